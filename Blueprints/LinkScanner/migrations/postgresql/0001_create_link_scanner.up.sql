-- purpose: create link scanner

CREATE TYPE "public"."scan_state" AS ENUM ('QUEUED', 'FETCHING', 'ANALYZING', 'COMPLETED', 'FAILED', 'TIMED_OUT');

CREATE TABLE "public"."scan_results" (
    "job_id" uuid NOT NULL,
    "risk_score" bigint NOT NULL,
    "categories" jsonb DEFAULT '[]'::jsonb NOT NULL,
    "content_hash" text NOT NULL,
    "http_status" bigint,
    "http_headers" jsonb DEFAULT '{}'::jsonb NOT NULL,
    "content_type" text NOT NULL,
    "model_used" text NOT NULL,
    "analysis_metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
    "reasoning" text NOT NULL,
    "indicators" jsonb DEFAULT '[]'::jsonb NOT NULL,
    "created_at" timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT "scan_results_pkey" PRIMARY KEY ("job_id"),
    CONSTRAINT "scan_results_content_hash_check" CHECK ((length(content_hash) = 64) AND (TRIM(BOTH '0123456789abcdef'::text FROM content_hash) = ''::text)),
    CONSTRAINT "scan_results_risk_score_check" CHECK ((risk_score >= 0) AND (risk_score <= 100))
);

COMMENT ON TABLE "public"."scan_results" IS 'What came out of a scan; each job has at most one result.';

COMMENT ON COLUMN "public"."scan_results"."content_hash" IS 'SHA-256, 64 lower-case hexadecimal digits';

CREATE TABLE "public"."users" (
    "clerk_user_id" text NOT NULL,
    "created_at" timestamp with time zone DEFAULT now() NOT NULL,
    "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
    "metadata" jsonb,
    CONSTRAINT "users_pkey" PRIMARY KEY ("clerk_user_id")
);

COMMENT ON TABLE "public"."users" IS 'A person, known by the identifier that Clerk gave.';

CREATE OR REPLACE FUNCTION public.varve_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$function$;

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

CREATE OR REPLACE FUNCTION public.varve_uuid_v7()
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
AS $function$
  SELECT (lpad(to_hex(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0')
    || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid
$function$;

CREATE TABLE "public"."audit_logs" (
    "id" uuid DEFAULT public.varve_uuid_v7() NOT NULL,
    "scan_job_id" uuid NOT NULL,
    "url_accessed" character varying(2048) NOT NULL,
    "timestamp" timestamp with time zone DEFAULT now() NOT NULL,
    "content_hash" text NOT NULL,
    "http_status" bigint,
    "http_headers" jsonb DEFAULT '{}'::jsonb NOT NULL,
    "content_type" text NOT NULL,
    "risk_assessment_summary" jsonb DEFAULT '{}'::jsonb NOT NULL,
    CONSTRAINT "audit_logs_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "audit_logs_content_hash_check" CHECK ((length(content_hash) = 64) AND (TRIM(BOTH '0123456789abcdef'::text FROM content_hash) = ''::text))
);

COMMENT ON TABLE "public"."audit_logs" IS 'The record of every access to a scanned link; rows stay as they were written.';

COMMENT ON COLUMN "public"."audit_logs"."content_hash" IS 'SHA-256, 64 lower-case hexadecimal digits';

CREATE TABLE "public"."scan_jobs" (
    "id" uuid DEFAULT public.varve_uuid_v7() NOT NULL,
    "user_id" text NOT NULL,
    "url" character varying(2048) NOT NULL,
    "state" public.scan_state DEFAULT 'QUEUED'::public.scan_state NOT NULL,
    "created_at" timestamp with time zone DEFAULT now() NOT NULL,
    "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
    "version" bigint DEFAULT 1 NOT NULL,
    CONSTRAINT "scan_jobs_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "scan_jobs_version_check" CHECK (version >= 1)
);

COMMENT ON TABLE "public"."scan_jobs" IS 'A link that somebody wants scanned.';

COMMENT ON COLUMN "public"."scan_jobs"."url" IS 'Checked by the application before it is kept: its form, and that it leads outside.';

COMMENT ON COLUMN "public"."scan_jobs"."version" IS 'Counted up at each change; a writer names the version that it has read.';

CREATE TABLE "public"."wallets" (
    "id" uuid DEFAULT public.varve_uuid_v7() NOT NULL,
    "user_id" text NOT NULL,
    "credit_balance" bigint DEFAULT 0 NOT NULL,
    "created_at" timestamp with time zone DEFAULT now() NOT NULL,
    "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT "wallets_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "wallets_user_id_key" UNIQUE ("user_id"),
    CONSTRAINT "wallets_credit_balance_check" CHECK (credit_balance >= 0)
);

COMMENT ON TABLE "public"."wallets" IS 'The credits of a user; each user has one wallet.';

ALTER TABLE "public"."audit_logs" ADD CONSTRAINT "audit_logs_scan_job_id_fkey" FOREIGN KEY ("scan_job_id") REFERENCES "public"."scan_jobs" ("id");

ALTER TABLE "public"."scan_jobs" ADD CONSTRAINT "scan_jobs_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "public"."users" ("clerk_user_id");

ALTER TABLE "public"."scan_results" ADD CONSTRAINT "scan_results_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "public"."scan_jobs" ("id") ON DELETE CASCADE;

ALTER TABLE "public"."wallets" ADD CONSTRAINT "wallets_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "public"."users" ("clerk_user_id") ON DELETE CASCADE;

CREATE INDEX "audit_logs_scan_job_id_idx" ON "public"."audit_logs" (scan_job_id);

CREATE INDEX "audit_logs_scan_job_id_timestamp_idx" ON "public"."audit_logs" (scan_job_id, "timestamp");

CREATE INDEX "audit_logs_timestamp_idx" ON "public"."audit_logs" ("timestamp");

CREATE INDEX "audit_logs_url_accessed_idx" ON "public"."audit_logs" (url_accessed);

CREATE INDEX "scan_jobs_created_at_idx" ON "public"."scan_jobs" (created_at);

CREATE INDEX "scan_jobs_state_idx" ON "public"."scan_jobs" (state);

CREATE INDEX "scan_jobs_url_idx" ON "public"."scan_jobs" (url);

CREATE INDEX "scan_jobs_user_id_created_at_idx" ON "public"."scan_jobs" (user_id, created_at);

CREATE INDEX "scan_jobs_user_id_idx" ON "public"."scan_jobs" (user_id);

CREATE TRIGGER audit_logs_append_only BEFORE DELETE OR UPDATE ON public.audit_logs FOR EACH ROW EXECUTE FUNCTION public.varve_refuse_change();

CREATE TRIGGER audit_logs_append_only_truncate BEFORE TRUNCATE ON public.audit_logs FOR EACH STATEMENT EXECUTE FUNCTION public.varve_refuse_change();

CREATE TRIGGER scan_jobs_set_updated_at BEFORE UPDATE ON public.scan_jobs FOR EACH ROW EXECUTE FUNCTION public.varve_set_updated_at();

CREATE TRIGGER users_set_updated_at BEFORE UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.varve_set_updated_at();

CREATE TRIGGER wallets_set_updated_at BEFORE UPDATE ON public.wallets FOR EACH ROW EXECUTE FUNCTION public.varve_set_updated_at();
