import BlueprintTestSupport
import Testing
import VarveCatalog
import VarveDatabase
import VarveMigrations

/// The document from its top to its bottom: each migration with its purpose, its tables and what it says of them.
@Suite("Database Migration History")
struct MigrationHistoryTests {
    private static let now = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"

    /// What a migration adds: what is there after it and was not before.
    private func additions(_ version: String) async throws -> (
        migration: Migration, created: [ObjectKind: [String]]
    ) {
        let migrations = try blueprint.migrations()
        let migration = try #require(migrations[migrations.version(named: version)])
        let loader = CatalogLoader(
            dialect: TestServer.sqlite.dialect,
            settings: LoaderSettings(scratch: ScratchOptions(cacheFolder: ""), usesCache: false))
        let after = try await loader.catalog(of: .migrations(migrations, upTo: migration.version))
        let earlier = migrations.migrations.last { $0.version < migration.version }
        let before =
            if let earlier {
                try await loader.catalog(of: .migrations(migrations, upTo: earlier.version))
            } else {
                try await loader.catalog(of: .empty)
            }
        await loader.close()
        #expect(before.objects.keys.allSatisfy { after[$0] != nil }, "\(version) only adds")
        let new = after.objects.keys.filter { before[$0] == nil }.sorted()
        return (migration, Dictionary(grouping: new, by: \.kind).mapValues { $0.map(\.name) })
    }

    @Test("Overview: the migrations under their names and numbers, gaps and all")
    func overview() throws {
        let labels = try blueprint.migrations().migrations.map(\.label)
        let original = [
            "0001_init_core", "0002_team_lists_events", "0003_admin", "0004_indexes", "0005_ai_costs",
            "0006_indexes_ai_costs", "0008_relationship_requests", "0009_log_summaries",
            "0010_relationships_unique_pair", "0014_admin_import_sessions", "0015_system_settings",
            "0016_ai_provider_settings_unique_provider", "0017_ai_provider_keys_masked_preview",
            "0018_ai_provider_keys_index", "0021_list_member_delivery_prefs", "0022_thread_messages",
            "0024_work_items_visibility_scope", "0025_admin_workspace_access_v2", "0026_threads_and_invites",
        ]
        #expect(original.count == 19)
        let planned = [
            "0027_live_connections", "0028_file_attachments", "0029_full_text_search",
            "0030_analytics_events",
        ]
        #expect(labels == original + planned)
    }

    @Test("Every migration has a header and a down half")
    func headers() throws {
        for migration in try blueprint.migrations().migrations {
            #expect(migration.header.purpose?.isEmpty == false, "\(migration.label)")
            #expect(migration.header.category != nil, "\(migration.label)")
            #expect(migration.hasDown, "\(migration.label)")
            let number = migration.version.number
            let date = number < 15 ? "Initial" : number < 27 ? "2025-12-25" : "2026-11-21"
            #expect(migration.header.date == date, "\(migration.label)")
        }
    }

    @Test(
        "The tables that each migration makes, its purpose and its ticket",
        arguments: [
            (
                "0001", "Core foundation tables",
                [
                    "inbox_items", "relationships", "room_members", "rooms", "users", "work_items",
                    "workspace_members", "workspaces",
                ], []
            ),
            (
                "0002", "Team collaboration features",
                ["event_participants", "hosted_events", "list_items", "list_members", "lists"], []
            ),
            ("0003", "Administrative features", ["admin_users", "audit_logs"], []),
            ("0004", "Performance optimization", [], []),
            ("0005", "AI cost tracking foundation", ["ai_cost_budgets", "ai_usage_logs"], []),
            ("0006", "AI cost query optimization", [], []),
            ("0008", "Friend request system", ["relationship_requests"], []),
            ("0009", "Log aggregation for analytics", ["daily_log_summaries"], []),
            ("0010", "Fix relationship duplicates", [], []),
            ("0014", "Bulk import tracking", ["admin_import_errors", "admin_import_sessions"], []),
            ("0015", "System configuration", ["system_settings"], []),
            ("0016", "AI provider configuration", ["ai_provider_settings"], ["Ticket 08 (AI Router)"]),
            ("0017", "API key management", ["ai_provider_keys"], ["Ticket 08 (AI Router)"]),
            ("0018", "API key lookup optimization", [], ["Ticket 08 (AI Router)"]),
            ("0021", "Email notification preferences", [], []),
            ("0022", "Thread messaging system", ["thread_message_deliveries", "thread_messages"], []),
            ("0024", "Enhanced visibility control", [], ["Ticket 07"]),
            ("0025", "Workspace admin improvements", ["admin_workspace_access"], []),
            (
                "0026", "Stranger 1-to-1 matching system",
                ["thread_invites", "thread_participants", "threads"], ["Ticket 10"]
            ),
            ("0027", "Real-time subscriptions over WebSockets", ["live_connections"], []),
            ("0028", "Metadata of attached files", ["attachments"], []),
            ("0029", "Full-text search over work items, threads and messages", ["search_documents"], []),
            ("0030", "Event tracking", ["analytics_daily_counts", "analytics_events"], []),
        ] as [(String, String, [String], [String])])
    func tables(version: String, purpose: String, tables: [String], related: [String]) async throws {
        let (migration, created) = try await additions(version)
        #expect(migration.header.purpose == purpose)
        #expect(migration.header.related == related)
        #expect(created[.table] ?? [] == tables)
    }

