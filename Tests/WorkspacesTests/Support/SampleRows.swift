import VarveDatabase

/// A row of a table that every rule lets pass.
struct SampleRow {
    let table: String
    let values: KeyValuePairs<String, DatabaseValue>
    /// What another row of the table must have else, so as not to meet this one in a key.
    let fresh: [String: DatabaseValue]

    init(
        _ table: String, _ values: KeyValuePairs<String, DatabaseValue>, fresh: [String: DatabaseValue] = [:]
    ) {
        self.table = table
        self.values = values
        self.fresh = fresh
    }

    subscript(column: String) -> DatabaseValue? { values.first { $0.key == column }?.value }

    /// The statement that puts the row in place.
    var insertion: String { Self.insertion(table, values.map { ($0.key, $0.value) }) }

    /// The statement for another row like this one.
    func insertion(_ changes: [String: DatabaseValue]) -> String {
        let changes = fresh.merging(changes) { $1 }
        let kept = values.filter { changes[$0.key] == nil }.map { ($0.key, $0.value) }
        return Self.insertion(table, kept + changes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }

    private static func insertion(_ table: String, _ values: [(String, DatabaseValue)]) -> String {
        "INSERT INTO \(table) (\(values.map(\.0).joined(separator: ", "))) "
            + "VALUES (\(values.map { literal($0.1) }.joined(separator: ", ")))"
    }

    private static func literal(_ value: DatabaseValue) -> String {
        switch value {
        case .null, .blob: "NULL"
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .text(let text): "'\(text.replacing("'", with: "''"))'"
        }
    }
}

/// Rows for every table, by the migration after which they can be put in place.
enum SampleRows {
    static let byMigration: KeyValuePairs<String, [SampleRow]> = [
        "0001": rows0001,
        "0002": rows0002,
        "0003": rows0003,
        "0005": rows0005,
        "0008": rows0008,
        "0009": rows0009,
        "0014": rows0014,
        "0015": rows0015,
        "0016": rows0016,
        "0017": rows0017,
        "0022": rows0022,
        "0025": rows0025,
        "0026": rows0026,
        "0027": rows0027,
        "0028": rows0028,
        "0029": rows0029,
        "0030": rows0030,
    ]

    static let all = byMigration.flatMap(\.value)

    /// The statements by migration.
    static var statements: [String: [String]] {
        Dictionary(uniqueKeysWithValues: byMigration.map { ($0.key, $0.value.map(\.insertion)) })
    }

    /// The row that others of its table are made after.
    static func model(of table: String) -> SampleRow? { all.last { $0.table == table } }
}

extension SampleRows {
    private static let rows0001 = [
        SampleRow("users", ["id": "u1", "email": "ada@example.org", "display_name": "Ada"]),
        SampleRow("users", ["id": "u3", "email": "cy@example.org", "display_name": "Cy"]),
        SampleRow(
            "users",
            [
                "id": "u2", "email": "bo@example.org", "display_name": "Bo",
                "avatar_url": "https://example.org/bo.png", "bio": "Builds",
            ], fresh: ["id": "u9", "email": "di@example.org"]),
        SampleRow("workspaces", ["id": "w1", "owner_id": "u1", "name": "Acme", "slug": "acme"]),
        SampleRow(
            "workspaces",
            ["id": "w2", "parent_id": "w1", "owner_id": "u1", "name": "Acme Labs", "slug": "labs"],
            fresh: ["id": "w9", "slug": "nine"]),
        SampleRow(
            "workspace_members", ["workspace_id": "w1", "user_id": "u2", "role": "admin"],
            fresh: ["user_id": "u3"]),
        SampleRow(
            "rooms",
            ["id": "r1", "workspace_id": "w1", "created_by": "u2", "name": "General", "topic": "All"],
            fresh: ["id": "r9"]),
        SampleRow(
            "room_members", ["room_id": "r1", "user_id": "u2", "role": "owner"], fresh: ["user_id": "u3"]),
        SampleRow(
            "work_items",
            [
                "id": "i1", "user_id": "u2", "workspace_id": "w1", "room_id": "r1", "type": "scheduled",
                "title": "Review the plan", "description": "with everybody", "visibility": "room",
                "starts_at": "2026-01-02T10:00:00.000Z", "ends_at": "2026-01-02T11:00:00.000Z",
            ], fresh: ["id": "i9"]),
        SampleRow(
            "inbox_items", ["id": "n1", "user_id": "u2", "type": "invite", "title": "Hello"],
            fresh: ["id": "n9"]),
        SampleRow(
            "relationships", ["id": "f1", "user_id": "u2", "related_user_id": "u3"],
            fresh: ["id": "f9", "user_id": "u3", "related_user_id": "u2"]),
    ]

