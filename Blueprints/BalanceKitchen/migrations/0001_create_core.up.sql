-- purpose: create core

CREATE OR REPLACE FUNCTION public.varve_uuid_v7()
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
AS $function$
  SELECT (lpad(to_hex(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0')
    || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid
$function$;

CREATE TABLE "public"."accounts_accounts" (
    "id" uuid DEFAULT public.varve_uuid_v7() NOT NULL,
    "name" text NOT NULL,
    "status" text NOT NULL,
    "created_at" timestamp with time zone DEFAULT now() NOT NULL,
    "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT "accounts_accounts_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "accounts_accounts_status_check" CHECK (status = ANY (ARRAY['trial'::text, 'active'::text, 'suspended'::text, 'closed'::text]))
);

COMMENT ON TABLE "public"."accounts_accounts" IS 'A customer: what people work for, and what pays.';

CREATE TABLE "public"."billing_stripe_events" (
    "id" uuid DEFAULT public.varve_uuid_v7() NOT NULL,
    "stripe_event_id" text NOT NULL,
    "type" text NOT NULL,
    "api_version" text,
    "livemode" boolean NOT NULL,
    "received_at" timestamp with time zone NOT NULL,
    "processed_at" timestamp with time zone,
    "status" text NOT NULL,
    "last_error" text,
    "request_id" uuid,
    "related_account_id" uuid,
    "related_transaction_id" uuid,
    "raw_event_redacted" jsonb,
    "created_at" timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT "billing_stripe_events_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "billing_stripe_events_stripe_event_id_key" UNIQUE ("stripe_event_id"),
    CONSTRAINT "billing_stripe_events_processed_at_check" CHECK ((status <> 'processed'::text) OR (processed_at IS NOT NULL)),
    CONSTRAINT "billing_stripe_events_status_check" CHECK (status = ANY (ARRAY['received'::text, 'processed'::text, 'failed'::text, 'ignored'::text]))
);

COMMENT ON TABLE "public"."billing_stripe_events" IS 'An event that Stripe sent; what it said stays, how far it is worked on may change.';

COMMENT ON COLUMN "public"."billing_stripe_events"."related_transaction_id" IS 'A row of billing_transactions. Core refers to no other module, so billing keeps this right.';

CREATE TABLE "public"."identity_login_attempts" (
    "id" uuid DEFAULT public.varve_uuid_v7() NOT NULL,
    "email" text NOT NULL,
    "user_id" uuid,
    "ip" text NOT NULL,
    "user_agent" text,
    "success" boolean NOT NULL,
    "failure_reason" text,
    "created_at" timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT "identity_login_attempts_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "identity_login_attempts_failure_reason_check" CHECK ((NOT success) OR (failure_reason IS NULL))
);

COMMENT ON TABLE "public"."identity_login_attempts" IS 'An attempt to sign in, kept against abuse, also of people who are gone since.';

COMMENT ON COLUMN "public"."identity_login_attempts"."email" IS 'As it was typed.';

CREATE TABLE "public"."identity_role_assignments" (
    "id" uuid DEFAULT public.varve_uuid_v7() NOT NULL,
    "user_id" uuid NOT NULL,
    "role_key" text NOT NULL,
    "account_id" uuid,
    "created_at" timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT "identity_role_assignments_pkey" PRIMARY KEY ("id")
);

COMMENT ON TABLE "public"."identity_role_assignments" IS 'That a person has a role: for one account, or everywhere where there is none.';

CREATE TABLE "public"."identity_roles" (
    "id" uuid DEFAULT public.varve_uuid_v7() NOT NULL,
    "key" text NOT NULL,
    "label" text NOT NULL,
    "created_at" timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT "identity_roles_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "identity_roles_key_key" UNIQUE ("key"),
    CONSTRAINT "identity_roles_key_check" CHECK ((length(key) > 0) AND (TRIM(BOTH 'abcdefghijklmnopqrstuvwxyz0123456789_'::text FROM key) = ''::text))
);

COMMENT ON TABLE "public"."identity_roles" IS 'What somebody may be; code knows a role by its key.';

CREATE TABLE "public"."identity_sessions" (
    "id" uuid DEFAULT public.varve_uuid_v7() NOT NULL,
    "user_id" uuid NOT NULL,
    "session_token_hash" text NOT NULL,
    "last_seen_at" timestamp with time zone NOT NULL,
    "expires_at" timestamp with time zone NOT NULL,
    "revoked_at" timestamp with time zone,
    "ip_created" text,
    "user_agent_created" text,
    "created_at" timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT "identity_sessions_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "identity_sessions_session_token_hash_key" UNIQUE ("session_token_hash"),
    CONSTRAINT "identity_sessions_expires_at_created_at_check" CHECK (expires_at > created_at),
    CONSTRAINT "identity_sessions_session_token_hash_check" CHECK ((length(session_token_hash) = 64) AND (TRIM(BOTH '0123456789abcdef'::text FROM session_token_hash) = ''::text))
);

COMMENT ON TABLE "public"."identity_sessions" IS 'A person''s session, kept here so that it can be ended from here.';

COMMENT ON COLUMN "public"."identity_sessions"."session_token_hash" IS 'SHA-256 of the token in the cookie, 64 lower-case hexadecimal digits; the token itself is kept nowhere.';

CREATE TABLE "public"."identity_users" (
    "id" uuid DEFAULT public.varve_uuid_v7() NOT NULL,
    "email" text NOT NULL,
    "email_verified_at" timestamp with time zone,
    "password_hash" text,
    "first_name" text,
    "last_name" text,
    "phone" text,
    "status" text NOT NULL,
    "created_at" timestamp with time zone DEFAULT now() NOT NULL,
    "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT "identity_users_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "identity_users_email_key" UNIQUE ("email"),
    CONSTRAINT "identity_users_email_check" CHECK (lower(email) = email),
    CONSTRAINT "identity_users_password_hash_check" CHECK (password_hash ~~ '$_%$_%'::text),
    CONSTRAINT "identity_users_status_check" CHECK (status = ANY (ARRAY['invited'::text, 'active'::text, 'suspended'::text, 'closed'::text]))
);

COMMENT ON TABLE "public"."identity_users" IS 'A person who can sign in.';

COMMENT ON COLUMN "public"."identity_users"."email" IS 'In lower case, so that it is there once.';

COMMENT ON COLUMN "public"."identity_users"."password_hash" IS 'As password hashing functions write it: $argon2id$…; NULL where another service signs the person in.';

ALTER TABLE "public"."billing_stripe_events" ADD CONSTRAINT "billing_stripe_events_related_account_id_fkey" FOREIGN KEY ("related_account_id") REFERENCES "public"."accounts_accounts" ("id") ON DELETE RESTRICT;

ALTER TABLE "public"."identity_login_attempts" ADD CONSTRAINT "identity_login_attempts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "public"."identity_users" ("id") ON DELETE SET NULL;

ALTER TABLE "public"."identity_role_assignments" ADD CONSTRAINT "identity_role_assignments_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "public"."accounts_accounts" ("id") ON DELETE CASCADE;

ALTER TABLE "public"."identity_role_assignments" ADD CONSTRAINT "identity_role_assignments_role_key_fkey" FOREIGN KEY ("role_key") REFERENCES "public"."identity_roles" ("key") ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE "public"."identity_role_assignments" ADD CONSTRAINT "identity_role_assignments_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "public"."identity_users" ("id") ON DELETE CASCADE;

ALTER TABLE "public"."identity_sessions" ADD CONSTRAINT "identity_sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "public"."identity_users" ("id") ON DELETE CASCADE;

CREATE INDEX "billing_stripe_events_received_at_idx" ON "public"."billing_stripe_events" (received_at) WHERE (processed_at IS NULL);

CREATE INDEX "billing_stripe_events_related_account_id_created_at_idx" ON "public"."billing_stripe_events" (related_account_id, created_at DESC);

CREATE INDEX "billing_stripe_events_related_transaction_id_idx" ON "public"."billing_stripe_events" (related_transaction_id);

CREATE INDEX "identity_login_attempts_email_created_at_idx" ON "public"."identity_login_attempts" (email, created_at DESC);

CREATE INDEX "identity_login_attempts_ip_created_at_idx" ON "public"."identity_login_attempts" (ip, created_at DESC);

CREATE INDEX "identity_login_attempts_user_id_created_at_idx" ON "public"."identity_login_attempts" (user_id, created_at DESC);

CREATE INDEX "identity_role_assignments_account_id_idx" ON "public"."identity_role_assignments" (account_id);

CREATE UNIQUE INDEX "identity_role_assignments_everywhere_idx" ON "public"."identity_role_assignments" (user_id, role_key) WHERE (account_id IS NULL);

CREATE UNIQUE INDEX "identity_role_assignments_in_account_idx" ON "public"."identity_role_assignments" (user_id, role_key, account_id) WHERE (account_id IS NOT NULL);

CREATE INDEX "identity_role_assignments_role_key_idx" ON "public"."identity_role_assignments" (role_key);

CREATE INDEX "identity_role_assignments_user_id_idx" ON "public"."identity_role_assignments" (user_id);

CREATE INDEX "identity_sessions_user_id_revoked_at_expires_at_idx" ON "public"."identity_sessions" (user_id, revoked_at, expires_at);

CREATE OR REPLACE FUNCTION public.varve_set_updated_at()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW."updated_at" IS NOT DISTINCT FROM OLD."updated_at" THEN
    NEW."updated_at" := now();
  END IF;
  RETURN NEW;
END
$function$;

CREATE TRIGGER accounts_accounts_set_updated_at BEFORE UPDATE ON public.accounts_accounts FOR EACH ROW EXECUTE FUNCTION public.varve_set_updated_at();

CREATE OR REPLACE FUNCTION public.varve_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$function$;

CREATE TRIGGER billing_stripe_events_append_only BEFORE DELETE ON public.billing_stripe_events FOR EACH ROW EXECUTE FUNCTION public.varve_refuse_change();

CREATE TRIGGER billing_stripe_events_append_only_truncate BEFORE TRUNCATE ON public.billing_stripe_events FOR EACH STATEMENT EXECUTE FUNCTION public.varve_refuse_change();

CREATE TRIGGER billing_stripe_events_append_only_update AFTER UPDATE ON public.billing_stripe_events FOR EACH ROW WHEN (((old.id IS DISTINCT FROM new.id) OR (old.stripe_event_id IS DISTINCT FROM new.stripe_event_id) OR (old.type IS DISTINCT FROM new.type) OR (old.api_version IS DISTINCT FROM new.api_version) OR (old.livemode IS DISTINCT FROM new.livemode) OR (old.received_at IS DISTINCT FROM new.received_at) OR (old.request_id IS DISTINCT FROM new.request_id) OR (old.raw_event_redacted IS DISTINCT FROM new.raw_event_redacted) OR (old.created_at IS DISTINCT FROM new.created_at))) EXECUTE FUNCTION public.varve_refuse_change();

CREATE TRIGGER identity_users_set_updated_at BEFORE UPDATE ON public.identity_users FOR EACH ROW EXECUTE FUNCTION public.varve_set_updated_at();
