-- purpose: take back: create app platform

DROP TABLE "public"."app_tokens";

DROP TABLE "public"."webhook_deliveries";

DROP TABLE "public"."installed_apps";

DROP TABLE "public"."shops";

DROP TABLE "public"."users";
