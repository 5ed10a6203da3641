-- purpose: take back: Enhanced visibility control

DROP INDEX idx_work_items_visibility_scope;
ALTER TABLE work_items DROP COLUMN visibility_scope;