    @Test("0001: work items are tasks or scheduled, notifications are read or not")
    func core() async throws {
        try await LiveDatabase.withWorkspaces(upTo: "0001") { (database: LiveDatabase) async throws in
            #expect(
                try await database.columns(of: "users") == [
                    "id TEXT not null", "email TEXT not null", "display_name TEXT not null",
                    "avatar_url TEXT",
                    "bio TEXT", "timezone TEXT not null default 'UTC'", "locale TEXT not null default 'en'",
                    "created_at TEXT not null default \(Self.now)",
                    "updated_at TEXT not null default \(Self.now)",
                ])
            try await database.run(
                "INSERT INTO work_items (id, user_id, type, title) VALUES ('t1', 'u1', 'task', 'Call')")
            #expect(
                try await database.text("SELECT status || ' ' || visibility FROM work_items WHERE id = 't1'")
                    == "open private")
            try await database.run("DELETE FROM workspaces WHERE id = 'w1'")
            #expect(try await database.text("SELECT parent_id FROM workspaces WHERE id = 'w2'") == nil)
        }
    }

    @Test("0004: looking up users, foreign keys, status and time")
    func indexes() async throws {
        let created = try await additions("0004").created
        #expect(Set(created.keys) == [.index])
        let names = created[.index] ?? []
        #expect(names.count == 31)
        for name in [
            "idx_users_email", "idx_users_display_name", "idx_work_items_status", "idx_work_items_created_at",
            "idx_audit_logs_created_at", "idx_rooms_workspace_id", "idx_list_items_list_id",
        ] { #expect(names.contains(name)) }
        try await LiveDatabase.withWorkspaces(upTo: "0004") { (database: LiveDatabase) async throws in
            #expect(
                try await database.indexes(of: "users") == [
                    "idx_users_display_name: (display_name)", "idx_users_email: unique (email)",
                ])
            let plan = try await database.run(
                "EXPLAIN QUERY PLAN SELECT * FROM users WHERE display_name = 'Ada'")
            #expect(plan[0].last?.text?.contains("idx_users_display_name") == true)
        }
    }

    @Test("0006: the logs by user, provider and feature; the budgets")
    func costIndexes() async throws {
        let created = try await additions("0006").created
        #expect(
            created == [
                .index: [
                    "idx_ai_cost_budgets_provider", "idx_ai_cost_budgets_user_id",
                    "idx_ai_usage_logs_created_at",
                    "idx_ai_usage_logs_feature", "idx_ai_usage_logs_provider", "idx_ai_usage_logs_user_id",
                ]
            ])
    }

    @Test("0008: one request at a time, and again after it was turned down")
    func requests() async throws {
        try await LiveDatabase.withWorkspaces(upTo: "0008") { (database: LiveDatabase) async throws in
            let again =
                "INSERT INTO relationship_requests (id, requester_id, recipient_id) VALUES ('y2', 'u2', 'u3')"
            await database.refuses(
                again, .constraint("relationship_requests.requester_id, relationship_requests.recipient_id"))
            try await database.run("UPDATE relationship_requests SET status = 'declined'")
            await database.accepts(again)
        }
    }

    @Test("0010: duplicates go, the oldest and a block stay; then none can come")
    func uniquePairs() async throws {
        try await LiveDatabase.withWorkspaces(upTo: "0009") { (database: LiveDatabase) async throws in
            let insertion = "INSERT INTO relationships (id, user_id, related_user_id, status) VALUES"
            try await database.run("\(insertion) ('f2', 'u2', 'u3', 'blocked'), ('f3', 'u3', 'u2', 'active')")
            let migrations = try blueprint.migrations()
            try await database.migrate(migrations, to: migrations.version(named: "10"))
            let rows = try await database.run("SELECT id || ' ' || status FROM relationships ORDER BY id")
            #expect(rows.compactMap { $0[0].text } == ["f1 blocked", "f3 active"])
            await database.refuses(
                "\(insertion) ('f4', 'u2', 'u3', 'active')",
                .constraint("relationships.user_id, relationships.related_user_id"))
            await database.accepts("\(insertion) ('f5', 'u1', 'u2', 'active')")
        }
    }

    @Test("0015: the key settings are there")
    func settings() async throws {
        try await LiveDatabase.withWorkspaces(upTo: "0015", rows: false) {
            (database: LiveDatabase) async throws in
            let rows = try await database.run("SELECT key || '=' || value FROM system_settings ORDER BY key")
            #expect(
                rows.compactMap { $0[0].text } == [
                    "default_rate_limit=60", "maintenance_mode=false", "max_ai_cost_per_user_daily=1.00",
                ])
        }
    }

    @Test("0016 to 0018: providers, and keys of which at most eight characters are shown")
    func providers() async throws {
        try await LiveDatabase.withWorkspaces(upTo: "0018") { (database: LiveDatabase) async throws in
            let columns = try await database.columns(of: "ai_provider_settings")
            #expect(
                columns.prefix(6) == [
                    "id TEXT not null", "provider TEXT not null", "is_enabled INTEGER not null default 1",
                    "default_model TEXT not null", "fallback_provider TEXT",
                    "feature_routing_json TEXT not null default '{}'",
                ])
            #expect(try await database.constraints(of: "ai_provider_settings").contains("unique (provider)"))
            #expect(
                try await database.columns(of: "ai_provider_keys").contains("masked_preview TEXT not null"))
            #expect(
                try await database.indexes(of: "ai_provider_keys").contains(
                    "idx_ai_provider_keys_provider: (provider)"))
        }
        #expect(try await additions("0018").created == [.index: ["idx_ai_provider_keys_provider"]])
    }

    @Test("0021: who was a member hears at once")
    func deliveryPreferences() async throws {
        try await LiveDatabase.withWorkspaces(upTo: "0018") { (database: LiveDatabase) async throws in
            let migrations = try blueprint.migrations()
            try await database.migrate(migrations, to: migrations.version(named: "21"))
            #expect(try await database.text("SELECT delivery_preference FROM list_members") == "instant")
            #expect(
                try await database.columns(of: "list_members").contains(
                    "delivery_preference TEXT not null default 'instant'"))
        }
        #expect(
            try await additions("0021").created.keys.sorted { $0.rawValue < $1.rawValue } == [
                .check, .column,
            ])
    }

    @Test("0022: status, delivery and receipts")
    func messages() async throws {
        try await LiveDatabase.withWorkspaces(upTo: "0022") { (database: LiveDatabase) async throws in
            #expect(
                try await database.columns(of: "thread_messages").contains(
                    "status TEXT not null default 'sent'"))
            let deliveries = try await database.columns(of: "thread_message_deliveries")
            #expect(deliveries.contains("status TEXT not null default 'pending'"))
            #expect(deliveries.contains("delivered_at TEXT") && deliveries.contains("read_at TEXT"))
        }
    }

    @Test("0024: what was said of visibility stays, and the scope begins with it")
    func visibility() async throws {
        try await LiveDatabase.withWorkspaces(upTo: "0022") { (database: LiveDatabase) async throws in
            try await database.run(
                "INSERT INTO work_items (id, user_id, type, title) VALUES ('t2', 'u1', 'task', 'Mine')")
            let migrations = try blueprint.migrations()
            try await database.migrate(migrations, to: migrations.version(named: "24"))
            let rows = try await database.run("SELECT visibility_scope FROM work_items ORDER BY id")
            #expect(rows.compactMap { $0[0].text } == ["room", "private"])
            #expect(
                try await database.columns(of: "work_items").contains(
                    "visibility_scope TEXT not null default 'private'"))
        }
    }

    @Test("0025: workspaces let their members in, administrators get their rights one by one")
    func access() async throws {
        try await LiveDatabase.withWorkspaces(upTo: "0025") { (database: LiveDatabase) async throws in
            #expect(try await database.text("SELECT access_policy FROM workspaces LIMIT 1") == "members")
            #expect(try await database.text("SELECT permissions_json FROM admin_users LIMIT 1") == "[]")
            #expect(
                try await database.constraints(of: "admin_workspace_access").contains(
                    "unique (admin_id, workspace_id)"))
        }
    }
}
