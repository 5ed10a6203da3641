import BalanceKitchen
import BlueprintTestSupport
import VarveMigrations

/// The blueprint on a real database, with an account, a person and a role in it.
enum BalanceKitchenFixture {
    static let folder = BlueprintFolder("BalanceKitchen")

    static let account = "018f0000-0000-7000-8000-000000000001"
    static let user = "018f0000-0000-7000-8000-000000000002"
    static let transaction = "018f0000-0000-7000-8000-000000000003"
    static let event = "018f0000-0000-7000-8000-000000000004"
    static let nobody = "018f0000-0000-7000-8000-0000000000ff"
    static let hash = String(repeating: "0a", count: 32)

    /// What core's tables hold in the beginning.
    static let coreRows = [
        "INSERT INTO accounts_accounts (id, name, status) VALUES ('\(account)', 'Diner', 'active')",
        "INSERT INTO identity_users (id, email, status) VALUES ('\(user)', 'a@example.org', 'active')",
        "INSERT INTO identity_roles (key, label) VALUES ('owner', 'Owner')",
    ]

    /// A row for each of core's other tables.
    static let otherCoreRows = [
        "INSERT INTO identity_role_assignments (user_id, role_key) VALUES ('\(user)', 'owner')",
        session(),
        "INSERT INTO identity_login_attempts (email, user_id, ip, success) VALUES ('A@x', '\(user)', '::1', true)",
        stripeEvent(),
    ]

    /// A row for each of billing's tables.
    static let billingRows = [
        transaction(),
        """
        INSERT INTO billing_line_items (transaction_id, position, description, quantity, unit_amount_cents,
          amount_cents) VALUES ('\(transaction)', 1, 'Soup', 2, 450, 900)
        """,
        entry(),
        "INSERT INTO billing_activity_events (account_id, user_id, type) VALUES ('\(account)', '\(user)', 'paid')",
    ]

    static func session(hash: String = hash, expires: String = "now() + interval '1 hour'") -> String {
        """
        INSERT INTO identity_sessions (user_id, session_token_hash, last_seen_at, expires_at)
        VALUES ('\(user)', '\(hash)', now(), \(expires))
        """
    }

    static func stripeEvent(
        id: String = event, stripe: String = "evt_1", status: String = "received",
        processed: String = "NULL", account: String = account
    ) -> String {
        """
        INSERT INTO billing_stripe_events (id, stripe_event_id, type, livemode, received_at, processed_at, status,
          related_account_id, raw_event_redacted)
        VALUES ('\(id)', '\(stripe)', 'charge.succeeded', false, now(), \(processed), '\(status)', '\(account)',
          '{"a": 1}')
        """
    }

    static func transaction(
        id: String = transaction, status: String = "pending", currency: String = "EUR", cents: Int = 900,
        key: String = "NULL", account: String = account
    ) -> String {
        """
        INSERT INTO billing_transactions (id, account_id, user_id, kind, status, currency, amount_cents, provider,
          idempotency_key) VALUES ('\(id)', '\(account)', '\(user)', 'credits', '\(status)', '\(currency)', \(cents),
          'stripe', \(key))
        """
    }

    static func entry(credits: Int = 90, balance: Int = 90, account: String = account) -> String {
        """
        INSERT INTO billing_credits_ledger (account_id, kind, credits, balance_after)
        VALUES ('\(account)', 'bought', \(credits), \(balance))
        """
    }
}

extension TestServer {
    /// Runs a body with the blueprint's database, the first rows in it.
    func withKitchen(_ body: @Sendable (LiveDatabase) async throws -> Void) async throws {
        try await withDatabase { database async throws in
            try await database.migrate(try BalanceKitchenFixture.folder.migrations())
            for row in BalanceKitchenFixture.coreRows { try await database.run(row) }
            try await body(database)
        }
    }
}
