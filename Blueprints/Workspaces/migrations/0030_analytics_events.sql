-- purpose: Event tracking
-- date: 2026-11-21
-- category: Planned Features
-- category: Search & Analytics (analytics_events, analytics_daily_counts)

CREATE TABLE analytics_events (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    user_id TEXT REFERENCES users (id) ON DELETE SET NULL,
    workspace_id TEXT REFERENCES workspaces (id) ON DELETE SET NULL,
    session_id TEXT,
    properties_json TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(properties_json)),
    occurred_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;

CREATE TABLE analytics_daily_counts (
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    name TEXT NOT NULL,
    event_count INTEGER NOT NULL DEFAULT 0 CHECK (event_count >= 0),
    user_count INTEGER NOT NULL DEFAULT 0 CHECK (user_count >= 0),
    PRIMARY KEY (day, name),
    CHECK (user_count <= event_count)
) STRICT, WITHOUT ROWID;

CREATE INDEX idx_analytics_events_name ON analytics_events (name, occurred_at);
CREATE INDEX idx_analytics_events_user_id ON analytics_events (user_id, occurred_at);
CREATE INDEX idx_analytics_events_workspace_id ON analytics_events (workspace_id, occurred_at);
