import BlueprintTestSupport
import Testing
import VarveDatabase
import VarveMigrations
import Webhooks

/// The document from its beginning to its end, on each version of PostgreSQL.
@Suite("Database Schema Proposal", .timeLimit(.minutes(5)))
struct DatabaseSchemaProposalTests {
    @Test(arguments: TestServer.postgres)
    func `overview: two core tables, and two more on top`(server: TestServer) async throws {
        let folder = try WebhooksFixture.blueprint.migrations()
        #expect(
            folder.migrations.map(\.label) == ["0001_create_webhooks", "0002_add_event_types_and_attempts"])
        try await server.withDatabase { database in
            let owners = ["app_db", "projects", "users"]
            try await database.migrate(folder, to: folder.migrations[0].version)
            #expect(Set(try await database.tables()) == Set(owners + ["webhooks", "webhook_deliveries"]))
            try await database.migrate(folder)
            let all =
                owners + [
                    "webhooks", "webhook_deliveries", "webhook_event_types", "webhook_delivery_attempts",
                ]
            #expect(Set(try await database.tables()) == Set(all))
        }
    }

    @Test(arguments: TestServer.postgres)
    func `fresh, head, empty and head again, with rows in place`(server: TestServer) async throws {
        let rows = [
            "0001": WebhooksFixture.owners + [
                WebhooksFixture.insertWebhook(
                    id: "'\(WebhooksFixture.webhook)'",
                    ("event_types", #"'["config.committed", "*", 5, ""]'"#)),
                WebhooksFixture.insertDelivery(id: "'\(WebhooksFixture.delivery)'"),
                WebhooksFixture.insertDelivery(("status", "'failed'")),
            ],
            "0002": [WebhooksFixture.insertAttempt()],
        ]
        try await RoundTrip(WebhooksFixture.blueprint.migrations(), rows: rows).check(
            on: server, arrivingAt: webhooks)
    }

    @Test(arguments: TestServer.postgres)
    func `the second migration registers the events that are in use`(server: TestServer) async throws {
        let folder = try WebhooksFixture.blueprint.migrations()
        try await server.withDatabase { database in
            try await database.migrate(folder, to: folder.migrations[0].version)
            for statement in WebhooksFixture.owners { try await database.run(statement) }
            try await database.run(
                WebhooksFixture.insertWebhook(
                    id: "'\(WebhooksFixture.webhook)'",
                    ("event_types", #"'["config.committed", "*", 5, "", "config.deployed"]'"#)),
                WebhooksFixture.insertDelivery(type: "'config.deployed'"),
                WebhooksFixture.insertDelivery(type: "'config.reverted'"))
            try await database.migrate(folder)
            let names = try await database.run("SELECT name FROM webhook_event_types ORDER BY name")
            #expect(
                names.compactMap { $0[0].text } == ["config.committed", "config.deployed", "config.reverted"])
        }
    }
}
