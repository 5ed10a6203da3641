-- purpose: Friend request system
-- date: Initial
-- category: Foundation
-- category: Relationships (relationship_requests)

CREATE TABLE relationship_requests (
    id TEXT PRIMARY KEY,
    requester_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    recipient_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    message TEXT,
    status TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'accepted', 'declined', 'cancelled')),
    responded_at TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CHECK (requester_id <> recipient_id)
) STRICT;

-- Whoever was turned down may ask again, but nobody asks twice at a time.
CREATE UNIQUE INDEX idx_relationship_requests_pending ON relationship_requests (requester_id, recipient_id)
WHERE status = 'pending';
CREATE INDEX idx_relationship_requests_recipient_id ON relationship_requests (recipient_id, status);
