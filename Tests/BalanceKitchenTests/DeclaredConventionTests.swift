import BalanceKitchen
import BlueprintTestSupport
import Testing
import VarveDatabase
import VarveDeclaration
import VarveMigrations

private struct Parent: Table {
    static let name = "core_parents"

    let id = Column<UUID>.pk()
}

private struct Child: Table {
    static let name = "core_children"
    static let line = #line + 3

    let id = Column<UUID>.pk()
    let parent = Column<UUID>("parent").references(\Parent.id)
    let otherID = Column<UUID>("other_id").references(\Parent.id, onDelete: .noAction)
    let group = Shared()

    var rules: [Rule] { ForeignKey(id, references: \Parent.id) }
}

private struct Shared: ColumnGroup {
    static let line = #line + 2

    let apiToken = Column<String>("api_token")
}

private struct Odd: Table {
    static let name = "odd"

    let id = Column<UUID>.pk()
}

private struct Core: SchemaModule {
    var tables: [any Table.Type] { [Parent.self, Child.self, Odd.self] }
}

/// Conventions of a schema in Swift: findings name the type, the property, and the line where it is made.
@Suite struct DeclaredConventionTests {
    private func findings(_ schema: Schema) async throws -> [String] {
        let declared = try schema.declared()
        let sql = try TestServer.postgres[0].dialect.statements(declaring: declared)
        let fixture = try ConventionFixture(up: sql.map { $0 + ";\n" }.joined())
        // The down half is not what this is about.
        return try await fixture.findings(nil, schema: .declared(declared)).filter {
            !$0.hasPrefix("down-restores")
        }
    }

    @Test func `type, property and line are named`() async throws {
        let found = try await findings(
            Schema(
                modules: [Core.self],
                conventions: Conventions(
                    tableNames: "<module>_<entity>", foreignKeyNames: "<thing>_id", statedOnDelete: true,
                    hashedColumns: Conventions.secrets,
                    exemptions: [Exemption(\Child.id, from: .foreignKeyName, because: "one to one")])))
        let file = "BalanceKitchenTests/DeclaredConventionTests.swift"
        let onDelete =
            "nothing says what happens ON DELETE of the row in core_parents; choose CASCADE, RESTRICT, SET NULL "
            + "or SET DEFAULT, or write NO ACTION out"
        #expect(
            found == [
                "on-delete error BalanceKitchen/Columns.swift:7 core_children.id: column core_children.id (Child.id): "
                    + onDelete,
                "foreign-key-name error \(file):\(Child.line) core_children.parent: column core_children.parent "
                    + "(Child.parent): a column of a foreign key has a name of the form <thing>_id; rename it",
                "on-delete error \(file):\(Child.line) core_children.parent: column core_children.parent "
                    + "(Child.parent): " + onDelete,
                "hashed-secret error \(file):\(Shared.line) core_children.api_token: column core_children.api_token "
                    + "(Child.group.apiToken): a secret is kept as a hash only, in a column whose name ends in _hash; "
                    + "hash it and rename the column, or exempt it with a reason",
                "table-name error - odd: table odd (Odd): the name has not the form <module>_<entity>, where "
                    + "<module> is core in Core; rename it",
            ])
    }

    @Test func `the blueprint follows its own`() async throws {
        #expect(try await findings(balanceKitchen) == [])
    }

    @Test func `without its exemptions it does not`() async throws {
        let declared = try balanceKitchen.declared()
        var conventions = try #require(declared.conventions)
        conventions.exemptions = []
        let found = try await findings(
            Schema(modules: [BalanceKitchen.Core.self, Billing.self], conventions: conventions))
        #expect(
            found.map { $0.split(separator: ": ")[0].split(separator: " ") }.map { "\($0[0]) \($0[3])" } == [
                "required-column billing_activity_events.updated_at",
                "required-column billing_credits_ledger.updated_at",
                "required-column billing_stripe_events.updated_at",
                "required-column identity_login_attempts.updated_at",
                "required-column identity_role_assignments.updated_at",
                "foreign-key-name identity_role_assignments.role_key",
                "required-column identity_roles.updated_at", "required-column identity_sessions.updated_at",
            ])
    }

    @Test(arguments: [
        (
            Conventions(tableNames: "<module"),
            "Conventions.tableNames: '<module' has a '<' without its '>', or nothing between the two"
        ),
        (
            Conventions(tableNames: "users"),
            "Conventions.tableNames: 'users' has no placeholder, such as <module> or <entity>"
        ),
        (
            Conventions(foreignKeyNames: "<module>_id"),
            "Conventions.foreignKeyNames: <module> has a meaning in names of tables only"
        ),
        (
            Conventions(exemptions: [Exemption(Odd.self, from: .keyType, because: " ")]),
            "Conventions.exemptions: odd from key-type is exempt without a reason; say why"
        ),
    ])
    func `conventions that mean nothing are refused`(conventions: Conventions, message: String) {
        #expect {
            _ = try Schema(tables: [Odd.self], conventions: conventions).declared()
        } throws: {
            "\($0)" == message
        }
    }

    @Test func `forms of names`() {
        let pattern: NamePattern = "<module>_<entity>"
        #expect(pattern.matches("billing_line_items", modules: ["billing"]))
        #expect(!pattern.matches("billing", modules: ["billing"]))
        #expect(!pattern.matches("billing_", modules: ["billing"]))
        #expect(!pattern.matches("billing_Items", modules: ["billing"]))
        #expect(!pattern.matches("core_items", modules: ["billing"]))
        #expect(NamePattern("t_<x>_v<y>").matches("t_a_b_vz2"))
        #expect(!NamePattern("t_<x>").matches("t_2"))
        #expect(NamePattern("<thing>_id").matches("user_id"))
        #expect(!NamePattern("<thing>_id").matches("_id"))
        #expect(!NamePattern("<thing>_id").matches("id"))
    }
}
