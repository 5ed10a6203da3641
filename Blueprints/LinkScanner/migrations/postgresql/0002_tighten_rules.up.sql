-- purpose: tighten rules

ALTER TABLE "public"."audit_logs" ADD CONSTRAINT "http_headers_is_object" CHECK (jsonb_typeof(http_headers) = 'object'::text);

ALTER TABLE "public"."audit_logs" ADD CONSTRAINT "risk_assessment_summary_is_object" CHECK (jsonb_typeof(risk_assessment_summary) = 'object'::text);

ALTER TABLE "public"."scan_results" ADD CONSTRAINT "categories_is_array" CHECK (jsonb_typeof(categories) = 'array'::text);

ALTER TABLE "public"."scan_results" ADD CONSTRAINT "http_headers_is_object" CHECK (jsonb_typeof(http_headers) = 'object'::text);

ALTER TABLE "public"."scan_results" ADD CONSTRAINT "indicators_is_array" CHECK (jsonb_typeof(indicators) = 'array'::text);

CREATE OR REPLACE FUNCTION public.varve_lock_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW."version" IS DISTINCT FROM OLD."version" + 1 THEN
    RAISE EXCEPTION '%: stale update: % must be the one that was read plus 1', TG_TABLE_NAME, 'version'
      USING ERRCODE = 'serialization_failure',
        DETAIL = format('The row has %s %s, the update says %s.', 'version', OLD."version", NEW."version"),
        HINT = 'Read the row again.';
  END IF;
  RETURN NEW;
END
$function$;

CREATE TRIGGER scan_jobs_lock_version BEFORE UPDATE ON public.scan_jobs FOR EACH ROW EXECUTE FUNCTION public.varve_lock_version();
