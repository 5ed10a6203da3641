-- The queries that the indexes are for, and rows to plan with: linkscanner-migrate explain-check queries.sql

INSERT INTO users (clerk_user_id)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
SELECT 'user_' || i FROM n;

INSERT INTO scan_jobs (user_id, url, state, created_at)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
SELECT 'user_' || (1 + i % 200), 'https://example.org/' || i,
    CASE i % 6 WHEN 0 THEN 'QUEUED' WHEN 1 THEN 'FETCHING' WHEN 2 THEN 'ANALYZING' WHEN 3 THEN 'FAILED'
        WHEN 4 THEN 'TIMED_OUT' ELSE 'COMPLETED' END,
    strftime('%Y-%m-%dT%H:%M:%fZ', '2026-01-01', i || ' minutes')
FROM n;

INSERT INTO audit_logs (scan_job_id, url_accessed, content_hash, content_type, timestamp)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
SELECT id, url || '?' || i, lower(hex(randomblob(32))), 'text/html',
    strftime('%Y-%m-%dT%H:%M:%fZ', created_at, i || ' minutes')
FROM (SELECT id, url, created_at FROM scan_jobs LIMIT 300) CROSS JOIN n;

-- query: how much a user has asked for
-- uses: scan_jobs_user_id_idx or scan_jobs_user_id_created_at_idx
SELECT count(*) FROM scan_jobs WHERE user_id = $1;

-- query: what a worker does next
-- uses: scan_jobs_state_idx
SELECT id, url, version FROM scan_jobs WHERE state = 'QUEUED' LIMIT 10;

-- query: the scans of a day
-- uses: scan_jobs_created_at_idx
SELECT id, state FROM scan_jobs WHERE created_at >= $1 AND created_at < $2;

-- query: a user's history, page by page
-- uses: scan_jobs_user_id_created_at_idx
SELECT id, url, state, created_at FROM scan_jobs WHERE user_id = $1 AND created_at < $2
ORDER BY created_at DESC LIMIT 20;

-- query: who has asked for a link
-- uses: scan_jobs_url_idx
SELECT id, user_id FROM scan_jobs WHERE url = $1;

-- query: how often a job led to an access
-- uses: audit_logs_scan_job_id_idx or audit_logs_scan_job_id_timestamp_idx
SELECT count(*) FROM audit_logs WHERE scan_job_id = $1;

-- query: the accesses of a day
-- uses: audit_logs_timestamp_idx
SELECT id, url_accessed FROM audit_logs WHERE timestamp >= $1 AND timestamp < $2;

-- query: every access to a link
-- uses: audit_logs_url_accessed_idx
SELECT id, timestamp FROM audit_logs WHERE url_accessed = $1;

-- query: the accesses of a job in their order
-- uses: audit_logs_scan_job_id_timestamp_idx
SELECT url_accessed, http_status, timestamp FROM audit_logs WHERE scan_job_id = $1 ORDER BY timestamp;
