-- purpose: create link scanner

CREATE TABLE "users" (
    "clerk_user_id" TEXT NOT NULL PRIMARY KEY,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    "metadata" TEXT CHECK (metadata IS NULL OR json_valid(metadata))
) STRICT;

CREATE TABLE "scan_jobs" (
    "id" TEXT NOT NULL DEFAULT (printf('%08x-%04x', (CAST (strftime('%s', 'now') AS integer) * 1000 + CAST (substr(strftime('%f', 'now'), 4) AS integer)) >> 16, (CAST (strftime('%s', 'now') AS integer) * 1000 + CAST (substr(strftime('%f', 'now'), 4) AS integer)) & 65535) || '-7' || substr(lower(hex(randomblob(2))), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6)))) PRIMARY KEY,
    "user_id" TEXT NOT NULL REFERENCES "users" ("clerk_user_id"),
    "url" TEXT NOT NULL CHECK (length(url) <= 2048),
    "state" TEXT NOT NULL DEFAULT 'QUEUED' CHECK (state IN ('QUEUED', 'FETCHING', 'ANALYZING', 'COMPLETED', 'FAILED', 'TIMED_OUT')),
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    "version" INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1)
) STRICT;

CREATE TABLE "audit_logs" (
    "id" TEXT NOT NULL DEFAULT (printf('%08x-%04x', (CAST (strftime('%s', 'now') AS integer) * 1000 + CAST (substr(strftime('%f', 'now'), 4) AS integer)) >> 16, (CAST (strftime('%s', 'now') AS integer) * 1000 + CAST (substr(strftime('%f', 'now'), 4) AS integer)) & 65535) || '-7' || substr(lower(hex(randomblob(2))), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6)))) PRIMARY KEY,
    "scan_job_id" TEXT NOT NULL REFERENCES "scan_jobs" ("id"),
    "url_accessed" TEXT NOT NULL CHECK (length(url_accessed) <= 2048),
    "timestamp" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    "content_hash" TEXT NOT NULL CHECK ((length(content_hash) = 64) AND (trim(content_hash, '0123456789abcdef') = '')),
    "http_status" INTEGER,
    "http_headers" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(http_headers)),
    "content_type" TEXT NOT NULL,
    "risk_assessment_summary" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(risk_assessment_summary))
) STRICT;

CREATE TABLE "scan_results" (
    "job_id" TEXT NOT NULL PRIMARY KEY REFERENCES "scan_jobs" ("id") ON DELETE CASCADE,
    "risk_score" INTEGER NOT NULL CHECK (risk_score BETWEEN 0 AND 100),
    "categories" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(categories)),
    "content_hash" TEXT NOT NULL CHECK ((length(content_hash) = 64) AND (trim(content_hash, '0123456789abcdef') = '')),
    "http_status" INTEGER,
    "http_headers" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(http_headers)),
    "content_type" TEXT NOT NULL,
    "model_used" TEXT NOT NULL,
    "analysis_metadata" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(analysis_metadata)),
    "reasoning" TEXT NOT NULL,
    "indicators" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(indicators)),
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;

CREATE TABLE "wallets" (
    "id" TEXT NOT NULL DEFAULT (printf('%08x-%04x', (CAST (strftime('%s', 'now') AS integer) * 1000 + CAST (substr(strftime('%f', 'now'), 4) AS integer)) >> 16, (CAST (strftime('%s', 'now') AS integer) * 1000 + CAST (substr(strftime('%f', 'now'), 4) AS integer)) & 65535) || '-7' || substr(lower(hex(randomblob(2))), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6)))) PRIMARY KEY,
    "user_id" TEXT NOT NULL UNIQUE REFERENCES "users" ("clerk_user_id") ON DELETE CASCADE,
    "credit_balance" INTEGER NOT NULL DEFAULT 0 CHECK (credit_balance >= 0),
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;

CREATE INDEX "scan_jobs_user_id_idx" ON "scan_jobs" (user_id);

CREATE INDEX "scan_jobs_state_idx" ON "scan_jobs" (state);

CREATE INDEX "scan_jobs_created_at_idx" ON "scan_jobs" (created_at);

CREATE INDEX "scan_jobs_user_id_created_at_idx" ON "scan_jobs" (user_id, created_at);

CREATE INDEX "scan_jobs_url_idx" ON "scan_jobs" (url);

CREATE INDEX "audit_logs_scan_job_id_idx" ON "audit_logs" (scan_job_id);

CREATE INDEX "audit_logs_timestamp_idx" ON "audit_logs" (timestamp);

CREATE INDEX "audit_logs_url_accessed_idx" ON "audit_logs" (url_accessed);

CREATE INDEX "audit_logs_scan_job_id_timestamp_idx" ON "audit_logs" (scan_job_id, timestamp);

CREATE TRIGGER "users_set_updated_at" AFTER UPDATE ON "users" WHEN NEW."updated_at" IS OLD."updated_at" AND NEW."updated_at" IS NOT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
BEGIN
    UPDATE "users" SET "updated_at" = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER "wallets_set_updated_at" AFTER UPDATE ON "wallets" WHEN NEW."updated_at" IS OLD."updated_at" AND NEW."updated_at" IS NOT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
BEGIN
    UPDATE "wallets" SET "updated_at" = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER "scan_jobs_set_updated_at" AFTER UPDATE ON "scan_jobs" WHEN NEW."updated_at" IS OLD."updated_at" AND NEW."updated_at" IS NOT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
BEGIN
    UPDATE "scan_jobs" SET "updated_at" = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER "audit_logs_append_only_update" BEFORE UPDATE ON "audit_logs"
BEGIN
    SELECT RAISE (ABORT, 'audit_logs is append-only');
END;

CREATE TRIGGER "audit_logs_append_only_delete" BEFORE DELETE ON "audit_logs"
BEGIN
    SELECT RAISE (ABORT, 'audit_logs is append-only');
END;

CREATE TRIGGER "audit_logs_append_only_insert" BEFORE INSERT ON "audit_logs" WHEN EXISTS (SELECT 1 FROM "audit_logs" WHERE ("id" = NEW."id") OR (NEW.rowid > 0 AND rowid = NEW.rowid))
BEGIN
    SELECT RAISE (ABORT, 'audit_logs is append-only');
END;
