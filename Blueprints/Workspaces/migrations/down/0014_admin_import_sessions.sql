-- purpose: take back: Bulk import tracking

DROP TABLE admin_import_errors;
DROP TABLE admin_import_sessions;
