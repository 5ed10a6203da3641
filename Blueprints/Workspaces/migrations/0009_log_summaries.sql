-- purpose: Log aggregation for analytics
-- date: Initial
-- category: Foundation
-- category: AI & Monitoring (daily_log_summaries)

CREATE TABLE daily_log_summaries (
    summary_date TEXT NOT NULL CHECK (summary_date IS date(summary_date, '+0 days')),
    log_type TEXT NOT NULL CHECK (log_type IN ('ai_usage', 'audit')),
    entry_count INTEGER NOT NULL DEFAULT 0 CHECK (entry_count >= 0),
    error_count INTEGER NOT NULL DEFAULT 0 CHECK (error_count >= 0),
    total_cost_usd REAL NOT NULL DEFAULT 0.0 CHECK (total_cost_usd >= 0),
    details_json TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details_json)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    PRIMARY KEY (summary_date, log_type),
    CHECK (error_count <= entry_count)
) STRICT;

CREATE INDEX idx_daily_log_summaries_log_type ON daily_log_summaries (log_type, summary_date);
