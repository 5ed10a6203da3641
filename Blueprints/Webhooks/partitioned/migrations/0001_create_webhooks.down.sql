-- purpose: take back: create webhooks

DROP TABLE "public"."webhook_deliveries";

DROP TABLE "public"."webhooks";

DROP TABLE "public"."app_db";

DROP TABLE "public"."projects";

DROP TABLE "public"."users";

DROP FUNCTION "public"."varve_uuid_v7"();

DROP TYPE "public"."webhook_delivery_status";
