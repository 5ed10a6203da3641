-- purpose: create webhooks

CREATE TYPE "public"."webhook_delivery_status" AS ENUM ('pending', 'delivering', 'delivered', 'failed');

CREATE OR REPLACE FUNCTION public.varve_uuid_v7()
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
AS $function$
  SELECT (lpad(to_hex(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0')
    || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid
$function$;

CREATE TABLE "public"."app_db" (
    "id" uuid DEFAULT public.varve_uuid_v7() NOT NULL,
    "project_id" uuid NOT NULL,
    "app_name" character varying(255) NOT NULL,
    "created_at" timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT "app_db_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "public"."projects" (
    "id" uuid DEFAULT public.varve_uuid_v7() NOT NULL,
    "name" character varying(255) NOT NULL,
    "created_at" timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT "projects_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "public"."users" (
    "id" uuid DEFAULT public.varve_uuid_v7() NOT NULL,
    "email" character varying(320) NOT NULL,
    "created_at" timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT "users_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "users_email_key" UNIQUE ("email")
);

CREATE TABLE "public"."webhook_deliveries" (
    "id" uuid DEFAULT public.varve_uuid_v7() NOT NULL,
    "webhook_id" uuid NOT NULL,
    "event_id" uuid NOT NULL,
    "event_type" character varying(255) NOT NULL,
    "payload" jsonb NOT NULL,
    "status" public.webhook_delivery_status DEFAULT 'pending'::public.webhook_delivery_status NOT NULL,
    "attempts" integer DEFAULT 0 NOT NULL,
    "max_attempts" integer DEFAULT 6 NOT NULL,
    "scheduled_at" timestamp with time zone DEFAULT now() NOT NULL,
    "last_attempt_at" timestamp with time zone,
    "last_response_status" integer,
    "last_response_body" text,
    "last_error" text,
    "delivered_at" timestamp with time zone,
    "created_at" timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "webhook_deliveries_attempts_check" CHECK (attempts >= 0)
);

CREATE TABLE "public"."webhooks" (
    "id" uuid DEFAULT public.varve_uuid_v7() NOT NULL,
    "project_id" uuid NOT NULL,
    "name" character varying(255) NOT NULL,
    "url" character varying(2048) NOT NULL,
    "secret" character varying(255) NOT NULL,
    "event_types" jsonb DEFAULT '["*"]'::jsonb NOT NULL,
    "application_id" uuid,
    "environment_name" character varying(255),
    "is_active" boolean DEFAULT true NOT NULL,
    "description" text,
    "headers" jsonb DEFAULT '{}'::jsonb,
    "created_at" timestamp with time zone DEFAULT now() NOT NULL,
    "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
    "created_by_id" uuid,
    CONSTRAINT "webhooks_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "webhooks_event_types_check" CHECK (jsonb_typeof(event_types) = 'array'::text),
    CONSTRAINT "webhooks_url_check" CHECK ((url)::text ~ '^https?://'::text)
);

ALTER TABLE "public"."app_db" ADD CONSTRAINT "app_db_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "public"."projects" ("id") ON DELETE CASCADE;

ALTER TABLE "public"."webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "public"."webhooks" ("id") ON DELETE CASCADE;

ALTER TABLE "public"."webhooks" ADD CONSTRAINT "webhooks_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "public"."app_db" ("id") ON DELETE SET NULL;

ALTER TABLE "public"."webhooks" ADD CONSTRAINT "webhooks_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "public"."users" ("id") ON DELETE SET NULL;

ALTER TABLE "public"."webhooks" ADD CONSTRAINT "webhooks_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "public"."projects" ("id") ON DELETE CASCADE;

CREATE INDEX "app_db_project_id_idx" ON "public"."app_db" (project_id);

CREATE INDEX "idx_webhook_deliveries_created_at" ON "public"."webhook_deliveries" (created_at);

CREATE INDEX "idx_webhook_deliveries_event_id" ON "public"."webhook_deliveries" (event_id);

CREATE INDEX "idx_webhook_deliveries_pending" ON "public"."webhook_deliveries" (scheduled_at) WHERE (status = 'pending'::public.webhook_delivery_status);

CREATE INDEX "idx_webhook_deliveries_webhook_id" ON "public"."webhook_deliveries" (webhook_id);

CREATE INDEX "idx_webhooks_application_id" ON "public"."webhooks" (application_id) WHERE (application_id IS NOT NULL);

CREATE INDEX "idx_webhooks_project_active" ON "public"."webhooks" (project_id, is_active) WHERE (is_active = true);

CREATE INDEX "idx_webhooks_project_id" ON "public"."webhooks" (project_id);
