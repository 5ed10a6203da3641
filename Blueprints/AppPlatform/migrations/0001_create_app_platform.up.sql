-- purpose: create app platform

CREATE TABLE "public"."app_tokens" (
    "id" uuid DEFAULT gen_random_uuid() NOT NULL,
    "installed_app_id" uuid NOT NULL,
    "token_hash" character varying(64) NOT NULL,
    "created_at" timestamp with time zone DEFAULT now(),
    "expires_at" timestamp with time zone,
    "revoked_at" timestamp with time zone,
    CONSTRAINT "app_tokens_pkey" PRIMARY KEY ("id")
);

COMMENT ON TABLE "public"."app_tokens" IS 'A token by which an installed app is known; it goes with its app.';

COMMENT ON COLUMN "public"."app_tokens"."token_hash" IS 'SHA-256 in hexadecimal.';

COMMENT ON COLUMN "public"."app_tokens"."expires_at" IS 'NULL: never.';

COMMENT ON COLUMN "public"."app_tokens"."revoked_at" IS 'NULL: not revoked.';

CREATE TABLE "public"."installed_apps" (
    "id" uuid DEFAULT gen_random_uuid() NOT NULL,
    "app_id" character varying(255) NOT NULL,
    "shop_id" uuid NOT NULL,
    "manifest" jsonb NOT NULL,
    "settings" jsonb DEFAULT '{}'::jsonb,
    "installed_at" timestamp with time zone DEFAULT now(),
    "installed_by" uuid NOT NULL,
    CONSTRAINT "installed_apps_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "installed_apps_app_id_shop_id_key" UNIQUE ("app_id", "shop_id")
);

COMMENT ON TABLE "public"."installed_apps" IS 'An app in a shop; each app is in a shop once.';

COMMENT ON COLUMN "public"."installed_apps"."app_id" IS 'The name that the app is published under.';

COMMENT ON COLUMN "public"."installed_apps"."manifest" IS 'The app''s manifest as it was installed.';

CREATE TABLE "public"."shops" (
    "id" uuid DEFAULT gen_random_uuid() NOT NULL,
    "name" character varying(255) NOT NULL,
    "created_at" timestamp with time zone DEFAULT now(),
    CONSTRAINT "shops_pkey" PRIMARY KEY ("id")
);

COMMENT ON TABLE "public"."shops" IS 'A shop that apps are installed in.';

CREATE TABLE "public"."users" (
    "id" uuid DEFAULT gen_random_uuid() NOT NULL,
    "email" character varying(255) NOT NULL,
    "created_at" timestamp with time zone DEFAULT now(),
    CONSTRAINT "users_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "users_email_key" UNIQUE ("email")
);

COMMENT ON TABLE "public"."users" IS 'Somebody who installs apps.';

CREATE TABLE "public"."webhook_deliveries" (
    "id" uuid DEFAULT gen_random_uuid() NOT NULL,
    "installed_app_id" uuid NOT NULL,
    "event" character varying(255) NOT NULL,
    "payload" jsonb NOT NULL,
    "status" character varying(50) DEFAULT 'pending'::character varying NOT NULL,
    "attempts" integer DEFAULT 0,
    "last_attempt_at" timestamp with time zone,
    "response_code" integer,
    "response_body" text,
    "created_at" timestamp with time zone DEFAULT now(),
    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("id")
);

COMMENT ON TABLE "public"."webhook_deliveries" IS 'An event that an installed app is told of.';

ALTER TABLE "public"."app_tokens" ADD CONSTRAINT "app_tokens_installed_app_id_fkey" FOREIGN KEY ("installed_app_id") REFERENCES "public"."installed_apps" ("id") ON DELETE CASCADE;

ALTER TABLE "public"."installed_apps" ADD CONSTRAINT "installed_apps_installed_by_fkey" FOREIGN KEY ("installed_by") REFERENCES "public"."users" ("id");

ALTER TABLE "public"."installed_apps" ADD CONSTRAINT "installed_apps_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "public"."shops" ("id");

ALTER TABLE "public"."webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_installed_app_id_fkey" FOREIGN KEY ("installed_app_id") REFERENCES "public"."installed_apps" ("id");

CREATE INDEX "idx_app_tokens_app" ON "public"."app_tokens" (installed_app_id);

CREATE INDEX "idx_installed_apps_shop" ON "public"."installed_apps" (shop_id);

CREATE INDEX "idx_webhook_deliveries_status" ON "public"."webhook_deliveries" (status, created_at);
