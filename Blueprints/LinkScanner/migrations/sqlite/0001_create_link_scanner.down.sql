-- purpose: take back: create link scanner

PRAGMA defer_foreign_keys = ON;

DROP TABLE "wallets";

DROP TABLE "scan_results";

DROP TABLE "audit_logs";

DROP TABLE "scan_jobs";

DROP TABLE "users";
