-- purpose: Performance optimization
-- date: Initial
-- category: Foundation

-- Looking up users
CREATE UNIQUE INDEX idx_users_email ON users (email);
CREATE INDEX idx_users_display_name ON users (display_name);

-- Foreign keys
CREATE INDEX idx_workspaces_owner_id ON workspaces (owner_id);
CREATE INDEX idx_workspaces_parent_id ON workspaces (parent_id);
CREATE INDEX idx_workspace_members_user_id ON workspace_members (user_id);
CREATE INDEX idx_rooms_workspace_id ON rooms (workspace_id);
CREATE INDEX idx_rooms_created_by ON rooms (created_by);
CREATE INDEX idx_room_members_user_id ON room_members (user_id);
CREATE INDEX idx_work_items_user_id ON work_items (user_id, status);
CREATE INDEX idx_work_items_workspace_id ON work_items (workspace_id);
CREATE INDEX idx_work_items_room_id ON work_items (room_id);
CREATE INDEX idx_inbox_items_user_id ON inbox_items (user_id, is_read, created_at DESC);
CREATE INDEX idx_relationships_user_id ON relationships (user_id);
CREATE INDEX idx_relationships_related_user_id ON relationships (related_user_id);
CREATE INDEX idx_lists_workspace_id ON lists (workspace_id);
CREATE INDEX idx_lists_owner_id ON lists (owner_id);
CREATE INDEX idx_list_items_list_id ON list_items (list_id, position);
CREATE INDEX idx_list_items_created_by ON list_items (created_by);
CREATE INDEX idx_list_members_user_id ON list_members (user_id);
CREATE INDEX idx_hosted_events_host_id ON hosted_events (host_id);
CREATE INDEX idx_hosted_events_workspace_id ON hosted_events (workspace_id);
CREATE INDEX idx_event_participants_user_id ON event_participants (user_id);
CREATE INDEX idx_audit_logs_admin_id ON audit_logs (admin_id);

-- Status and time
CREATE INDEX idx_work_items_status ON work_items (status);
CREATE INDEX idx_work_items_due_at ON work_items (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX idx_work_items_starts_at ON work_items (starts_at) WHERE starts_at IS NOT NULL;
CREATE INDEX idx_work_items_created_at ON work_items (created_at);
CREATE INDEX idx_relationships_status ON relationships (status);
CREATE INDEX idx_hosted_events_status ON hosted_events (status, starts_at);
CREATE INDEX idx_audit_logs_target ON audit_logs (target_type, target_id);
CREATE INDEX idx_audit_logs_created_at ON audit_logs (created_at);
