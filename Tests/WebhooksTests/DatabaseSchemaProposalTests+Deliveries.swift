import BlueprintTestSupport
import Testing
import VarveDatabase

/// Core tables, 2: webhook_deliveries.
extension DatabaseSchemaProposalTests {
    private typealias Fixture = WebhooksFixture

    @Test(arguments: TestServer.postgres)
    func `webhook_deliveries: columns, constraints and indexes`(server: TestServer) async throws {
        try await WebhooksFixture.with(server) { database async throws in
            expect(
                try await database.columns(of: "webhook_deliveries"),
                [
                    "id uuid not null default public.varve_uuid_v7()", "webhook_id uuid not null",
                    "event_id uuid not null", "event_type character varying(255) not null",
                    "payload jsonb not null",
                    "status public.webhook_delivery_status not null default 'pending'::public.webhook_delivery_status",
                    "attempts integer not null default 0", "max_attempts integer not null default 6",
                    "scheduled_at timestamp with time zone not null default now()",
                    "last_attempt_at timestamp with time zone", "last_response_status integer",
                    "last_response_body text", "last_error text", "delivered_at timestamp with time zone",
                    "created_at timestamp with time zone not null default now()",
                ])
            expect(
                try await database.constraints(of: "webhook_deliveries"),
                [
                    "webhook_deliveries_attempts_check: check ((attempts >= 0))",
                    "webhook_deliveries_event_type_fkey: foreign key (event_type) references webhook_event_types (name) on update cascade",
                    "webhook_deliveries_pkey: primary key (id)",
                    "webhook_deliveries_webhook_id_fkey: foreign key (webhook_id) references webhooks (id) on delete cascade",
                ])
            expect(
                try await database.indexes(of: "webhook_deliveries"),
                [
                    "idx_webhook_deliveries_created_at: (created_at)",
                    "idx_webhook_deliveries_event_id: (event_id)",
                    "idx_webhook_deliveries_event_type: (event_type)",
                    "idx_webhook_deliveries_pending: (scheduled_at) where (status = 'pending'::public.webhook_delivery_status)",
                    "idx_webhook_deliveries_webhook_id: (webhook_id)",
                ])
        }
    }

    @Test(arguments: TestServer.postgres)
    func `webhook_delivery_status`(server: TestServer) async throws {
        try await WebhooksFixture.with(server) { database async throws in
            let labels = try await database.run(
                "SELECT unnest(enum_range(NULL::webhook_delivery_status))::text")
            #expect(labels.map { $0[0].text } == ["pending", "delivering", "delivered", "failed"])
            for label in labels.compactMap({ $0[0].text }) {
                await database.accepts(Fixture.insertDelivery(("status", "'\(label)'")))
            }
            for word in ["lost", "Pending", ""] {
                await database.refuses(Fixture.insertDelivery(("status", "'\(word)'")), .code("22P02"))
            }
        }
    }

    @Test(arguments: TestServer.postgres)
    func `webhook_deliveries: what is left out gets its default`(server: TestServer) async throws {
        try await WebhooksFixture.with(server) { database async throws in
            try await database.run("DELETE FROM webhook_deliveries", "BEGIN", Fixture.insertDelivery())
            let values = try await database.run(
                """
                SELECT substr(id::text, 15, 1), status, attempts::text, max_attempts::text, (scheduled_at = now())::text,
                  (created_at = now())::text,
                  num_nulls(last_attempt_at, last_response_status, last_response_body, last_error, delivered_at)::text
                FROM webhook_deliveries
                """
            ).values
            try await database.run("COMMIT")
            #expect(values.first?.map(\.text) == ["7", "pending", "0", "6", "true", "true", "5"])
        }
    }

