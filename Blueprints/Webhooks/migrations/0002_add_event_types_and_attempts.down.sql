-- purpose: take back: add event types and attempts

DROP TRIGGER "webhooks_event_types_registered" ON "public"."webhooks";

DROP TRIGGER "webhooks_set_updated_at" ON "public"."webhooks";

DROP FUNCTION "public"."varve_set_updated_at"();

DROP FUNCTION "public"."webhooks_check_event_types"();

DROP INDEX "public"."idx_webhook_deliveries_event_type";

ALTER TABLE "public"."webhook_deliveries" DROP CONSTRAINT "webhook_deliveries_event_type_fkey";

DROP TABLE "public"."webhook_delivery_attempts";

DROP FUNCTION "public"."webhook_delivery_attempts_refuse_change"();

DROP TABLE "public"."webhook_event_types";

DROP FUNCTION "public"."webhook_event_types_check_use"();

COMMENT ON TABLE "public"."webhook_deliveries" IS NULL;

COMMENT ON TABLE "public"."webhooks" IS NULL;

COMMENT ON COLUMN "public"."webhook_deliveries"."event_id" IS NULL;

COMMENT ON COLUMN "public"."webhooks"."event_types" IS NULL;

COMMENT ON COLUMN "public"."webhooks"."secret" IS NULL;
