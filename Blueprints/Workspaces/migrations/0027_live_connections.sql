-- purpose: Real-time subscriptions over WebSockets
-- date: 2026-11-21
-- category: Planned Features
-- category: Realtime & Files (live_connections)

-- A connection listens to one room or thread, or, without either, to the user's inbox.
CREATE TABLE live_connections (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    room_id TEXT REFERENCES rooms (id) ON DELETE CASCADE,
    thread_id TEXT REFERENCES threads (id) ON DELETE CASCADE,
    client TEXT NOT NULL CHECK (client IN ('web', 'ios', 'android')),
    status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'idle', 'closed')),
    connected_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    last_seen_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    closed_at TEXT,
    CHECK (room_id IS NULL OR thread_id IS NULL),
    CHECK ((status = 'closed') = (closed_at IS NOT NULL))
) STRICT;

CREATE INDEX idx_live_connections_user_id ON live_connections (user_id);
CREATE INDEX idx_live_connections_room_id ON live_connections (room_id) WHERE closed_at IS NULL;
CREATE INDEX idx_live_connections_thread_id ON live_connections (thread_id) WHERE closed_at IS NULL;
CREATE INDEX idx_live_connections_last_seen_at ON live_connections (last_seen_at) WHERE closed_at IS NULL;
