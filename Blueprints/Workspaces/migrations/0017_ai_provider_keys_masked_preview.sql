-- purpose: API key management
-- date: 2025-12-25
-- category: Admin & System
-- category: AI & Monitoring (ai_provider_keys)
-- related: Ticket 08 (AI Router)

-- The key itself is kept encrypted. What is shown of it are at most its first and last four characters.
CREATE TABLE ai_provider_keys (
    id TEXT PRIMARY KEY,
    provider TEXT NOT NULL CHECK (provider IN ('gemini', 'openai'))
        REFERENCES ai_provider_settings (provider) ON DELETE RESTRICT,
    encrypted_key TEXT NOT NULL,
    masked_preview TEXT NOT NULL CHECK (masked_preview GLOB '*...????' AND length(masked_preview) <= 11),
    is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    created_by TEXT REFERENCES admin_users (id) ON DELETE SET NULL,
    last_used_at TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;

CREATE INDEX idx_ai_provider_keys_created_by ON ai_provider_keys (created_by);
