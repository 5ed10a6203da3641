-- purpose: take back: Workspace admin improvements

DROP TABLE admin_workspace_access;
ALTER TABLE workspaces DROP COLUMN access_policy;
ALTER TABLE admin_users DROP COLUMN permissions_json;
