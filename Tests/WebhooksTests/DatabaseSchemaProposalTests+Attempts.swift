import BlueprintTestSupport
import Testing
import VarveDatabase

/// The tables for the second version, 4: webhook_delivery_attempts.
extension DatabaseSchemaProposalTests {
    private typealias Fixture = WebhooksFixture

    @Test(arguments: TestServer.postgres)
    func `webhook_delivery_attempts: columns, constraints and indexes`(server: TestServer) async throws {
        try await WebhooksFixture.with(server) { database async throws in
            expect(
                try await database.columns(of: "webhook_delivery_attempts"),
                [
                    "id uuid not null default public.varve_uuid_v7()", "delivery_id uuid not null",
                    "attempt integer not null",
                    "attempted_at timestamp with time zone not null default now()",
                    "duration_ms integer", "response_status integer", "response_body text", "error text",
                ])
            #expect(
                try await database.constraints(of: "webhook_delivery_attempts").map {
                    String($0.prefix { $0 != ":" })
                } == [
                    "webhook_delivery_attempts_attempt_check",
                    "webhook_delivery_attempts_delivery_id_attempt_key",
                    "webhook_delivery_attempts_delivery_id_fkey",
                    "webhook_delivery_attempts_duration_ms_check",
                    "webhook_delivery_attempts_outcome_check", "webhook_delivery_attempts_pkey",
                    "webhook_delivery_attempts_response_status_check",
                ])
            expect(
                try await database.indexes(of: "webhook_delivery_attempts"),
                [
                    "idx_webhook_delivery_attempts_attempted_at: (attempted_at)"
                ])
        }
    }

    @Test(arguments: TestServer.postgres)
    func `an attempt has a number, a delivery and an outcome`(server: TestServer) async throws {
        try await WebhooksFixture.with(server) { database async throws in
            let prefix = "webhook_delivery_attempts_"
            await database.accepts(
                Fixture.insertAttempt("1", status: "NULL", error: "'refused'", milliseconds: "0"))
            await database.accepts(Fixture.insertAttempt("2", status: "599", milliseconds: "NULL"))
            await database.accepts(Fixture.insertAttempt("3", status: "100"))
            await database.refuses(
                Fixture.insertAttempt("3"), .constraint(prefix + "delivery_id_attempt_key"))
            await database.refuses(Fixture.insertAttempt("0"), .constraint(prefix + "attempt_check"))
            for status in ["99", "600"] {
                await database.refuses(
                    Fixture.insertAttempt("4", status: status), .constraint(prefix + "response_status_check"))
            }
            await database.refuses(
                Fixture.insertAttempt("4", milliseconds: "-1"), .constraint(prefix + "duration_ms_check"))
            await database.refuses(
                Fixture.insertAttempt("4", status: "NULL"), .constraint(prefix + "outcome_check"))
            await database.refuses(
                Fixture.insertAttempt(delivery: "gen_random_uuid()"), .constraint(prefix + "delivery_id_fkey")
            )
            await database.refuses(Fixture.insertAttempt("NULL"), .null("attempt"))
            await database.refuses(Fixture.insertAttempt(delivery: "NULL"), .null("delivery_id"))
            await database.refuses(
                """
                INSERT INTO webhook_delivery_attempts (id, delivery_id, attempt, error)
                SELECT id, delivery_id, 9, 'x' FROM webhook_delivery_attempts LIMIT 1
                """, .constraint(prefix + "pkey"))
            await database.refuses(
                """
                INSERT INTO webhook_delivery_attempts (delivery_id, attempt, error, attempted_at)
                VALUES ('\(Fixture.delivery)', 9, 'x', NULL)
                """, .null("attempted_at"))
        }
    }

    @Test(arguments: TestServer.postgres)
    func `attempts stay as they were written, and leave with their delivery`(server: TestServer) async throws
    {
        try await WebhooksFixture.with(server) { database async throws in
            let refusal = Refusal.message("webhook_delivery_attempts is append-only")
            await database.accepts(Fixture.insertAttempt())
            await database.refuses("UPDATE webhook_delivery_attempts SET error = 'x'", refusal)
            await database.refuses("DELETE FROM webhook_delivery_attempts", refusal)
            await database.refuses("TRUNCATE webhook_delivery_attempts", refusal)
            await database.refuses("TRUNCATE webhook_event_types CASCADE", refusal)
            #expect(try await database.text("SELECT count(*) FROM webhook_delivery_attempts") == "1")
            await database.accepts("DELETE FROM webhook_deliveries")
            #expect(try await database.text("SELECT count(*) FROM webhook_delivery_attempts") == "0")
        }
    }
}
