import BlueprintTestSupport
import Testing
import VarveDatabase
import VarveDeclaration
import VarveMigrations
import Webhooks

/// Data retention.
extension DatabaseSchemaProposalTests {
    private typealias Fixture = WebhooksFixture

    @Test(arguments: TestServer.postgres)
    func `after 30 days a delivery goes that has arrived or failed, and no other`(server: TestServer)
        async throws
    {
        let rules = try webhooks.declared().retentionRules
        #expect(rules.map(\.table) == ["webhook_deliveries"])
        #expect(rules.map(\.retention.period) == [.days(30)])
        try await WebhooksFixture.with(server) { database async throws in
            try await database.run("DELETE FROM webhook_deliveries")
            let ages = ["29 days", "30 days", "30 days 1 microsecond", "365 days"]
            for status in ["pending", "delivering", "delivered", "failed"] {
                for age in ages {
                    try await database.run(
                        Fixture.insertDelivery(
                            type: "'config.deployed'", ("status", "'\(status)'"), ("last_error", "'\(age)'"),
                            ("created_at", "timestamptz '2026-03-31 12:00Z' - interval '\(age)'")))
                }
            }
            try await database.run(
                """
                INSERT INTO webhook_delivery_attempts (delivery_id, attempt, response_status)
                SELECT id, 1, 200 FROM webhook_deliveries
                """)
            let retainer = Retainer(dialect: database.dialect, connection: database.connection)
            let report = try await retainer.remove(rules[0], asOf: "2026-03-31T12:00:00Z")
            #expect(report.rows == 4)
            let left = try await database.run(
                """
                SELECT status, string_agg(last_error, ', ' ORDER BY created_at DESC) FROM webhook_deliveries
                GROUP BY status ORDER BY status
                """
            ).values.map { $0.map { $0.text ?? "" } }
            let kept = "29 days, 30 days"
            let all = ages.joined(separator: ", ")
            #expect(
                left == [["pending", all], ["delivering", all], ["delivered", kept], ["failed", kept]])
            #expect(
                try await database.text("SELECT count(*) FROM webhook_delivery_attempts") == "12",
                "attempts go with their delivery")
        }
    }
}
