-- purpose: take back: Administrative features

DROP TABLE audit_logs;
DROP TABLE admin_users;
