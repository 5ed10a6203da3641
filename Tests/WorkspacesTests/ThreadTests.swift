import BlueprintTestSupport
import Testing
import VarveDatabase
import VarveMigrations

@Suite("Database Migration History: 0026, threads and invites, and what was planned after it")
struct ThreadTests {
    private static let now = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"

    @Test("threads")
    func threads() async throws {
        try await LiveDatabase.withWorkspaces(upTo: "0026", rows: false) {
            (database: LiveDatabase) async throws in
            #expect(
                try await database.columns(of: "threads") == [
                    "id TEXT not null", "user_id TEXT not null", "workspace_id TEXT", "title TEXT not null",
                    "description TEXT", "status TEXT not null default 'active'",
                    "created_at TEXT not null default \(Self.now)",
                    "updated_at TEXT not null default \(Self.now)",
                ])
            #expect(
                try await database.constraints(of: "threads") == [
                    "check (status IN ('active', 'archived', 'deleted'))",
                    "foreign key (user_id) references users (id) on delete cascade",
                    "foreign key (workspace_id) references workspaces (id) on delete set null",
                    "primary key (id)",
                ])
            #expect(
                try await database.indexes(of: "threads") == [
                    "idx_threads_status: (status)", "idx_threads_user_id: (user_id)",
                    "idx_threads_workspace_id: (workspace_id)",
                ])
        }
    }

    @Test("thread_invites")
    func invites() async throws {
        try await LiveDatabase.withWorkspaces(upTo: "0026", rows: false) {
            (database: LiveDatabase) async throws in
            #expect(
                try await database.columns(of: "thread_invites") == [
                    "id TEXT not null", "thread_id TEXT not null",
                    "token TEXT not null default lower(hex(randomblob(16)))", "email TEXT not null",
                    "candidate_name TEXT not null", "candidate_reason TEXT",
                    "status TEXT not null default 'pending'",
                    "expires_at TEXT not null default strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '+72 hours')",
                    "accepted_at TEXT", "created_at TEXT not null default \(Self.now)",
                ])
            #expect(
                try await database.constraints(of: "thread_invites") == [
                    "check (length(token) = 32)",
                    "check (status IN ('pending', 'accepted', 'declined', 'expired'))",
                    "foreign key (thread_id) references threads (id) on delete cascade", "primary key (id)",
                    "unique (token)",
                ])
            #expect(
                try await database.indexes(of: "thread_invites") == [
                    "idx_thread_invites_email: (email)", "idx_thread_invites_status: (status)",
                    "idx_thread_invites_thread_id: (thread_id)", "idx_thread_invites_token: (token)",
                ])
        }
    }

    @Test("thread_participants")
    func participants() async throws {
        try await LiveDatabase.withWorkspaces(upTo: "0026", rows: false) {
            (database: LiveDatabase) async throws in
            #expect(
                try await database.columns(of: "thread_participants") == [
                    "id TEXT not null", "thread_id TEXT not null", "user_id TEXT", "email TEXT",
                    "role TEXT not null default 'member'", "joined_at TEXT not null default \(Self.now)",
                ])
            #expect(
                try await database.constraints(of: "thread_participants") == [
                    "check (role IN ('owner', 'member'))",
                    "foreign key (thread_id) references threads (id) on delete cascade",
                    "foreign key (user_id) references users (id) on delete set null", "primary key (id)",
                ])
            #expect(
                try await database.indexes(of: "thread_participants") == [
                    "idx_thread_participants_email: (email)",
                    "idx_thread_participants_thread_id: (thread_id)",
                    "idx_thread_participants_user_id: (user_id)",
                ])
        }
    }

    @Test("An invitation has a token of 32 characters that nobody else has, and ends after 72 hours")
    func defaults() async throws {
        try await LiveDatabase.withWorkspaces(upTo: "0026") { (database: LiveDatabase) async throws in
            for number in 1...3 {
                try await database.run(
                    "INSERT INTO thread_invites (id, thread_id, email, candidate_name) VALUES ('n\(number)', 't1', 'x@y', 'X')"
                )
            }
            let tokens = try await database.run(
                "SELECT DISTINCT token FROM thread_invites WHERE id LIKE 'n%' AND length(token) = 32")
            #expect(tokens.count == 3)
            let hours =
                "SELECT round((julianday(expires_at) - julianday(created_at)) * 24, 3) FROM thread_invites "
            #expect(try await database.text(hours + "WHERE id = 'n1'") == "72.0")
        }
    }

    @Test("Connections, attachments and events have their indexes")
    func planned() async throws {
        try await LiveDatabase.withWorkspaces { (database: LiveDatabase) async throws in
            #expect(
                try await database.indexes(of: "live_connections") == [
                    "idx_live_connections_last_seen_at: (last_seen_at) where closed_at IS NULL",
                    "idx_live_connections_room_id: (room_id) where closed_at IS NULL",
                    "idx_live_connections_thread_id: (thread_id) where closed_at IS NULL",
                    "idx_live_connections_user_id: (user_id)",
                ])
            #expect(try await database.constraints(of: "attachments").contains("unique (storage_key)"))
            #expect(
                try await database.indexes(of: "analytics_events") == [
                    "idx_analytics_events_name: (name, occurred_at)",
                    "idx_analytics_events_user_id: (user_id, occurred_at)",
                    "idx_analytics_events_workspace_id: (workspace_id, occurred_at)",
                ])
        }
    }

    private func found(_ words: String, _ database: LiveDatabase) async throws -> [String] {
        let query = """
            SELECT d.kind || ' ' || d.entity_id FROM search_index JOIN search_documents AS d ON d.id = search_index.rowid
            WHERE search_index MATCH '\(words)' ORDER BY rank, d.id
            """
        return try await database.run(query).compactMap { $0[0].text }
    }

    @Test("0029: what was there before is found, and what comes, changes and goes")
    func search() async throws {
        try await LiveDatabase.withWorkspaces(upTo: "0028") { (database: LiveDatabase) async throws in
            try await database.migrate(blueprint.migrations())
            #expect(try await found("chess", database) == ["thread t1"])
            #expect(try await found("stranger", database) == ["message m1"])
            #expect(try await found("rev* plan", database) == ["work_item i1"])
            try await database.run("UPDATE threads SET title = 'Crème brûlée' WHERE id = 't1'")
            #expect(try await found("chess", database) == [])
            #expect(try await found("creme", database) == ["thread t1"], "accents do not count")
            try await database.run(
                "INSERT INTO work_items (id, user_id, type, title) VALUES ('i2', 'u2', 'task', 'Paint')",
                "UPDATE work_items SET id = 'i3' WHERE id = 'i2'")
            #expect(try await found("paint", database) == ["work_item i3"])
            try await database.run(
                "INSERT OR REPLACE INTO thread_messages (id, thread_id, content) VALUES ('m1', 't1', 'Good bye')"
            )
            #expect(try await found("stranger", database) == [])
            #expect(try await found("bye", database) == ["message m1"])
            try await database.run("DELETE FROM users WHERE id = 'u2'")
            #expect(
                try await found("creme OR plan", database) == [], "what goes with its user is found no more")
            try await database.run("INSERT INTO search_index (search_index) VALUES ('integrity-check')")
        }
    }
}
