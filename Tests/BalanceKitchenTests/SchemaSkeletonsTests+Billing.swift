import BlueprintTestSupport
import Testing

// 5.5, 5.6 and 7. Accounts, Stripe's events, transactions

extension SchemaSkeletonsTests {
    private static let id = "id uuid not null default public.varve_uuid_v7()"
    private static let createdAt = "created_at timestamp with time zone not null default now()"
    private static let updatedAt = "updated_at timestamp with time zone not null default now()"

    @Test(arguments: TestServer.postgres)
    func `5.5: accounts_accounts`(server: TestServer) async throws {
        try await server.withKitchen { database async throws in
            #expect(
                try await database.columns(of: "accounts_accounts") == [
                    Self.id, "name text not null", "status text not null", Self.createdAt, Self.updatedAt,
                ])
            #expect(
                try await database.constraints(of: "accounts_accounts").map(Self.kept) == [
                    "accounts_accounts_pkey: primary key (id)", "accounts_accounts_status_check",
                ])
            let insert = "INSERT INTO accounts_accounts (name, status) VALUES "
            await database.accepts(insert + "('Bistro', 'trial')")
            await database.refuses(
                insert + "('Bistro', 'open')", .constraint("accounts_accounts_status_check"))
            await database.refuses(insert + "(NULL, 'trial')", .null("name"))
            await database.refuses(insert + "('Bistro', NULL)", .null("status"))
            await database.refuses(
                "UPDATE accounts_accounts SET id = '\(Sample.account)'", .constraint("accounts_accounts_pkey")
            )
            try await Self.expectUpdatedAt("accounts_accounts", database)
        }
    }

    @Test(arguments: TestServer.postgres)
    func `5.6: billing_stripe_events, each event once`(server: TestServer) async throws {
        let table = "billing_stripe_events"
        try await server.withKitchen { database async throws in
            let columns = try await database.columns(of: table)
            #expect(
                columns == [
                    Self.id, "stripe_event_id text not null", "type text not null", "api_version text",
                    "livemode boolean not null", "received_at timestamp with time zone not null",
                    "processed_at timestamp with time zone", "status text not null", "last_error text",
                    "request_id uuid", "related_account_id uuid", "related_transaction_id uuid",
                    "raw_event_redacted jsonb", Self.createdAt,
                ])
            #expect(
                try await database.constraints(of: table).map(Self.kept) == [
                    "billing_stripe_events_pkey: primary key (id)",
                    "billing_stripe_events_processed_at_check",
                    "billing_stripe_events_related_account_id_fkey: "
                        + "foreign key (related_account_id) references accounts_accounts (id) on delete restrict",
                    "billing_stripe_events_status_check",
                    "billing_stripe_events_stripe_event_id_key: unique (stripe_event_id)",
                ])
            await database.accepts(Sample.stripeEvent())
            let other = Sample.nobody
            await database.refuses(
                Sample.stripeEvent(id: other), .constraint("billing_stripe_events_stripe_event_id_key"))
            await database.refuses(
                Sample.stripeEvent(stripe: "evt_2"), .constraint("billing_stripe_events_pkey"))
            await database.refuses(
                Sample.stripeEvent(id: other, stripe: "evt_2", status: "lost"),
                .constraint("billing_stripe_events_status_check"))
            await database.refuses(
                Sample.stripeEvent(id: other, stripe: "evt_2", status: "processed"),
                .constraint("billing_stripe_events_processed_at_check"))
            await database.accepts(
                Sample.stripeEvent(id: other, stripe: "evt_2", status: "processed", processed: "now()"))
            await database.refuses(
                Sample.stripeEvent(id: Sample.user, stripe: "evt_3", account: Sample.nobody),
                .constraint("billing_stripe_events_related_account_id_fkey"))
            await database.refuses(
                "DELETE FROM accounts_accounts", .constraint("billing_stripe_events_related_account_id_fkey"))
        }
    }

    @Test(arguments: TestServer.postgres)
    func `7: billing_transactions`(server: TestServer) async throws {
        let table = "billing_transactions"
        try await server.withKitchen { database async throws in
            #expect(
                try await database.columns(of: table) == [
                    Self.id, "account_id uuid not null", "user_id uuid", "kind text not null",
                    "status text not null", "currency text not null", "amount_cents integer not null",
                    "provider text not null", "provider_payment_intent_id text", "provider_charge_id text",
                    "provider_invoice_id text", "provider_checkout_session_id text", "idempotency_key text",
                    "metadata jsonb", "request_id uuid", Self.createdAt, Self.updatedAt,
                ])
            #expect(
                try await database.constraints(of: table).map(Self.kept) == [
                    "billing_transactions_account_id_fkey: "
                        + "foreign key (account_id) references accounts_accounts (id) on delete restrict",
                    "billing_transactions_amount_cents_check", "billing_transactions_currency_check",
                    "billing_transactions_pkey: primary key (id)", "billing_transactions_status_check",
                    "billing_transactions_user_id_fkey: "
                        + "foreign key (user_id) references identity_users (id) on delete set null",
                ])
            try await Self.probeTransactions(database)
        }
    }

    private static func probeTransactions(_ database: LiveDatabase) async throws {
        let other = Sample.nobody
        await database.accepts(Sample.transaction(cents: 0, key: "'k1'"))
        await database.refuses(Sample.transaction(), .constraint("billing_transactions_pkey"))
        await database.refuses(
            Sample.transaction(id: other, status: "lost"), .constraint("billing_transactions_status_check"))
        for currency in ["eur", "EU", "EURO", "E1R"] {
            await database.refuses(
                Sample.transaction(id: other, currency: currency),
                .constraint("billing_transactions_currency_check"))
        }
        await database.refuses(
            Sample.transaction(id: other, cents: -1), .constraint("billing_transactions_amount_cents_check"))
        await database.refuses(
            Sample.transaction(id: other, account: other), .constraint("billing_transactions_account_id_fkey")
        )
        await database.refuses(
            "UPDATE billing_transactions SET user_id = '\(other)'",
            .constraint("billing_transactions_user_id_fkey"))
        for column in ["account_id", "kind", "status", "currency", "amount_cents", "provider"] {
            await database.refuses("UPDATE billing_transactions SET \(column) = NULL", .null(column))
        }
        await database.refuses(
            "DELETE FROM accounts_accounts", .constraint("billing_transactions_account_id_fkey"))
        try await database.run("DELETE FROM identity_users")
        #expect(
            try await database.text("SELECT count(*) FROM billing_transactions WHERE user_id IS NULL") == "1")
        try await expectUpdatedAt("billing_transactions", database)
    }

    @Test(arguments: TestServer.postgres)
    func `7: line items, which belong to their transaction`(server: TestServer) async throws {
        let table = "billing_line_items"
        try await server.withKitchen { database async throws in
            #expect(
                try await database.columns(of: table) == [
                    Self.id, "transaction_id uuid not null", "position integer not null",
                    "description text not null", "quantity integer not null default 1",
                    "unit_amount_cents integer not null", "amount_cents integer not null", "metadata jsonb",
                    Self.createdAt, Self.updatedAt,
                ])
            #expect(
                try await database.constraints(of: table).map(Self.kept) == [
                    "billing_line_items_amount_check", "billing_line_items_pkey: primary key (id)",
                    "billing_line_items_position_check", "billing_line_items_quantity_check",
                    "billing_line_items_transaction_id_fkey: "
                        + "foreign key (transaction_id) references billing_transactions (id) on delete cascade",
                    "billing_line_items_transaction_id_position_key: unique (transaction_id, position)",
                ])
            for row in Sample.billingRows.prefix(2) { try await database.run(row) }
            func line(
                _ position: Int, _ quantity: Int, _ amount: Int, of transaction: String = Sample.transaction
            )
                -> String
            {
                """
                INSERT INTO billing_line_items (transaction_id, position, description, quantity, unit_amount_cents,
                  amount_cents) VALUES ('\(transaction)', \(position), 'x', \(quantity), 100, \(amount))
                """
            }
            await database.accepts(line(2, 3, 300))
            await database.refuses(
                line(2, 1, 100), .constraint("billing_line_items_transaction_id_position_key"))
            await database.refuses(line(0, 1, 100), .constraint("billing_line_items_position_check"))
            await database.refuses(line(3, 0, 0), .constraint("billing_line_items_quantity_check"))
            await database.refuses(line(3, 2, 100), .constraint("billing_line_items_amount_check"))
            await database.refuses(
                line(3, 1, 100, of: Sample.nobody), .constraint("billing_line_items_transaction_id_fkey"))
            try await Self.expectUpdatedAt(table, database)
            try await database.run("DELETE FROM billing_transactions")
            #expect(try await database.text("SELECT count(*) FROM billing_line_items") == "0")
        }
    }
}