    private static let rows0002 = [
        SampleRow(
            "lists", ["id": "l1", "workspace_id": "w1", "owner_id": "u2", "name": "Groceries"],
            fresh: ["id": "l9"]),
        SampleRow(
            "list_items", ["id": "li1", "list_id": "l1", "created_by": "u3", "title": "Milk", "position": 1],
            fresh: ["id": "li9"]),
        SampleRow(
            "list_members", ["list_id": "l1", "user_id": "u2", "role": "editor"], fresh: ["user_id": "u3"]),
        SampleRow(
            "hosted_events",
            [
                "id": "e1", "host_id": "u2", "workspace_id": "w1", "title": "Fair",
                "starts_at": "2026-02-01T10:00:00.000Z", "ends_at": "2026-02-01T12:00:00.000Z",
                "capacity": 20,
            ], fresh: ["id": "e9"]),
        SampleRow(
            "event_participants", ["event_id": "e1", "user_id": "u2", "status": "maybe"],
            fresh: ["user_id": "u3"]),
    ]

    private static let rows0003 = [
        SampleRow("admin_users", ["id": "a2", "user_id": "u3", "role": "support"]),
        SampleRow(
            "admin_users", ["id": "a1", "user_id": "u2", "role": "super_admin"],
            fresh: ["id": "a9", "user_id": "u1"]),
        SampleRow(
            "audit_logs",
            [
                "id": "g1", "admin_id": "a1", "action": "user.ban", "target_type": "user", "target_id": "u3",
                "details_json": "{\"days\":3}",
            ], fresh: ["id": "g9"]),
    ]

    private static let rows0005 = [
        SampleRow(
            "ai_usage_logs",
            [
                "id": "q1", "user_id": "u2", "provider": "gemini", "model": "flash", "feature": "match",
                "input_tokens": 10, "output_tokens": 20, "latency_ms": 300,
            ], fresh: ["id": "q9"]),
        SampleRow(
            "ai_cost_budgets",
            ["id": "b1", "user_id": "u2", "provider": "openai", "period": "daily", "limit_usd": 5],
            fresh: ["id": "b9"]),
    ]

    private static let rows0008 = [
        SampleRow(
            "relationship_requests",
            ["id": "y1", "requester_id": "u2", "recipient_id": "u3", "message": "Hi"],
            fresh: ["id": "y9", "requester_id": "u3", "recipient_id": "u2"])
    ]

    private static let rows0009 = [
        SampleRow(
            "daily_log_summaries",
            ["summary_date": "2026-01-01", "log_type": "audit", "entry_count": 3, "error_count": 1],
            fresh: ["summary_date": "2026-01-02"])
    ]

    private static let rows0014 = [
        SampleRow(
            "admin_import_sessions",
            [
                "id": "s1", "admin_id": "a1", "source": "csv", "total_rows": 3, "imported_rows": 2,
                "failed_rows": 1,
            ], fresh: ["id": "s9"]),
        SampleRow(
            "admin_import_errors",
            ["id": "z1", "session_id": "s1", "row_number": 2, "message": "no e-mail", "row_json": "[]"],
            fresh: ["id": "z9"]),
    ]

    private static let rows0015 = [
        SampleRow(
            "system_settings", ["key": "theme", "value": "dark", "updated_by": "a1"], fresh: ["key": "other"])
    ]

    private static let rows0016 = [
        SampleRow(
            "ai_provider_settings",
            ["id": "p1", "provider": "gemini", "default_model": "flash", "fallback_provider": "openai"],
            fresh: ["id": "p9", "provider": "openai", "fallback_provider": "gemini"])
    ]

