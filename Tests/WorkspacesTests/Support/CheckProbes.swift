import VarveDatabase

/// Every CHECK of the database, by table.
enum CheckProbes {
    static let all: KeyValuePairs<String, [CheckProbe]> = [
        "workspaces": [
            CheckProbe("parent_id <> id", refuses: ["parent_id": "w9"], accepts: ["parent_id": "w2"]),
            .words("access_policy", "members", "invite_only", "closed"),
        ],
        "workspace_members": [.words("role", "owner", "admin", "member", "guest")],
        "room_members": [.words("role", "owner", "member")],
        "work_items": [
            .words("type", "task", "scheduled"),
            .words("status", "open", "in_progress", "done", "cancelled"),
            .words("visibility", "private", "room"),
            .words("visibility_scope", "private", "room", "quest", "squad"),
            CheckProbe(
                "type <> 'scheduled' OR starts_at IS NOT NULL",
                refuses: ["type": "scheduled", "starts_at": nil], accepts: ["type": "task", "starts_at": nil]),
            CheckProbe(
                "ends_at >= starts_at", refuses: ["ends_at": "2026-01-02T09:59:59.999Z"],
                accepts: ["ends_at": "2026-01-02T10:00:00.000Z"], ["ends_at": nil]),
        ],
        "inbox_items": [.flag("is_read")],
        "relationships": [
            .words("status", "active", "blocked"),
            CheckProbe(
                "user_id <> related_user_id", refuses: ["user_id": "u3", "related_user_id": "u3"],
                accepts: ["user_id": "u1", "related_user_id": "u3"]),
        ],
        "lists": [.flag("is_archived")],
        "list_items": [.flag("is_done"), .notNegative("position")],
        "list_members": [
            .words("role", "owner", "editor", "viewer"),
            .words("delivery_preference", "instant", "daily_digest", "none"),
        ],
        "hosted_events": [
            .flag("is_public"), .words("status", "scheduled", "cancelled", "completed"),
            CheckProbe("capacity > 0", refuses: ["capacity": 0], accepts: ["capacity": 1], ["capacity": nil]),
            CheckProbe(
                "ends_at >= starts_at", refuses: ["ends_at": "2026-01-31T10:00:00.000Z"],
                accepts: ["ends_at": "2026-02-01T10:00:00.000Z"], ["ends_at": nil]),
        ],
        "event_participants": [.words("status", "going", "maybe", "declined", "waitlisted")],
        "admin_users": [
            .words("role", "super_admin", "admin", "support", "viewer"), .flag("is_active"),
            .json("permissions_json"),
        ],
        "audit_logs": [.json("details_json", nullable: true)],
        "ai_usage_logs": [
            .words("provider", "gemini", "openai"), .words("status", "success", "error"),
            .notNegative("input_tokens"), .notNegative("output_tokens"), .notNegative("cost_usd"),
            .notNegative("latency_ms"),
        ],
        "ai_cost_budgets": [
            .words("provider", "gemini", "openai"), .words("period", "daily", "monthly"), .flag("is_active"),
            CheckProbe(
                "limit_usd > 0", refuses: ["limit_usd": 0], accepts: ["limit_usd": .real(0.01)]),
            CheckProbe(
                "alert_threshold BETWEEN 0 AND 1", refuses: ["alert_threshold": .real(-0.1)],
                ["alert_threshold": .real(1.1)], accepts: ["alert_threshold": 0], ["alert_threshold": 1]),
        ],
        "relationship_requests": [
            .words("status", "pending", "accepted", "declined", "cancelled"),
            CheckProbe(
                "requester_id <> recipient_id", refuses: ["requester_id": "u2", "recipient_id": "u2"],
                accepts: ["requester_id": "u1", "recipient_id": "u2"]),
        ],
        "daily_log_summaries": [
            .day("summary_date"), .words("log_type", "ai_usage", "audit"),
            .notNegative("entry_count", with: ["error_count": 0]),
            .notNegative("error_count"), .notNegative("total_cost_usd"), .json("details_json"),
            CheckProbe(
                "error_count <= entry_count", refuses: ["error_count": 4], accepts: ["error_count": 3]),
        ],
        "admin_import_sessions": [
            .words("status", "pending", "running", "completed", "failed"),
            CheckProbe(
                "total_rows >= 0", refuses: ["total_rows": -1, "imported_rows": -1, "failed_rows": 0],
                accepts: ["total_rows": 0, "imported_rows": 0, "failed_rows": 0]),
            .notNegative("imported_rows"), .notNegative("failed_rows"),
            CheckProbe(
                "imported_rows + failed_rows <= total_rows", refuses: ["imported_rows": 3],
                accepts: ["imported_rows": 1]),
        ],
        "admin_import_errors": [
            CheckProbe("row_number >= 1", refuses: ["row_number": 0], accepts: ["row_number": 1]),
            .json("row_json", nullable: true),
        ],
        "ai_provider_settings": [
            CheckProbe(
                "provider IN ('gemini', 'openai')", refuses: ["provider": "other"],
                accepts: ["provider": "openai"]),
            CheckProbe(
                "fallback_provider IN ('gemini', 'openai')", refuses: ["fallback_provider": "other"],
                accepts: ["fallback_provider": "gemini"], ["fallback_provider": nil]),
            CheckProbe(
                "fallback_provider <> provider", refuses: ["fallback_provider": "openai"],
                accepts: ["fallback_provider": "gemini"]),
            .flag("is_enabled"), .json("feature_routing_json"),
        ],
        "ai_provider_keys": [
            CheckProbe(
                "provider IN ('gemini', 'openai')", refuses: ["provider": "other"],
                accepts: ["provider": "gemini"]),
            CheckProbe(
                "masked_preview GLOB '*...????' AND length(masked_preview) <= 11",
                refuses: ["masked_preview": "sk-abcdefgh"], ["masked_preview": "sk-12...abcd"],
                ["masked_preview": "sk-...abc"],
                accepts: ["masked_preview": "sk-...abcd"], ["masked_preview": "sk-1...abcd"]),
            .flag("is_active"),
        ],
        "thread_messages": [.words("status", "queued", "sent", "delivered", "read", "failed")],
        "thread_message_deliveries": [
            .words("channel", "in_app", "email"),
            .words("status", "pending", "sent", "delivered", "read", "failed"),
            CheckProbe(
                "user_id IS NOT NULL OR email IS NOT NULL", refuses: ["user_id": nil, "email": nil],
                accepts: ["user_id": nil], ["email": nil]),
            CheckProbe(
                "read_at >= delivered_at", refuses: ["read_at": "2026-01-02T09:00:00.000Z"],
                accepts: ["read_at": "2026-01-02T10:00:00.000Z"], ["read_at": nil]),
        ],
        "admin_workspace_access": [
            .words("access_level", "read", "write", "manage"),
            CheckProbe(
                "expires_at > granted_at", refuses: ["expires_at": "2026-01-01T00:00:00.000Z"],
                accepts: ["expires_at": "2026-01-01T00:00:00.001Z"], ["expires_at": nil]),
        ],
        "threads": [.words("status", "active", "archived", "deleted")],
        "thread_invites": [
            .words("status", "pending", "accepted", "declined", "expired"), .length("token", 32),
        ],
        "thread_participants": [.words("role", "owner", "member")],
        "live_connections": [
            .words("client", "web", "ios", "android"),
            .words(
                "status", "open", "idle", "closed",
                with: ["open": ["closed_at": nil], "idle": ["closed_at": nil]]),
            CheckProbe(
                "room_id IS NULL OR thread_id IS NULL", refuses: ["room_id": "r1", "thread_id": "t1"],
                accepts: ["room_id": "r1", "thread_id": nil], ["room_id": nil, "thread_id": nil]),
            CheckProbe(
                "(status = 'closed') = (closed_at IS NOT NULL)", refuses: ["closed_at": nil],
                ["status": "idle"], accepts: ["status": "idle", "closed_at": nil]),
        ],
        "attachments": [
            CheckProbe("byte_size > 0", refuses: ["byte_size": 0], accepts: ["byte_size": 1]),
            .length("content_hash", 64),
            CheckProbe(
                "(message_id IS NULL) <> (work_item_id IS NULL)",
                refuses: ["message_id": "m1"], ["message_id": nil, "work_item_id": nil],
                accepts: ["message_id": "m1", "work_item_id": nil]),
        ],
        "search_documents": [.words("kind", "work_item", "thread", "message")],
        "analytics_events": [
            CheckProbe(
                "length(name) BETWEEN 1 AND 100", refuses: ["name": ""],
                ["name": .text(String(repeating: "x", count: 101))],
                accepts: ["name": "x"], ["name": .text(String(repeating: "x", count: 100))]),
            .json("properties_json"),
        ],
        "analytics_daily_counts": [
            .day("day"), .notNegative("event_count", with: ["user_count": 0]), .notNegative("user_count"),
            CheckProbe("user_count <= event_count", refuses: ["user_count": 4], accepts: ["user_count": 3]),
        ],
    ]
}
