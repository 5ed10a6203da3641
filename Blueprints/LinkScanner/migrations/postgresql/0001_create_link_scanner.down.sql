-- purpose: take back: create link scanner

DROP TABLE "public"."audit_logs";

DROP FUNCTION "public"."varve_refuse_change"();

DROP TABLE "public"."scan_results";

DROP TABLE "public"."scan_jobs";

DROP TABLE "public"."wallets";

DROP FUNCTION "public"."varve_uuid_v7"();

DROP TABLE "public"."users";

DROP FUNCTION "public"."varve_set_updated_at"();

DROP TYPE "public"."scan_state";
