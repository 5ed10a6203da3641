-- purpose: System configuration
-- date: 2025-12-25
-- category: Admin & System
-- category: Admin (system_settings)

CREATE TABLE system_settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    description TEXT,
    updated_by TEXT REFERENCES admin_users (id) ON DELETE SET NULL,
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;

CREATE INDEX idx_system_settings_updated_by ON system_settings (updated_by);

INSERT INTO system_settings (key, value, description) VALUES
    ('maintenance_mode', 'false', 'Whether only administrators may use the application'),
    ('max_ai_cost_per_user_daily', '1.00', 'What AI may cost for one user in a day, in US dollars'),
    ('default_rate_limit', '60', 'Requests that a client may make in a minute');
