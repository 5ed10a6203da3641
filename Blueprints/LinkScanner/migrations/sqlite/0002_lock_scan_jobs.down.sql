-- purpose: take back: lock scan jobs

DROP TRIGGER "scan_jobs_lock_version";
