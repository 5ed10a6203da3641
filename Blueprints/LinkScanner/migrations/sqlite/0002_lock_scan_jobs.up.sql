-- purpose: lock scan jobs

CREATE TRIGGER "scan_jobs_lock_version"
BEFORE UPDATE OF "id", "user_id", "url", "state", "created_at", "version" ON "scan_jobs"
WHEN NEW."version" IS NOT OLD."version" + 1
BEGIN
  SELECT RAISE(ABORT, 'scan_jobs: stale update: version must be the one that was read plus 1');
END;
