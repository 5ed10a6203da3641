-- purpose: AI provider configuration
-- date: 2025-12-25
-- category: Admin & System
-- category: AI & Monitoring (ai_provider_settings)
-- related: Ticket 08 (AI Router)

CREATE TABLE ai_provider_settings (
    id TEXT PRIMARY KEY,
    provider TEXT NOT NULL UNIQUE CHECK (provider IN ('gemini', 'openai')),
    is_enabled INTEGER NOT NULL DEFAULT 1 CHECK (is_enabled IN (0, 1)),
    default_model TEXT NOT NULL,
    fallback_provider TEXT CHECK (fallback_provider IN ('gemini', 'openai')),
    feature_routing_json TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(feature_routing_json)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CHECK (fallback_provider <> provider)
) STRICT;
