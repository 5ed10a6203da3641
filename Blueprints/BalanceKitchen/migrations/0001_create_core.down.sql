-- purpose: take back: create core

DROP TABLE "public"."billing_stripe_events";

DROP FUNCTION "public"."varve_refuse_change"();

DROP TABLE "public"."identity_login_attempts";

DROP TABLE "public"."identity_role_assignments";

DROP TABLE "public"."accounts_accounts";

DROP TABLE "public"."identity_roles";

DROP TABLE "public"."identity_sessions";

DROP TABLE "public"."identity_users";

DROP FUNCTION "public"."varve_set_updated_at"();

DROP FUNCTION "public"."varve_uuid_v7"();