    @Test(arguments: TestServer.postgres)
    func `webhook_deliveries: what must be there, and how long it may be`(server: TestServer) async throws {
        try await WebhooksFixture.with(server) { database async throws in
            await database.refuses(Fixture.insertDelivery(id: "NULL"), .null("id"))
            await database.refuses(Fixture.insertDelivery(webhook: "NULL"), .null("webhook_id"))
            await database.refuses(Fixture.insertDelivery(event: "NULL"), .null("event_id"))
            await database.refuses(Fixture.insertDelivery(type: "NULL"), .null("event_type"))
            await database.refuses(Fixture.insertDelivery(payload: "NULL"), .null("payload"))
            for column in ["status", "attempts", "max_attempts", "scheduled_at", "created_at"] {
                await database.refuses(Fixture.insertDelivery((column, "NULL")), .null(column))
            }
            let optional = [
                "last_attempt_at", "last_response_status", "last_response_body", "last_error", "delivered_at",
            ]
            for column in optional { await database.accepts(Fixture.insertDelivery((column, "NULL"))) }
            await database.accepts("INSERT INTO webhook_event_types (name) VALUES (repeat('x', 255))")
            await database.accepts(Fixture.insertDelivery(type: "repeat('x', 255)"))
            await database.refuses(Fixture.insertDelivery(type: "repeat('x', 256)"), .code("22001"))
            await database.refuses(
                Fixture.insertDelivery(id: "'\(Fixture.delivery)'"), .constraint("webhook_deliveries_pkey"))
        }
    }

    @Test(arguments: TestServer.postgres)
    func `webhook_deliveries_attempts_check`(server: TestServer) async throws {
        try await WebhooksFixture.with(server) { database async throws in
            await database.accepts(Fixture.insertDelivery(("attempts", "0")))
            await database.accepts(Fixture.insertDelivery(("attempts", "7")))
            await database.refuses(
                Fixture.insertDelivery(("attempts", "-1")), .constraint("webhook_deliveries_attempts_check"))
        }
    }

    @Test(arguments: TestServer.postgres)
    func `a delivery goes with its webhook`(server: TestServer) async throws {
        try await WebhooksFixture.with(server) { database async throws in
            await database.refuses(
                Fixture.insertDelivery(webhook: "gen_random_uuid()"),
                .constraint("webhook_deliveries_webhook_id_fkey"))
            await database.accepts(Fixture.insertAttempt())
            await database.accepts("DELETE FROM webhooks")
            #expect(try await database.text("SELECT count(*) FROM webhook_deliveries") == "0")
            #expect(try await database.text("SELECT count(*) FROM webhook_delivery_attempts") == "0")
        }
    }

    @Test(arguments: TestServer.postgres)
    func `the queries of queue and clean-up use their indexes`(server: TestServer) async throws {
        try await WebhooksFixture.with(server) { database async throws in
            try await database.run(
                """
                INSERT INTO webhook_deliveries (webhook_id, event_id, event_type, payload, status, scheduled_at, created_at)
                SELECT '\(Fixture.webhook)', gen_random_uuid(), 'config.deployed', '{}',
                  (CASE WHEN n % 50 = 0 THEN 'pending' ELSE 'delivered' END)::webhook_delivery_status,
                  now() - n * interval '1 minute', now() - n * interval '1 minute'
                FROM generate_series(1, 5000) n
                """, Fixture.insertWebhook(id: "'\(Fixture.user)'"),
                Fixture.insertDelivery(webhook: "'\(Fixture.user)'"), "ANALYZE webhook_deliveries")
            let queries = [
                "idx_webhook_deliveries_pending": """
                SELECT id FROM webhook_deliveries WHERE status = 'pending' AND scheduled_at <= now()
                ORDER BY scheduled_at LIMIT 100 FOR UPDATE SKIP LOCKED
                """,
                "idx_webhook_deliveries_webhook_id":
                    "SELECT * FROM webhook_deliveries WHERE webhook_id = '\(Fixture.user)'",
                "idx_webhook_deliveries_event_id":
                    "SELECT * FROM webhook_deliveries WHERE event_id = '\(Fixture.delivery)'",
                "idx_webhook_deliveries_created_at": """
                DELETE FROM webhook_deliveries
                WHERE created_at < now() - interval '82 hours' AND status IN ('delivered', 'failed')
                """,
            ]
            for (index, query) in queries {
                let plan = try await database.run("EXPLAIN \(query)").compactMap { $0[0].text }
                #expect(plan.contains { $0.contains(index) }, "\(plan.joined(separator: "\n"))")
            }
        }
    }
}
