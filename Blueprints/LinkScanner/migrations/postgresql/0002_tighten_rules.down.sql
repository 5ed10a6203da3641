-- purpose: take back: tighten rules

DROP TRIGGER "scan_jobs_lock_version" ON "public"."scan_jobs";

DROP FUNCTION "public"."varve_lock_version"();

ALTER TABLE "public"."audit_logs" DROP CONSTRAINT "http_headers_is_object";

ALTER TABLE "public"."audit_logs" DROP CONSTRAINT "risk_assessment_summary_is_object";

ALTER TABLE "public"."scan_results" DROP CONSTRAINT "categories_is_array";

ALTER TABLE "public"."scan_results" DROP CONSTRAINT "http_headers_is_object";

ALTER TABLE "public"."scan_results" DROP CONSTRAINT "indicators_is_array";
