-- purpose: Enhanced visibility control
-- date: 2025-12-25
-- category: Work Items & Visibility
-- related: Ticket 07

-- The column visibility stays for those who still read it.
ALTER TABLE work_items ADD COLUMN visibility_scope TEXT NOT NULL DEFAULT 'private'
    CHECK (visibility_scope IN ('private', 'room', 'quest', 'squad'));

UPDATE work_items SET visibility_scope = visibility;

CREATE INDEX idx_work_items_visibility_scope ON work_items (visibility_scope);