    private static let rows0017 = [
        SampleRow(
            "ai_provider_keys",
            [
                "id": "k1", "provider": "gemini", "encrypted_key": "AAAA", "masked_preview": "sk-...abcd",
                "created_by": "a1",
            ], fresh: ["id": "k9"])
    ]

    private static let rows0022 = [
        SampleRow(
            "thread_messages",
            ["id": "m1", "thread_id": "t1", "sender_id": "u2", "content": "Hello stranger"]),
        SampleRow(
            "thread_messages",
            ["id": "m2", "thread_id": "t1", "sender_id": "u3", "reply_to_id": "m1", "content": "Hello"],
            fresh: ["id": "m9"]),
        SampleRow(
            "thread_message_deliveries",
            [
                "id": "d1", "message_id": "m1", "user_id": "u2", "email": "bo@example.org",
                "delivered_at": "2026-01-02T10:00:00.000Z", "read_at": "2026-01-02T10:01:00.000Z",
            ], fresh: ["id": "d9", "user_id": "u3"]),
    ]

    private static let rows0025 = [
        SampleRow(
            "admin_workspace_access",
            [
                "id": "x1", "admin_id": "a1", "workspace_id": "w1", "granted_by": "a2",
                "granted_at": "2026-01-01T00:00:00.000Z", "expires_at": "2027-01-01T00:00:00.000Z",
            ], fresh: ["id": "x9", "workspace_id": "w2"])
    ]

    private static let rows0026 = [
        SampleRow(
            "threads",
            ["id": "t1", "user_id": "u2", "workspace_id": "w1", "title": "Chess", "description": "Anyone?"],
            fresh: ["id": "t9"]),
        SampleRow(
            "thread_invites",
            [
                "id": "v1", "thread_id": "t1", "token": "0123456789abcdef0123456789abcdef",
                "email": "eve@example.org", "candidate_name": "Eve", "candidate_reason": "Plays chess",
            ], fresh: ["id": "v9", "token": "f123456789abcdef0123456789abcdef"]),
        SampleRow(
            "thread_participants", ["id": "o1", "thread_id": "t1", "user_id": "u3", "role": "member"],
            fresh: ["id": "o9"]),
    ]

    private static let rows0027 = [
        SampleRow("live_connections", ["id": "c1", "user_id": "u2", "room_id": "r1", "client": "web"]),
        SampleRow(
            "live_connections",
            [
                "id": "c2", "user_id": "u2", "thread_id": "t1", "client": "ios", "status": "closed",
                "closed_at": "2026-01-02T10:00:00.000Z",
            ], fresh: ["id": "c9"]),
    ]

    private static let rows0028 = [
        SampleRow(
            "attachments",
            [
                "id": "h1", "uploaded_by": "u3", "message_id": "m1", "storage_key": "a/1",
                "file_name": "a.png", "content_type": "image/png", "byte_size": 10,
                "content_hash": "0000000000000000000000000000000000000000000000000000000000000000",
            ]),
        SampleRow(
            "attachments",
            [
                "id": "h2", "uploaded_by": "u3", "work_item_id": "i1", "storage_key": "a/2",
                "file_name": "b.png", "content_type": "image/png", "byte_size": 10,
                "content_hash": "0000000000000000000000000000000000000000000000000000000000000000",
            ], fresh: ["id": "h9", "storage_key": "a/9"]),
    ]

    private static let rows0029 = [
        SampleRow(
            "search_documents",
            ["kind": "thread", "entity_id": "t0", "title": "Old thread", "body": "about chess"],
            fresh: ["entity_id": "t8"])
    ]

    private static let rows0030 = [
        SampleRow(
            "analytics_events", ["id": "j1", "name": "login", "user_id": "u2", "workspace_id": "w1"],
            fresh: ["id": "j9"]),
        SampleRow(
            "analytics_daily_counts",
            ["day": "2026-01-01", "name": "login", "event_count": 3, "user_count": 2],
            fresh: ["name": "logout"]),
    ]
}
