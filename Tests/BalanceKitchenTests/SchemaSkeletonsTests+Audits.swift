import BlueprintTestSupport
import Testing

// 6. Append-only tables for what must be told later: the credits ledger, Stripe's events, activity events

extension SchemaSkeletonsTests {
    @Test(arguments: TestServer.postgres)
    func `6: the credits ledger is append-only`(server: TestServer) async throws {
        let table = "billing_credits_ledger"
        try await server.withKitchen { database async throws in
            #expect(
                try await database.columns(of: table) == [
                    "id uuid not null default public.varve_uuid_v7()", "account_id uuid not null",
                    "transaction_id uuid", "kind text not null", "credits bigint not null",
                    "balance_after bigint not null", "reason text", "request_id uuid",
                    "created_at timestamp with time zone not null default now()",
                ])
            #expect(
                try await database.constraints(of: table).map(Self.kept) == [
                    "billing_credits_ledger_account_id_fkey: "
                        + "foreign key (account_id) references accounts_accounts (id) on delete restrict",
                    "billing_credits_ledger_balance_after_check", "billing_credits_ledger_credits_check",
                    "billing_credits_ledger_pkey: primary key (id)",
                    "billing_credits_ledger_transaction_id_fkey: "
                        + "foreign key (transaction_id) references billing_transactions (id) on delete restrict",
                ])
            await database.accepts(Sample.entry())
            await database.accepts(Sample.entry(credits: -90, balance: 0))
            await database.refuses(
                Sample.entry(credits: 0), .constraint("billing_credits_ledger_credits_check"))
            await database.refuses(
                Sample.entry(balance: -1), .constraint("billing_credits_ledger_balance_after_check"))
            await database.refuses(
                Sample.entry(account: Sample.nobody), .constraint("billing_credits_ledger_account_id_fkey"))
            try await Self.expectAppendOnly(table, "reason = 'x'", database)
            await database.refuses(
                "DELETE FROM accounts_accounts", .constraint("billing_credits_ledger_account_id_fkey"))
        }
    }

    @Test(arguments: TestServer.postgres)
    func `6: a ledger entry keeps its transaction`(server: TestServer) async throws {
        try await server.withKitchen { database async throws in
            try await database.run(Sample.transaction())
            let insert =
                "INSERT INTO billing_credits_ledger (account_id, transaction_id, kind, credits, balance_after) "
            await database.accepts(
                insert + "VALUES ('\(Sample.account)', '\(Sample.transaction)', 'bought', 1, 1)")
            let key = Refusal.constraint("billing_credits_ledger_transaction_id_fkey")
            await database.refuses(
                insert + "VALUES ('\(Sample.account)', '\(Sample.nobody)', 'bought', 1, 1)", key)
            await database.refuses("DELETE FROM billing_transactions", key)
        }
    }

    @Test(arguments: TestServer.postgres)
    func `6: activity events are append-only`(server: TestServer) async throws {
        let table = "billing_activity_events"
        try await server.withKitchen { database async throws in
            #expect(
                try await database.columns(of: table) == [
                    "id uuid not null default public.varve_uuid_v7()", "account_id uuid not null",
                    "user_id uuid", "type text not null", "payload jsonb", "request_id uuid",
                    "created_at timestamp with time zone not null default now()",
                ])
            #expect(
                try await database.constraints(of: table) == [
                    "billing_activity_events_account_id_fkey: "
                        + "foreign key (account_id) references accounts_accounts (id) on delete restrict",
                    "billing_activity_events_pkey: primary key (id)",
                    "billing_activity_events_user_id_fkey: "
                        + "foreign key (user_id) references identity_users (id) on delete restrict",
                ])
            let insert = "INSERT INTO billing_activity_events (account_id, user_id, type) VALUES "
            await database.accepts(insert + "('\(Sample.account)', '\(Sample.user)', 'paid')")
            await database.refuses(
                insert + "('\(Sample.nobody)', NULL, 'paid')",
                .constraint("billing_activity_events_account_id_fkey"))
            await database.refuses(
                insert + "('\(Sample.account)', '\(Sample.nobody)', 'paid')",
                .constraint("billing_activity_events_user_id_fkey"))
            await database.refuses(insert + "('\(Sample.account)', NULL, NULL)", .null("type"))
            try await Self.expectAppendOnly(table, "payload = '{}'", database)
            await database.refuses(
                "DELETE FROM identity_users", .constraint("billing_activity_events_user_id_fkey"))
        }
    }

    /// Every column is tried: one that may change changes, every other is refused.
    @Test(arguments: TestServer.postgres)
    func `6: of a Stripe event only how far it is worked on changes`(server: TestServer) async throws {
        let table = "billing_stripe_events"
        let changes = [
            "processed_at": "now()", "status": "'failed'", "last_error": "'x'",
            "related_account_id": "NULL", "related_transaction_id": "'\(Sample.nobody)'",
        ]
        let refused = [
            "id": "'\(Sample.nobody)'", "stripe_event_id": "'evt_9'", "type": "'x'", "api_version": "'x'",
            "livemode": "true", "received_at": "now() + interval '1 hour'",
            "request_id": "'\(Sample.nobody)'", "raw_event_redacted": "'{}'",
            "created_at": "now() + interval '1 hour'",
        ]
        try await server.withKitchen { database async throws in
            try await database.run(Sample.stripeEvent())
            let columns = try await database.columns(of: table).compactMap { $0.split(separator: " ").first }
            #expect(Set(columns.map(String.init)) == Set(changes.keys).union(refused.keys))
            for (column, value) in changes {
                await database.accepts("UPDATE \(table) SET \(column) = \(value)")
            }
            let message = Refusal.message("\(table) is append-only")
            for (column, value) in refused {
                await database.refuses("UPDATE \(table) SET \(column) = \(value)", message)
                await database.refuses("UPDATE \(table) SET status = 'failed', \(column) = \(value)", message)
            }
            await database.refuses(
                Sample.stripeEvent() + " ON CONFLICT (id) DO UPDATE SET type = 'x'", message)
            // The last word is not that of whatever other trigger changes the row on its way in.
            try await database.run(
                """
                CREATE FUNCTION meddle() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN NEW.type := 'forged'; RETURN NEW; END $$
                """,
                "CREATE TRIGGER zz_meddle BEFORE UPDATE ON \(table) FOR EACH ROW EXECUTE FUNCTION meddle()")
            await database.refuses("UPDATE \(table) SET status = 'ignored'", message)
            try await Self.expectKept(table, database)
        }
    }

    /// Neither UPDATE nor DELETE nor TRUNCATE gets through, directly or from another table.
    private static func expectAppendOnly(
        _ table: String, _ change: String, _ database: LiveDatabase
    ) async throws {
        let message = Refusal.message("\(table) is append-only")
        await database.refuses("UPDATE \(table) SET \(change)", message)
        await database.refuses("UPDATE \(table) SET created_at = created_at", message)
        try await expectKept(table, database)
    }

    private static func expectKept(_ table: String, _ database: LiveDatabase) async throws {
        let message = Refusal.message("\(table) is append-only")
        let count = try await database.text("SELECT count(*) FROM \(table)")
        await database.refuses("DELETE FROM \(table)", message)
        await database.refuses("TRUNCATE \(table)", message)
        await database.refuses("TRUNCATE accounts_accounts CASCADE", .message("is append-only"))
        #expect(try await database.text("SELECT count(*) FROM \(table)") == count)
        #expect(count != "0")
    }
}
