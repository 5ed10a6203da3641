-- purpose: take back: lock scan jobs

DROP TRIGGER "scan_jobs_lock_version" ON "public"."scan_jobs";

DROP FUNCTION "public"."varve_lock_version"();
