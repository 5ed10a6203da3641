-- purpose: take back: Email notification preferences

ALTER TABLE list_members DROP COLUMN delivery_preference;
