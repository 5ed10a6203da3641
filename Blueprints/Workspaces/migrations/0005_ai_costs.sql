-- purpose: AI cost tracking foundation
-- date: Initial
-- category: Foundation
-- category: AI & Monitoring (ai_usage_logs, ai_cost_budgets)

CREATE TABLE ai_usage_logs (
    id TEXT PRIMARY KEY,
    user_id TEXT REFERENCES users (id) ON DELETE SET NULL,
    provider TEXT NOT NULL CHECK (provider IN ('gemini', 'openai')),
    model TEXT NOT NULL,
    feature TEXT NOT NULL,
    input_tokens INTEGER NOT NULL DEFAULT 0 CHECK (input_tokens >= 0),
    output_tokens INTEGER NOT NULL DEFAULT 0 CHECK (output_tokens >= 0),
    cost_usd REAL NOT NULL DEFAULT 0.0 CHECK (cost_usd >= 0),
    latency_ms INTEGER CHECK (latency_ms >= 0),
    status TEXT NOT NULL DEFAULT 'success' CHECK (status IN ('success', 'error')),
    error_message TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;

-- Without a user the budget is that of everybody together, without a provider that of all providers.
CREATE TABLE ai_cost_budgets (
    id TEXT PRIMARY KEY,
    user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
    provider TEXT CHECK (provider IN ('gemini', 'openai')),
    period TEXT NOT NULL CHECK (period IN ('daily', 'monthly')),
    limit_usd REAL NOT NULL CHECK (limit_usd > 0),
    alert_threshold REAL NOT NULL DEFAULT 0.8 CHECK (alert_threshold BETWEEN 0 AND 1),
    is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
