import BalanceKitchen
import BlueprintTestSupport
import Testing
import VarveDatabase
import VarveDeclaration

/// The document of schema skeletons, from top to bottom, on real databases. Its sections are the extensions of this
/// suite, in their order.
@Suite("Balance Kitchen: schema skeletons") struct SchemaSkeletonsTests {
    typealias Sample = BalanceKitchenFixture
}

// 2. Conventions

extension SchemaSkeletonsTests {
    @Test func `2: names, types and common columns are conventions of the schema`() throws {
        let conventions = try #require(try balanceKitchen.declared().conventions)
        #expect(conventions.tableNames == "<module>_<entity>")
        #expect(conventions.snakeCase)
        #expect(conventions.foreignKeyNames == "<thing>_id")
        #expect(conventions.keyType == .uuid)
        #expect(conventions.timestampType == .timestamp)
        #expect(conventions.jsonType == .json)
        #expect(conventions.requiredColumns == ["created_at", "updated_at"])
        #expect(conventions.indexedForeignKeys && conventions.statedOnDelete)
        #expect(conventions.advisory.isEmpty)
    }

    /// What the database has, whatever the toolkit thinks of it.
    @Test(arguments: TestServer.postgres)
    func `2: keys are uuid, instants timestamptz, JSON is jsonb`(server: TestServer) async throws {
        try await server.withKitchen { database async throws in
            let odd = """
                SELECT count(*) FROM information_schema.columns WHERE table_schema = 'public'
                  AND table_name <> 'varve_migrations' AND (
                    (column_name = 'id' OR column_name LIKE '%\\_id' AND data_type <> 'text') AND data_type <> 'uuid'
                    OR column_name LIKE '%\\_at' AND data_type <> 'timestamp with time zone'
                    OR data_type IN ('json', 'timestamp without time zone')
                    OR column_name !~ '^[a-z]+(_[a-z]+)*$' OR table_name !~ '^(identity|accounts|billing)_[a-z_]+$')
                """
            #expect(try await database.text(odd) == "0")
            let without = """
                SELECT string_agg(t.table_name, ' ' ORDER BY t.table_name) FROM information_schema.tables t
                WHERE t.table_schema = 'public' AND t.table_name <> 'varve_migrations' AND NOT EXISTS (
                  SELECT FROM information_schema.columns c WHERE c.table_name = t.table_name
                    AND c.column_name = '%')
                """
            #expect(try await database.text(without.replacing("%", with: "created_at")) == nil)
            #expect(
                try await database.text(without.replacing("%", with: "updated_at"))
                    == "billing_activity_events billing_credits_ledger billing_stripe_events "
                    + "identity_login_attempts identity_role_assignments identity_roles identity_sessions")
        }
    }
}

// 3. Placement and imports

extension SchemaSkeletonsTests {
    @Test func `3: core owns what others refer to, billing owns the rest`() throws {
        let modules = try balanceKitchen.declared().modules
        #expect(modules.map(\.name) == ["Core", "Billing"])
        #expect(modules.map(\.isShared) == [true, false])
        #expect(modules.map(\.dependencies) == [[], ["Core"]])
        #expect(
            modules[0].tables.joined().sorted() == [
                "accounts_accounts", "billing_stripe_events", "identity_login_attempts",
                "identity_role_assignments", "identity_roles", "identity_sessions", "identity_users",
            ])
        #expect(
            modules[1].tables.joined().sorted() == [
                "billing_activity_events", "billing_credits_ledger", "billing_line_items",
                "billing_transactions",
            ])
    }
}

// 4. Column helpers

private struct Helped: Table {
    static let name = "kitchen_helped"

    let id = Column<UUID>.pk()
    let other = Column<UUID>("other")
    let status = Column<String>.statusText()
    let mood = Column<String>.statusText("mood")
    let requestID = Column<UUID?>.requestID
    let createdAt = Column<Date>.createdAt
    let updatedAt = Column<Date>.updatedAt
    let deletedAt = Column<Date?>.deletedAt

    var rules: [Rule] { UpdatedAt(updatedAt) }
}

private struct OtherKey: Table {
    static let name = "kitchen_other_key"

    let id = Column<UUID>.pk("other_id")
}

extension SchemaSkeletonsTests {
    @Test(arguments: TestServer.postgres)
    func `4: the column helpers make the document's columns`(server: TestServer) async throws {
        let schema = try Schema(tables: [Helped.self, OtherKey.self]).declared()
        let statements = try server.dialect.statements(declaring: schema)
        try await server.withDatabase { database async throws in
            for statement in statements { try await database.run(statement) }
            #expect(
                try await database.columns(of: "kitchen_helped") == [
                    "id uuid not null default public.varve_uuid_v7()", "other uuid not null",
                    "status text not null", "mood text not null", "request_id uuid",
                    "created_at timestamp with time zone not null default now()",
                    "updated_at timestamp with time zone not null default now()",
                    "deleted_at timestamp with time zone",
                ])
            #expect(
                try await database.constraints(of: "kitchen_other_key") == [
                    "kitchen_other_key_pkey: primary key (other_id)"
                ])
        }
    }
}
