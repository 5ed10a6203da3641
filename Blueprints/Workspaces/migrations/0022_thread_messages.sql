-- purpose: Thread messaging system
-- date: 2025-12-25
-- category: Communication
-- category: Threads & Messages (thread_messages, thread_message_deliveries)

-- thread_id is no foreign key: threads come with 0026 only, and a reference to a table that is not there would refuse
-- every message until then.
CREATE TABLE thread_messages (
    id TEXT PRIMARY KEY,
    thread_id TEXT NOT NULL,
    sender_id TEXT REFERENCES users (id) ON DELETE SET NULL,
    reply_to_id TEXT REFERENCES thread_messages (id) ON DELETE SET NULL,
    content TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'sent' CHECK (status IN ('queued', 'sent', 'delivered', 'read', 'failed')),
    edited_at TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;

-- Who is no user yet gets a message by e-mail.
CREATE TABLE thread_message_deliveries (
    id TEXT PRIMARY KEY,
    message_id TEXT NOT NULL REFERENCES thread_messages (id) ON DELETE CASCADE,
    user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
    email TEXT,
    channel TEXT NOT NULL DEFAULT 'in_app' CHECK (channel IN ('in_app', 'email')),
    status TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'sent', 'delivered', 'read', 'failed')),
    error_message TEXT,
    delivered_at TEXT,
    read_at TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    UNIQUE (message_id, user_id, channel),
    CHECK (user_id IS NOT NULL OR email IS NOT NULL),
    CHECK (read_at >= delivered_at)
) STRICT;

CREATE INDEX idx_thread_messages_thread_id ON thread_messages (thread_id, created_at);
CREATE INDEX idx_thread_messages_sender_id ON thread_messages (sender_id);
CREATE INDEX idx_thread_messages_reply_to_id ON thread_messages (reply_to_id);
CREATE INDEX idx_thread_message_deliveries_user_id ON thread_message_deliveries (user_id, status);
CREATE INDEX idx_thread_message_deliveries_status ON thread_message_deliveries (status, created_at);
