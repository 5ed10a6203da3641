import BlueprintTestSupport
import Testing
import VarveDatabase

/// The tables for the second version, 3: webhook_event_types.
extension DatabaseSchemaProposalTests {
    private typealias Fixture = WebhooksFixture

    private static func register(_ name: String) -> String {
        "INSERT INTO webhook_event_types (name) VALUES (\(name))"
    }

    @Test(arguments: TestServer.postgres)
    func `webhook_event_types: columns and constraints`(server: TestServer) async throws {
        try await WebhooksFixture.with(server) { database async throws in
            expect(
                try await database.columns(of: "webhook_event_types"),
                [
                    "name character varying(255) not null", "description text",
                    "created_at timestamp with time zone not null default now()",
                ])
            expect(
                try await database.constraints(of: "webhook_event_types"),
                [
                    "webhook_event_types_name_check: check ((((name)::text <> '*'::text) AND ((name)::text <> ''::text)))",
                    "webhook_event_types_pkey: primary key (name)",
                ])
            await database.accepts(Self.register("'config.reverted'"))
            await database.refuses(
                Self.register("'config.reverted'"), .constraint("webhook_event_types_pkey"))
            await database.refuses(Self.register("NULL"), .null("name"))
            for name in ["'*'", "''"] {
                await database.refuses(Self.register(name), .constraint("webhook_event_types_name_check"))
            }
            await database.refuses(Self.register("repeat('x', 256)"), .code("22001"))
            await database.refuses(
                "INSERT INTO webhook_event_types (name, created_at) VALUES ('x', NULL)", .null("created_at"))
        }
    }

    @Test(arguments: TestServer.postgres)
    func `a delivery is of a registered event`(server: TestServer) async throws {
        try await WebhooksFixture.with(server) { database async throws in
            await database.accepts(Fixture.insertDelivery(type: "'config.committed'"))
            for type in ["'config.reverted'", "'*'"] {
                await database.refuses(
                    Fixture.insertDelivery(type: type), .constraint("webhook_deliveries_event_type_fkey"))
            }
            await database.refuses(
                "DELETE FROM webhook_event_types WHERE name = 'config.committed'",
                .constraint("webhook_deliveries_event_type_fkey"))
            await database.accepts(
                "UPDATE webhook_event_types SET name = 'c' WHERE name = 'config.committed'")
            #expect(
                try await database.text("SELECT count(*) FROM webhook_deliveries WHERE event_type = 'c'")
                    == "1")
        }
    }

    @Test(arguments: TestServer.postgres)
    func `a subscription is to registered events, or to all`(server: TestServer) async throws {
        try await WebhooksFixture.with(server) { database async throws in
            for list in [#"["*"]"#, #"["config.deployed"]"#, #"["config.deployed", "*"]"#, "[]"] {
                await database.accepts("UPDATE webhooks SET event_types = '\(list)'")
            }
            for list in [
                #"["config.reverted"]"#, #"["*", "config.reverted"]"#, "[1]", "[null]", "[[]]", #"[""]"#,
            ] {
                await database.refuses(
                    "UPDATE webhooks SET event_types = '\(list)'", .message("is not registered"))
                await database.refuses(
                    Fixture.insertWebhook(("event_types", "'\(list)'")), .message("is not registered"))
            }
        }
    }

    @Test(arguments: TestServer.postgres)
    func `an event that is subscribed to stays registered`(server: TestServer) async throws {
        try await WebhooksFixture.with(server) { database async throws in
            try await database.run(#"UPDATE webhooks SET event_types = '["config.committed"]'"#)
            await database.refuses(
                "DELETE FROM webhook_event_types WHERE name = 'config.committed'",
                .message("config.committed is subscribed to"))
            await database.refuses(
                "UPDATE webhook_event_types SET name = 'x' WHERE name = 'config.committed'",
                .message("config.committed is subscribed to"))
            await database.accepts("UPDATE webhook_event_types SET description = 'd'")
            try await database.run("UPDATE webhooks SET event_types = '[]'")
            await database.accepts("DELETE FROM webhook_event_types WHERE name = 'config.committed'")
        }
    }

    @Test(arguments: TestServer.postgres)
    func `an event can't be unregistered while somebody subscribes to it`(server: TestServer) async throws {
        try await WebhooksFixture.with(server) { database async throws in
            let removal = "DELETE FROM webhook_event_types WHERE name = 'config.committed'"
            try await database.besides { other in
                try await other.execute([
                    "BEGIN", Statement(Fixture.insertWebhook(("event_types", #"'["config.committed"]'"#))),
                ])
                try await database.run("SET lock_timeout = '50ms'")
                await database.refuses(removal, .code("55P03"))
                try await other.execute("COMMIT")
            }
            await database.refuses(removal, .message("is subscribed to"))
            try await database.run("BEGIN ISOLATION LEVEL REPEATABLE READ")
            await database.refuses(removal, .message("in a repeatable read"))
            try await database.run("ROLLBACK")
        }
    }
}
