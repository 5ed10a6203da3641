import BlueprintTestSupport
import Testing

// 5.1 to 5.4. Identity

extension SchemaSkeletonsTests {
    private static let id = "id uuid not null default public.varve_uuid_v7()"
    private static let createdAt = "created_at timestamp with time zone not null default now()"
    private static let updatedAt = "updated_at timestamp with time zone not null default now()"

    @Test(arguments: TestServer.postgres)
    func `5.1: identity_users`(server: TestServer) async throws {
        try await server.withKitchen { database async throws in
            #expect(
                try await database.columns(of: "identity_users") == [
                    Self.id, "email text not null", "email_verified_at timestamp with time zone",
                    "password_hash text", "first_name text", "last_name text", "phone text",
                    "status text not null", Self.createdAt, Self.updatedAt,
                ])
            #expect(
                try await database.constraints(of: "identity_users").map(Self.kept) == [
                    "identity_users_email_check", "identity_users_email_key: unique (email)",
                    "identity_users_password_hash_check", "identity_users_pkey: primary key (id)",
                    "identity_users_status_check",
                ])
            let insert = "INSERT INTO identity_users (email, password_hash, status) VALUES "
            await database.accepts(
                insert + "('b@example.org', '$argon2id$v=19$m=65536$c2FsdA$aGFzaA', 'invited')")
            await database.accepts(insert + "('c@example.org', NULL, 'closed')")
            await database.refuses(
                insert + "('b@example.org', NULL, 'active')", .constraint("identity_users_email_key"))
            await database.refuses(
                insert + "('D@example.org', NULL, 'active')", .constraint("identity_users_email_check"))
            await database.refuses(
                insert + "('d@x', 'hunter2', 'active')", .constraint("identity_users_password_hash_check"))
            await database.refuses(
                insert + "('d@x', NULL, 'dormant')", .constraint("identity_users_status_check"))
            await database.refuses(insert + "(NULL, NULL, 'active')", .null("email"))
            await database.refuses(insert + "('d@x', NULL, NULL)", .null("status"))
            await database.refuses(
                "INSERT INTO identity_users (id, email, status) VALUES ('\(Sample.user)', 'e@x', 'active')",
                .constraint("identity_users_pkey"))
            try await Self.expectUpdatedAt("identity_users", database)
        }
    }

    @Test(arguments: TestServer.postgres)
    func `5.2: identity_roles`(server: TestServer) async throws {
        try await server.withKitchen { database async throws in
            #expect(
                try await database.columns(of: "identity_roles") == [
                    Self.id, "key text not null", "label text not null", Self.createdAt,
                ])
            #expect(
                try await database.constraints(of: "identity_roles").map(Self.kept) == [
                    "identity_roles_key_check", "identity_roles_key_key: unique (key)",
                    "identity_roles_pkey: primary key (id)",
                ])
            let insert = "INSERT INTO identity_roles (key, label) VALUES "
            await database.accepts(insert + "('kitchen_staff2', 'Staff')")
            await database.refuses(insert + "('owner', 'Again')", .constraint("identity_roles_key_key"))
            await database.refuses(insert + "('Owner', 'x')", .constraint("identity_roles_key_check"))
            await database.refuses(insert + "('', 'x')", .constraint("identity_roles_key_check"))
            await database.refuses(insert + "('cook', NULL)", .null("label"))
        }
    }

    @Test(arguments: TestServer.postgres)
    func `5.2: identity_role_assignments, whose keys are those of roles`(server: TestServer) async throws {
        let table = "identity_role_assignments"
        try await server.withKitchen { database async throws in
            #expect(
                try await database.columns(of: table) == [
                    Self.id, "user_id uuid not null", "role_key text not null", "account_id uuid",
                    Self.createdAt,
                ])
            #expect(
                try await database.constraints(of: table) == [
                    "identity_role_assignments_account_id_fkey: "
                        + "foreign key (account_id) references accounts_accounts (id) on delete cascade",
                    "identity_role_assignments_pkey: primary key (id)",
                    "identity_role_assignments_role_key_fkey: "
                        + "foreign key (role_key) references identity_roles (key) on delete restrict on update cascade",
                    "identity_role_assignments_user_id_fkey: "
                        + "foreign key (user_id) references identity_users (id) on delete cascade",
                ])
            #expect(
                try await database.indexes(of: table) == [
                    "identity_role_assignments_account_id_idx: (account_id)",
                    "identity_role_assignments_everywhere_idx: "
                        + "unique (user_id, role_key) where (account_id IS NULL)",
                    "identity_role_assignments_in_account_idx: "
                        + "unique (user_id, role_key, account_id) where (account_id IS NOT NULL)",
                    "identity_role_assignments_role_key_idx: (role_key)",
                    "identity_role_assignments_user_id_idx: (user_id)",
                ])
            try await Self.probeAssignments(database)
        }
    }

    private static func probeAssignments(_ database: LiveDatabase) async throws {
        func assign(_ user: String, _ role: String, _ account: String?) -> String {
            let account = account.map { "'\($0)'" } ?? "NULL"
            return "INSERT INTO identity_role_assignments (user_id, role_key, account_id) "
                + "VALUES ('\(user)', '\(role)', \(account))"
        }
        await database.accepts(assign(Sample.user, "owner", nil))
        await database.accepts(assign(Sample.user, "owner", Sample.account))
        await database.refuses(
            assign(Sample.user, "owner", nil), .constraint("identity_role_assignments_everywhere_idx"))
        await database.refuses(
            assign(Sample.user, "owner", Sample.account),
            .constraint("identity_role_assignments_in_account_idx"))
        await database.refuses(
            assign(Sample.nobody, "owner", nil), .constraint("identity_role_assignments_user_id_fkey"))
        await database.refuses(
            assign(Sample.user, "chef", nil), .constraint("identity_role_assignments_role_key_fkey"))
        await database.refuses(
            assign(Sample.user, "owner", Sample.nobody),
            .constraint("identity_role_assignments_account_id_fkey"))
        await database.refuses(
            "DELETE FROM identity_roles", .constraint("identity_role_assignments_role_key_fkey"))
        try await database.run("UPDATE identity_roles SET key = 'boss'")
        #expect(
            try await database.text("SELECT DISTINCT role_key FROM identity_role_assignments") == "boss")
        try await database.run("DELETE FROM accounts_accounts")
        #expect(try await database.text("SELECT count(*) FROM identity_role_assignments") == "1")
        try await database.run("DELETE FROM identity_users")
        #expect(try await database.text("SELECT count(*) FROM identity_role_assignments") == "0")
    }

    @Test(arguments: TestServer.postgres)
    func `5.3: identity_sessions, of whose tokens only hashes are kept`(server: TestServer) async throws {
        try await server.withKitchen { database async throws in
            #expect(
                try await database.columns(of: "identity_sessions") == [
                    Self.id, "user_id uuid not null", "session_token_hash text not null",
                    "last_seen_at timestamp with time zone not null",
                    "expires_at timestamp with time zone not null", "revoked_at timestamp with time zone",
                    "ip_created text", "user_agent_created text", Self.createdAt,
                ])
            #expect(
                try await database.constraints(of: "identity_sessions").map(Self.kept) == [
                    "identity_sessions_expires_at_created_at_check",
                    "identity_sessions_pkey: primary key (id)",
                    "identity_sessions_session_token_hash_check",
                    "identity_sessions_session_token_hash_key: unique (session_token_hash)",
                    "identity_sessions_user_id_fkey: "
                        + "foreign key (user_id) references identity_users (id) on delete cascade",
                ])
            await database.accepts(Sample.session())
            await database.refuses(
                Sample.session(), .constraint("identity_sessions_session_token_hash_key"))
            let notHashes = [
                "raw-token", String(Sample.hash.dropLast()), Sample.hash + "0",
                "0A" + Sample.hash.dropFirst(2), "",
            ]
            for text in notHashes {
                await database.refuses(
                    Sample.session(hash: text), .constraint("identity_sessions_session_token_hash_check"))
            }
            let other = String(repeating: "1b", count: 32)
            await database.refuses(
                Sample.session(hash: other, expires: "now() - interval '1 second'"),
                .constraint("identity_sessions_expires_at_created_at_check"))
            await database.refuses(
                "UPDATE identity_sessions SET user_id = '\(Sample.nobody)'",
                .constraint("identity_sessions_user_id_fkey"))
            for column in ["user_id", "session_token_hash", "last_seen_at", "expires_at"] {
                await database.refuses("UPDATE identity_sessions SET \(column) = NULL", .null(column))
            }
            await database.accepts("UPDATE identity_sessions SET revoked_at = now()")
            try await database.run("DELETE FROM identity_users")
            #expect(try await database.text("SELECT count(*) FROM identity_sessions") == "0")
        }
    }

    @Test(arguments: TestServer.postgres)
    func `5.4: identity_login_attempts, which outlive the person`(server: TestServer) async throws {
        try await server.withKitchen { database async throws in
            #expect(
                try await database.columns(of: "identity_login_attempts") == [
                    Self.id, "email text not null", "user_id uuid", "ip text not null", "user_agent text",
                    "success boolean not null", "failure_reason text", Self.createdAt,
                ])
            #expect(
                try await database.constraints(of: "identity_login_attempts").map(Self.kept) == [
                    "identity_login_attempts_failure_reason_check",
                    "identity_login_attempts_pkey: primary key (id)",
                    "identity_login_attempts_user_id_fkey: "
                        + "foreign key (user_id) references identity_users (id) on delete set null",
                ])
            let insert =
                "INSERT INTO identity_login_attempts (email, user_id, ip, success, failure_reason) VALUES "
            await database.accepts(insert + "('A@x', '\(Sample.user)', '::1', true, NULL)")
            await database.accepts(insert + "('a@x', NULL, '::1', false, 'password')")
            await database.refuses(
                insert + "('a@x', NULL, '::1', true, 'password')",
                .constraint("identity_login_attempts_failure_reason_check"))
            await database.refuses(
                insert + "('a@x', '\(Sample.nobody)', '::1', true, NULL)",
                .constraint("identity_login_attempts_user_id_fkey"))
            await database.refuses(insert + "(NULL, NULL, '::1', true, NULL)", .null("email"))
            await database.refuses(insert + "('a@x', NULL, NULL, true, NULL)", .null("ip"))
            await database.refuses(insert + "('a@x', NULL, '::1', NULL, NULL)", .null("success"))
            try await database.run("DELETE FROM identity_users")
            #expect(
                try await database.text(
                    "SELECT count(*) FROM identity_login_attempts WHERE user_id IS NULL") == "2")
        }
    }

    /// The line of a constraint without the text of a check, which the server words as it likes.
    static func kept(_ line: String) -> String {
        line.contains(": check (") ? String(line.prefix { $0 != ":" }) : line
    }

    /// Any change sets updated_at, unless it sets it itself.
    static func expectUpdatedAt(_ table: String, _ database: LiveDatabase) async throws {
        let old = "2001-02-03 04:05:06+00"
        let count = "SELECT count(*) FROM \(table) WHERE updated_at = '\(old)'"
        try await database.run("UPDATE \(table) SET updated_at = '\(old)'")
        #expect(try await database.text(count) != "0", "a given time stays: \(table)")
        try await database.run("UPDATE \(table) SET created_at = created_at")
        #expect(try await database.text(count) == "0", "any change sets it: \(table)")
    }
}
