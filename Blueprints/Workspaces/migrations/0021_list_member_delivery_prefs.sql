-- purpose: Email notification preferences
-- date: 2025-12-25
-- category: Communication

ALTER TABLE list_members ADD COLUMN delivery_preference TEXT NOT NULL DEFAULT 'instant'
    CHECK (delivery_preference IN ('instant', 'daily_digest', 'none'));
