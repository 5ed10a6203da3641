import BlueprintTestSupport
import FoundationEssentials
import Testing
import VarveCatalog
import VarveDatabase
import VarveMigrations

/// Retention by partitions, which pg_partman makes and drops.
@Suite(.timeLimit(.minutes(5))) struct PartitionTests {
    private static let folder = BlueprintFolder("Webhooks/partitioned")

    private static let extensionSQL = [
        "CREATE SCHEMA partman", "CREATE EXTENSION pg_partman SCHEMA partman",
    ]

    /// Debian's PostgreSQL, which has the extension.
    private func withDatabase(_ body: @Sendable (LiveDatabase) async throws -> Void) async throws {
        let server = try #require(TestServer.postgres.first { $0.major == 15 })
        try await server.withDatabase { database in
            for statement in Self.extensionSQL { try await database.run(statement) }
            try await body(database)
        }
    }

    /// Deliveries of these ages in days, one in each state.
    private func fill(_ database: LiveDatabase, ages: [Int]) async throws {
        for statement in WebhooksFixture.owners { try await database.run(statement) }
        try await database.run(
            WebhooksFixture.insertWebhook(id: "'\(WebhooksFixture.webhook)'"),
            """
            INSERT INTO webhook_deliveries (webhook_id, event_id, event_type, payload, status, created_at)
            SELECT '\(WebhooksFixture.webhook)', gen_random_uuid(), 'config.deployed', '{}', status,
              now() - age * interval '1 day'
            FROM unnest(enum_range(NULL::webhook_delivery_status)) status, unnest(ARRAY\(ages)) age
            """)
    }

    @Test func `the first migration is that of the blueprint`() throws {
        for half in ["up", "down"] {
            let name = "migrations/0001_create_webhooks.\(half).sql"
            let ours = FileManager.default.contents(atPath: Self.folder(name))
            #expect(ours != nil)
            #expect(ours == FileManager.default.contents(atPath: WebhooksFixture.blueprint(name)))
        }
    }

    @Test func `rows move into partitions, old partitions go, and rows move back`() async throws {
        let folder = try Self.folder.migrations()
        try await withDatabase { database in
            try await database.migrate(folder, to: folder.migrations[0].version)
            try await fill(database, ages: [0, 12, 29, 40])
            let columns = try await columns(database)
            try await database.migrate(folder)
            #expect(try await self.columns(database) == columns)
            let count = "SELECT count(*) FROM webhook_deliveries"
            #expect(try await database.text(count) == "14", "delivered and failed are old enough to go")
            #expect(
                try await database.text(
                    "SELECT count(*) FROM pg_partition_tree('webhook_deliveries') WHERE isleaf") == "49",
                "40 days back, today, 7 days ahead, and one for all else")
            #expect(try await database.text("SELECT count(*) FROM ONLY webhook_deliveries_default") == "0")
            try await database.run("SELECT partman.run_maintenance()")
            #expect(try await database.text(count) == "12")
            #expect(
                try await database.text(
                    "SELECT count(*) FROM webhook_deliveries WHERE created_at < now() - interval '31 days'")
                    == "0")
            _ = try await database.runner.down(.steps(1), folder: folder)
            #expect(try await database.text(count) == "12")
            #expect(try await database.text("SELECT count(*) FROM partman.part_config") == "0")
        }
    }

    @Test func `up and down leave what was there`() async throws {
        let folder = try Self.folder.migrations()
        try await withDatabase { database in
            let empty = try await database.catalog()
            try await database.migrate(folder, to: folder.migrations[0].version)
            let core = try await database.catalog()
            try await database.migrate(folder)
            _ = try await database.runner.down(.steps(1), folder: folder)
            RoundTrip.expect(try await database.catalog(), core, database.dialect, "the core tables")
            _ = try await database.runner.down(.everything, folder: folder)
            RoundTrip.expect(try await database.catalog(), empty, database.dialect, "nothing")
        }
    }

    @Test func `the rules are those of the whole table`() async throws {
        try await withDatabase { database in
            try await database.migrate(try Self.folder.migrations())
            try await fill(database, ages: [0])
            await database.refuses(
                WebhooksFixture.insertDelivery(("attempts", "-1")),
                .constraint("webhook_deliveries_attempts_check"))
            await database.refuses(
                WebhooksFixture.insertDelivery(webhook: "gen_random_uuid()"),
                .constraint("webhook_deliveries_webhook_id_fkey"))
            let plan = try await database.run(
                """
                EXPLAIN SELECT id FROM webhook_deliveries WHERE status = 'pending' AND scheduled_at <= now()
                ORDER BY scheduled_at LIMIT 100 FOR UPDATE SKIP LOCKED
                """
            ).compactMap { $0[0].text }
            #expect(plan.contains { $0.contains("scheduled_at_idx") }, "\(plan.joined(separator: "\n"))")
            try await database.run("DELETE FROM webhooks")
            #expect(try await database.text("SELECT count(*) FROM webhook_deliveries") == "0")
        }
    }

    /// Names, types, defaults and whether there must be a value.
    private func columns(_ database: LiveDatabase) async throws -> [[String?]] {
        try await database.run(
            """
            SELECT column_name, data_type, character_maximum_length::text, column_default, is_nullable
            FROM information_schema.columns WHERE table_name = 'webhook_deliveries' ORDER BY ordinal_position
            """
        ).map { $0.map(\.text) }
    }
}
