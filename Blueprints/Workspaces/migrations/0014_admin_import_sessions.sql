-- purpose: Bulk import tracking
-- date: Initial
-- category: Admin & System
-- category: Admin (admin_import_sessions, admin_import_errors)

CREATE TABLE admin_import_sessions (
    id TEXT PRIMARY KEY,
    admin_id TEXT REFERENCES admin_users (id) ON DELETE SET NULL,
    source TEXT NOT NULL,
    file_name TEXT,
    status TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'running', 'completed', 'failed')),
    total_rows INTEGER NOT NULL DEFAULT 0 CHECK (total_rows >= 0),
    imported_rows INTEGER NOT NULL DEFAULT 0 CHECK (imported_rows >= 0),
    failed_rows INTEGER NOT NULL DEFAULT 0 CHECK (failed_rows >= 0),
    started_at TEXT,
    finished_at TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CHECK (imported_rows + failed_rows <= total_rows)
) STRICT;

CREATE TABLE admin_import_errors (
    id TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES admin_import_sessions (id) ON DELETE CASCADE,
    row_number INTEGER NOT NULL CHECK (row_number >= 1),
    column_name TEXT,
    message TEXT NOT NULL,
    row_json TEXT CHECK (row_json IS NULL OR json_valid(row_json)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;

CREATE INDEX idx_admin_import_sessions_admin_id ON admin_import_sessions (admin_id);
CREATE INDEX idx_admin_import_sessions_status ON admin_import_sessions (status, created_at);
CREATE INDEX idx_admin_import_errors_session_id ON admin_import_errors (session_id, row_number);
