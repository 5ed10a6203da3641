-- purpose: take back: Core foundation tables

DROP TABLE relationships;
DROP TABLE inbox_items;
DROP TABLE work_items;
DROP TABLE room_members;
DROP TABLE rooms;
DROP TABLE workspace_members;
DROP TABLE workspaces;
DROP TABLE users;
