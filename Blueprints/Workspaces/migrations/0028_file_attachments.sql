-- purpose: Metadata of attached files
-- date: 2026-11-21
-- category: Planned Features
-- category: Realtime & Files (attachments)

-- The bytes are in object storage. A file is attached to one thing.
CREATE TABLE attachments (
    id TEXT PRIMARY KEY,
    uploaded_by TEXT REFERENCES users (id) ON DELETE SET NULL,
    message_id TEXT REFERENCES thread_messages (id) ON DELETE CASCADE,
    work_item_id TEXT REFERENCES work_items (id) ON DELETE CASCADE,
    storage_key TEXT NOT NULL UNIQUE,
    file_name TEXT NOT NULL,
    content_type TEXT NOT NULL,
    byte_size INTEGER NOT NULL CHECK (byte_size > 0),
    content_hash TEXT NOT NULL CHECK (length(content_hash) = 64),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CHECK ((message_id IS NULL) <> (work_item_id IS NULL))
) STRICT;

CREATE INDEX idx_attachments_uploaded_by ON attachments (uploaded_by);
CREATE INDEX idx_attachments_message_id ON attachments (message_id);
CREATE INDEX idx_attachments_work_item_id ON attachments (work_item_id);
CREATE INDEX idx_attachments_content_hash ON attachments (content_hash);
