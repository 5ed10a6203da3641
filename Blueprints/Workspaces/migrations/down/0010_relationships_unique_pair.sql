-- purpose: take back: Fix relationship duplicates

-- The duplicates that went do not come back.
DROP INDEX idx_relationships_unique_pair;
