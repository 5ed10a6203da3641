import BalanceKitchen
import BlueprintTestSupport
import Testing
import VarveDeclaration
import VarveMigrations

private struct Base: Table {
    static let name = "base_things"

    let id = Column<UUID>.pk()
    let laterID = Column<UUID?>("later_id").references(\Later.id, onDelete: .setNull)
}

private struct BaseByName: Table {
    static let name = "base_things"

    let id = Column<UUID>.pk()
    let laterID = Column<UUID?>("later_id").references(column: "id", ofTable: "later_things")
}

private struct BaseByRule: Table {
    static let name = "base_things"

    let id = Column<UUID>.pk()

    var rules: [Rule] { ForeignKey([id], referencesColumns: ["id"], ofTable: "later_things") }
}

private struct Alone: Table {
    static let name = "base_alone"

    let id = Column<UUID>.pk()
}

private struct Later: Table {
    static let name = "later_things"

    let id = Column<UUID>.pk()
}

private struct Shared: SchemaModule {
    static let isShared = true
    var tables: [any Table.Type] { [Base.self] }
}

private struct SharedByName: SchemaModule {
    static let isShared = true
    var tables: [any Table.Type] { [BaseByName.self] }
}

private struct Plain: SchemaModule {
    var tables: [any Table.Type] { [Base.self] }
}

private struct PlainByName: SchemaModule {
    var tables: [any Table.Type] { [BaseByName.self] }
}

private struct PlainByRule: SchemaModule {
    var tables: [any Table.Type] { [BaseByRule.self] }
}

private struct SharedOnFeature: SchemaModule {
    static let isShared = true
    static let dependencies: [any SchemaModule.Type] = [Feature.self]
    var tables: [any Table.Type] { [Alone.self] }
}

private struct Feature: SchemaModule {
    var tables: [any Table.Type] { [Later.self] }
}

private struct Chicken: SchemaModule {
    static let dependencies: [any SchemaModule.Type] = [Egg.self]
    var tables: [any Table.Type] { [Alone.self] }
}

private struct Egg: SchemaModule {
    static let dependencies: [any SchemaModule.Type] = [Chicken.self]
    var tables: [any Table.Type] { [Later.self] }
}

private struct CreditNotes: SchemaModule {
    var tables: [any Table.Type] { [Alone.self] }
}

/// What a module may build on.
@Suite struct ModuleTests {
    struct Wrong: Sendable {
        let modules: [any SchemaModule.Type]
        let message: String
    }

    private static func missing(_ place: String, _ module: String) -> String {
        "\(place): it refers to Later of Feature, which its module \(module) does not depend on; "
            + "add Feature.self to the dependencies of \(module)"
    }

    private static func shared(_ place: String, _ module: String, _ what: String) -> String {
        "\(place): it \(what) Feature, and \(module) is shared, so it builds on shared modules only; "
            + "let Feature refer to \(module) instead, or move what both need to a shared module"
    }

    static let wrong: [Wrong] = [
        Wrong(modules: [Plain.self, Feature.self], message: missing("Base.laterID", "Plain")),
        Wrong(
            modules: [PlainByName.self, Feature.self], message: missing("BaseByName.laterID", "PlainByName")),
        Wrong(
            modules: [PlainByRule.self, Feature.self], message: missing("BaseByRule.rules", "PlainByRule")),
        Wrong(
            modules: [Shared.self, Feature.self],
            message: shared("Base.laterID", "Shared", "refers to Later of")),
        Wrong(
            modules: [Feature.self, SharedByName.self],
            message: shared("BaseByName.laterID", "SharedByName", "refers to Later of")),
        Wrong(
            modules: [SharedOnFeature.self],
            message: shared("SharedOnFeature", "SharedOnFeature", "depends on")),
        Wrong(
            modules: [Egg.self],
            message: "Egg: the modules depend on each other in a circle: Egg → Chicken → Egg"),
    ]

    @Test(arguments: wrong)
    func `what a module may not build on is refused with both names`(wrong: Wrong) {
        #expect {
            _ = try Schema(modules: wrong.modules).declared()
        } throws: {
            "\($0)".hasSuffix(wrong.message)
        }
    }

    @Test func `a module's tables begin with its name, unless it says otherwise`() throws {
        let modules = try Schema(modules: [CreditNotes.self]).declared().modules
        #expect(modules.map(\.prefixes) == [["credit_notes"]])
        #expect(Core.tablePrefixes == ["identity", "accounts", "billing"])
    }

    /// SQL that a module carries along can tie tables that no declaration ties.
    @Test func `check looks at the foreign keys that are there`() async throws {
        let fixture = try ConventionFixture(
            up: """
                CREATE TABLE core_users (id int PRIMARY KEY);
                CREATE TABLE shop_orders (id int PRIMARY KEY,
                    user_id int REFERENCES core_users, mail_id int);
                CREATE TABLE mail_letters (id int PRIMARY KEY, user_id int REFERENCES core_users);
                ALTER TABLE shop_orders ADD FOREIGN KEY (mail_id) REFERENCES mail_letters;
                ALTER TABLE core_users ADD COLUMN order_id int REFERENCES shop_orders;
                """, dropping: "core_users CASCADE", "shop_orders CASCADE", "mail_letters")
        var conventions = Conventions()
        conventions.modules = [
            DeclaredModule(name: "core", prefixes: ["core"], isShared: true),
            DeclaredModule(name: "shop", prefixes: ["shop"], dependencies: ["core"]),
            DeclaredModule(name: "mail", prefixes: ["mail"], dependencies: ["core"]),
        ]
        #expect(
            try await fixture.findings(conventions) == [
                "module-dependency error \(ConventionFixture.file):6 core_users.order_id: column core_users.order_id: "
                    + "refers to shop_orders of shop, which core does not depend on; "
                    + "core is shared, so let shop refer to it instead",
                "module-dependency error \(ConventionFixture.file):3 shop_orders.mail_id: column shop_orders.mail_id: "
                    + "refers to mail_letters of mail, which shop does not depend on; "
                    + "let shop depend on mail, or take the reference back",
            ])
        conventions.modules[0].tables = [["shop_orders"]]
        conventions.modules[0].dependencies = ["mail"]
        #expect(try await fixture.findings(conventions) == [])
    }
}
