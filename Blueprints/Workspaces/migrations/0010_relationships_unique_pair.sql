-- purpose: Fix relationship duplicates
-- date: Initial
-- category: Foundation

-- Of several rows for one pair the oldest stays; a block outlives them all.
UPDATE relationships SET status = 'blocked'
WHERE EXISTS (
    SELECT 1 FROM relationships AS other
    WHERE other.user_id = relationships.user_id
        AND other.related_user_id = relationships.related_user_id AND other.status = 'blocked'
);
DELETE FROM relationships
WHERE rowid NOT IN (SELECT min(rowid) FROM relationships GROUP BY user_id, related_user_id);

CREATE UNIQUE INDEX idx_relationships_unique_pair ON relationships (user_id, related_user_id);
