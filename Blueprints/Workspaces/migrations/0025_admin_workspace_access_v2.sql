-- purpose: Workspace admin improvements
-- date: 2025-12-25
-- category: Work Items & Visibility
-- category: Workspaces (admin_workspace_access)

-- What an administrator may do at all, and whom a workspace lets in.
ALTER TABLE admin_users ADD COLUMN permissions_json TEXT NOT NULL DEFAULT '[]'
    CHECK (json_valid(permissions_json));
ALTER TABLE workspaces ADD COLUMN access_policy TEXT NOT NULL DEFAULT 'members'
    CHECK (access_policy IN ('members', 'invite_only', 'closed'));

CREATE TABLE admin_workspace_access (
    id TEXT PRIMARY KEY,
    admin_id TEXT NOT NULL REFERENCES admin_users (id) ON DELETE CASCADE,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    access_level TEXT NOT NULL DEFAULT 'read' CHECK (access_level IN ('read', 'write', 'manage')),
    granted_by TEXT REFERENCES admin_users (id) ON DELETE SET NULL,
    granted_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    expires_at TEXT,
    UNIQUE (admin_id, workspace_id),
    CHECK (expires_at > granted_at)
) STRICT;

CREATE INDEX idx_admin_workspace_access_workspace_id ON admin_workspace_access (workspace_id);
CREATE INDEX idx_admin_workspace_access_granted_by ON admin_workspace_access (granted_by);
