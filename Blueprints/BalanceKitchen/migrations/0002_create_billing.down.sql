-- purpose: take back: create billing

DROP TABLE "public"."billing_activity_events";

DROP TABLE "public"."billing_credits_ledger";

DROP TABLE "public"."billing_line_items";

DROP TABLE "public"."billing_transactions";
