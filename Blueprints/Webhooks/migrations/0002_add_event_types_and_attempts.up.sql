-- purpose: add event types and attempts

COMMENT ON TABLE "public"."webhook_deliveries" IS 'Events on their way to webhooks: the queue, and for 30 days its history.';

CREATE TABLE "public"."webhook_delivery_attempts" (
    "id" uuid DEFAULT public.varve_uuid_v7() NOT NULL,
    "delivery_id" uuid NOT NULL,
    "attempt" integer NOT NULL,
    "attempted_at" timestamp with time zone DEFAULT now() NOT NULL,
    "duration_ms" integer,
    "response_status" integer,
    "response_body" text,
    "error" text,
    CONSTRAINT "webhook_delivery_attempts_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "webhook_delivery_attempts_delivery_id_attempt_key" UNIQUE ("delivery_id", "attempt"),
    CONSTRAINT "webhook_delivery_attempts_attempt_check" CHECK (attempt >= 1),
    CONSTRAINT "webhook_delivery_attempts_duration_ms_check" CHECK (duration_ms >= 0),
    CONSTRAINT "webhook_delivery_attempts_outcome_check" CHECK ((response_status IS NOT NULL) OR (error IS NOT NULL)),
    CONSTRAINT "webhook_delivery_attempts_response_status_check" CHECK ((response_status >= 100) AND (response_status <= 599))
);

COMMENT ON TABLE "public"."webhook_delivery_attempts" IS 'Every attempt at a delivery, as it went; rows leave only with their delivery.';

COMMENT ON COLUMN "public"."webhook_delivery_attempts"."attempt" IS 'From 1.';

COMMENT ON COLUMN "public"."webhook_delivery_attempts"."duration_ms" IS 'Milliseconds until the answer or the error.';

COMMENT ON COLUMN "public"."webhook_delivery_attempts"."error" IS 'Why there was no answer.';

CREATE TABLE "public"."webhook_event_types" (
    "name" character varying(255) NOT NULL,
    "description" text,
    "created_at" timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT "webhook_event_types_pkey" PRIMARY KEY ("name"),
    CONSTRAINT "webhook_event_types_name_check" CHECK (((name)::text <> '*'::text) AND ((name)::text <> ''::text))
);

-- Written by hand: what is in use already becomes registered. The lock keeps others from using something new meanwhile.
LOCK TABLE public.webhooks, public.webhook_deliveries IN SHARE ROW EXCLUSIVE MODE;

INSERT INTO public.webhook_event_types (name)
SELECT event_type FROM public.webhook_deliveries
UNION
SELECT element #>> '{}' FROM public.webhooks, jsonb_array_elements(event_types) AS element
WHERE jsonb_typeof(element) = 'string' AND length(element #>> '{}') <= 255 AND element NOT IN ('"*"', '""');

COMMENT ON TABLE "public"."webhook_event_types" IS 'The kinds of events that there are; subscriptions and deliveries name no other.';

COMMENT ON TABLE "public"."webhooks" IS 'Subscriptions: where events of a project go.';

COMMENT ON COLUMN "public"."webhook_deliveries"."event_id" IS 'The same for every delivery of an event.';

COMMENT ON COLUMN "public"."webhooks"."event_types" IS 'The events to deliver; ["*"] for all.';

COMMENT ON COLUMN "public"."webhooks"."secret" IS 'Signs deliveries. Sealed by SecretBox, never in plain text.';

ALTER TABLE "public"."webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_event_type_fkey" FOREIGN KEY ("event_type") REFERENCES "public"."webhook_event_types" ("name") ON UPDATE CASCADE;

ALTER TABLE "public"."webhook_delivery_attempts" ADD CONSTRAINT "webhook_delivery_attempts_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "public"."webhook_deliveries" ("id") ON DELETE CASCADE;

CREATE INDEX "idx_webhook_deliveries_event_type" ON "public"."webhook_deliveries" (event_type);

CREATE INDEX "idx_webhook_delivery_attempts_attempted_at" ON "public"."webhook_delivery_attempts" (attempted_at);

CREATE OR REPLACE FUNCTION public.webhook_delivery_attempts_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF NOT EXISTS (SELECT FROM public.webhook_deliveries d WHERE d.id = OLD.delivery_id) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'webhook_delivery_attempts is append-only'
    USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
END
$function$;

CREATE TRIGGER webhook_delivery_attempts_append_only BEFORE DELETE OR UPDATE ON public.webhook_delivery_attempts FOR EACH ROW EXECUTE FUNCTION public.webhook_delivery_attempts_refuse_change();

CREATE TRIGGER webhook_delivery_attempts_no_truncate BEFORE TRUNCATE ON public.webhook_delivery_attempts FOR EACH STATEMENT EXECUTE FUNCTION public.webhook_delivery_attempts_refuse_change();

CREATE OR REPLACE FUNCTION public.webhook_event_types_check_use()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF current_setting('transaction_isolation') = 'repeatable read' THEN
    RAISE EXCEPTION 'an event type can''t be removed or renamed in a repeatable read'
      USING ERRCODE = 'feature_not_supported', HINT = 'Use READ COMMITTED or SERIALIZABLE.';
  END IF;
  IF EXISTS (SELECT FROM public.webhooks w WHERE w.event_types @> jsonb_build_array(OLD.name)) THEN
    RAISE EXCEPTION 'event type % is subscribed to', OLD.name
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'webhook_event_types_in_use',
        TABLE = 'webhook_event_types', HINT = 'Take it out of webhooks.event_types first.';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END
$function$;

CREATE TRIGGER webhook_event_types_in_use BEFORE DELETE OR UPDATE OF name ON public.webhook_event_types FOR EACH ROW EXECUTE FUNCTION public.webhook_event_types_check_use();

CREATE OR REPLACE FUNCTION public.webhooks_check_event_types()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  element jsonb;
BEGIN
  -- The check on the type follows only after this trigger.
  IF jsonb_typeof(NEW.event_types) IS DISTINCT FROM 'array' THEN
    RETURN NEW;
  END IF;
  FOR element IN SELECT jsonb_array_elements(NEW.event_types) LOOP
    CONTINUE WHEN element = '"*"';
    PERFORM FROM public.webhook_event_types t
      WHERE jsonb_typeof(element) = 'string' AND t.name = element #>> '{}' FOR KEY SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'event type % is not registered', element
        USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'webhooks_event_types_registered',
          TABLE = 'webhooks', COLUMN = 'event_types', HINT = 'Add it to webhook_event_types first.';
    END IF;
  END LOOP;
  RETURN NEW;
END
$function$;

CREATE TRIGGER webhooks_event_types_registered BEFORE INSERT OR UPDATE OF event_types ON public.webhooks FOR EACH ROW EXECUTE FUNCTION public.webhooks_check_event_types();

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

CREATE TRIGGER webhooks_set_updated_at BEFORE UPDATE ON public.webhooks FOR EACH ROW EXECUTE FUNCTION public.varve_set_updated_at();
