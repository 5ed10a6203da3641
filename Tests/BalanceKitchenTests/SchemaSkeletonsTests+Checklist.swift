import BlueprintTestSupport
import Testing
import VarveDatabase
import VarveDeclaration

// 8 and 9. Indexes and constraints; sessions and requests

extension SchemaSkeletonsTests {
    @Test(arguments: TestServer.postgres)
    func `8: the unique indexes`(server: TestServer) async throws {
        try await server.withKitchen { database async throws in
            for (table, column) in [
                ("identity_users", "email"), ("identity_roles", "key"),
                ("identity_sessions", "session_token_hash"), ("billing_stripe_events", "stripe_event_id"),
            ] {
                let unique = """
                    SELECT count(*) FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid
                    WHERE i.indrelid = '\(table)'::regclass AND i.indisunique AND i.indpred IS NULL
                      AND i.indnkeyatts = 1 AND a.attnum = i.indkey[0] AND a.attname = '\(column)'
                    """
                #expect(try await database.text(unique) == "1", "\(table).\(column)")
            }
            let key = "billing_transactions_idempotency_key_idx"
            #expect(
                try await database.indexes(of: "billing_transactions").contains(
                    "\(key): unique (idempotency_key) where (idempotency_key IS NOT NULL)"))
            let other = Sample.nobody
            await database.accepts(Sample.transaction(key: "'k1'"))
            await database.refuses(Sample.transaction(id: other, key: "'k1'"), .constraint(key))
            await database.accepts(Sample.transaction(id: other))
            await database.accepts(Sample.transaction(id: Sample.user))
        }
    }

    @Test(arguments: TestServer.postgres)
    func `8: the common indexes`(server: TestServer) async throws {
        let expected = [
            "billing_transactions": "account_id_created_at_idx: (account_id, created_at DESC)",
            "billing_credits_ledger": "account_id_created_at_idx: (account_id, created_at DESC)",
            "billing_activity_events": "account_id_created_at_idx: (account_id, created_at DESC)",
            "billing_stripe_events":
                "related_account_id_created_at_idx: (related_account_id, created_at DESC)",
            "identity_login_attempts": "user_id_created_at_idx: (user_id, created_at DESC)",
            "identity_sessions": "user_id_revoked_at_expires_at_idx: (user_id, revoked_at, expires_at)",
        ]
        try await server.withKitchen { database async throws in
            for (table, index) in expected {
                #expect(try await database.indexes(of: table).contains("\(table)_\(index)"))
            }
        }
    }

    /// A plan shows that the indexes do what they are for.
    @Test(arguments: TestServer.postgres)
    func `8: an account's latest rows and a person's open sessions are found by index`(
        server: TestServer
    ) async throws {
        try await server.withKitchen { database async throws in
            try await database.run("SET enable_seqscan = off", "SET enable_sort = off")
            for table in ["billing_transactions", "billing_credits_ledger", "billing_activity_events"] {
                let rows = try await database.run(
                    """
                    EXPLAIN SELECT id FROM \(table) WHERE account_id = '\(Sample.account)'
                    ORDER BY created_at DESC LIMIT 20
                    """)
                let plan = rows.values.compactMap { $0[0].text }.joined(separator: "\n")
                #expect(plan.contains("\(table)_account_id_created_at_idx") && !plan.contains("Sort"))
            }
            let rows = try await database.run(
                """
                EXPLAIN SELECT id FROM identity_sessions
                WHERE user_id = '\(Sample.user)' AND revoked_at IS NULL AND expires_at > now()
                """)
            let plan = rows.values.compactMap { $0[0].text }.joined(separator: "\n")
            #expect(plan.contains("identity_sessions_user_id_revoked_at_expires_at_idx"))
        }
    }

    @Test(arguments: TestServer.postgres)
    func `8: every foreign key says what happens on DELETE`(server: TestServer) async throws {
        try await server.withKitchen { database async throws in
            let keys = "SELECT count(*) FROM pg_constraint WHERE contype = 'f'"
            #expect(try await database.text(keys) == "13")
            #expect(try await database.text(keys + " AND confdeltype = 'a'") == "0")
        }
    }

    @Test(arguments: TestServer.postgres)
    func `9: a person's sessions can be ended from here, and no CSRF token is kept`(
        server: TestServer
    ) async throws {
        try await server.withKitchen { database async throws in
            try await database.run(Sample.session())
            let open = """
                SELECT count(*) FROM identity_sessions
                WHERE user_id = '\(Sample.user)' AND revoked_at IS NULL AND expires_at > now()
                """
            #expect(try await database.text(open) == "1")
            try await database.run(
                "UPDATE identity_sessions SET revoked_at = now() WHERE user_id = '\(Sample.user)'")
            #expect(try await database.text(open) == "0")
            let tokens = """
                SELECT string_agg(column_name, ' ' ORDER BY column_name) FROM information_schema.columns
                WHERE table_schema = 'public' AND column_name ~ 'csrf|token|secret|password'
                """
            #expect(try await database.text(tokens) == "password_hash session_token_hash")
        }
    }

    @Test(arguments: TestServer.postgres)
    func `9: what is told later names the request`(server: TestServer) async throws {
        try await server.withKitchen { database async throws in
            let traced = """
                SELECT string_agg(table_name, ' ' ORDER BY table_name) FROM information_schema.columns
                WHERE table_schema = 'public' AND column_name = 'request_id' AND data_type = 'uuid'
                """
            #expect(
                try await database.text(traced)
                    == "billing_activity_events billing_credits_ledger billing_stripe_events billing_transactions"
            )
        }
    }
}
