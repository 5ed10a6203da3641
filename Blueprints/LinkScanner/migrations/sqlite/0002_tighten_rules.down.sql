-- purpose: take back: tighten rules

PRAGMA defer_foreign_keys = ON;

DROP TRIGGER "audit_logs_append_only_delete";

DROP TRIGGER "audit_logs_append_only_insert";

DROP TRIGGER "audit_logs_append_only_update";

DROP TRIGGER "scan_jobs_lock_version";

CREATE TABLE "varve_new_audit_logs" (
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

CREATE TABLE "varve_new_scan_results" (
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

INSERT INTO "varve_new_audit_logs" (rowid, "id", "scan_job_id", "url_accessed", "timestamp", "content_hash", "http_status", "http_headers", "content_type", "risk_assessment_summary")
SELECT rowid, "id", "scan_job_id", "url_accessed", "timestamp", "content_hash", "http_status", "http_headers", "content_type", "risk_assessment_summary" FROM "audit_logs";

INSERT INTO "varve_new_scan_results" (rowid, "job_id", "risk_score", "categories", "content_hash", "http_status", "http_headers", "content_type", "model_used", "analysis_metadata", "reasoning", "indicators", "created_at")
SELECT rowid, "job_id", "risk_score", "categories", "content_hash", "http_status", "http_headers", "content_type", "model_used", "analysis_metadata", "reasoning", "indicators", "created_at" FROM "scan_results";

DROP TABLE "scan_results";

DROP TABLE "audit_logs";

ALTER TABLE "varve_new_audit_logs" RENAME TO "audit_logs";

ALTER TABLE "varve_new_scan_results" RENAME TO "scan_results";

CREATE INDEX "audit_logs_scan_job_id_idx" ON "audit_logs" (scan_job_id);

CREATE INDEX "audit_logs_scan_job_id_timestamp_idx" ON "audit_logs" (scan_job_id, timestamp);

CREATE INDEX "audit_logs_timestamp_idx" ON "audit_logs" (timestamp);

CREATE INDEX "audit_logs_url_accessed_idx" ON "audit_logs" (url_accessed);

CREATE TRIGGER "audit_logs_append_only_delete" BEFORE DELETE ON "audit_logs"
BEGIN
    SELECT RAISE (ABORT, 'audit_logs is append-only');
END;

CREATE TRIGGER "audit_logs_append_only_insert" BEFORE INSERT ON "audit_logs" WHEN EXISTS (SELECT 1 FROM "audit_logs" WHERE ("id" = NEW."id") OR (NEW.rowid > 0 AND rowid = NEW.rowid))
BEGIN
    SELECT RAISE (ABORT, 'audit_logs is append-only');
END;

CREATE TRIGGER "audit_logs_append_only_update" BEFORE UPDATE ON "audit_logs"
BEGIN
    SELECT RAISE (ABORT, 'audit_logs is append-only');
END;
