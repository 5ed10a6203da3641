-- purpose: create billing

CREATE TABLE "public"."billing_activity_events" (
    "id" uuid DEFAULT public.varve_uuid_v7() NOT NULL,
    "account_id" uuid NOT NULL,
    "user_id" uuid,
    "type" text NOT NULL,
    "payload" jsonb,
    "request_id" uuid,
    "created_at" timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT "billing_activity_events_pkey" PRIMARY KEY ("id")
);

COMMENT ON TABLE "public"."billing_activity_events" IS 'Something that was done, by whom and for which account; rows stay as they are.';

CREATE TABLE "public"."billing_credits_ledger" (
    "id" uuid DEFAULT public.varve_uuid_v7() NOT NULL,
    "account_id" uuid NOT NULL,
    "transaction_id" uuid,
    "kind" text NOT NULL,
    "credits" bigint NOT NULL,
    "balance_after" bigint NOT NULL,
    "reason" text,
    "request_id" uuid,
    "created_at" timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT "billing_credits_ledger_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "billing_credits_ledger_balance_after_check" CHECK (balance_after >= 0),
    CONSTRAINT "billing_credits_ledger_credits_check" CHECK (credits <> 0)
);

COMMENT ON TABLE "public"."billing_credits_ledger" IS 'Credits that an account got or spent, and what it has after that; rows stay as they are.';

COMMENT ON COLUMN "public"."billing_credits_ledger"."credits" IS 'Less than 0 where they were spent.';

CREATE TABLE "public"."billing_line_items" (
    "id" uuid DEFAULT public.varve_uuid_v7() NOT NULL,
    "transaction_id" uuid NOT NULL,
    "position" integer NOT NULL,
    "description" text NOT NULL,
    "quantity" integer DEFAULT 1 NOT NULL,
    "unit_amount_cents" integer NOT NULL,
    "amount_cents" integer NOT NULL,
    "metadata" jsonb,
    "created_at" timestamp with time zone DEFAULT now() NOT NULL,
    "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT "billing_line_items_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "billing_line_items_transaction_id_position_key" UNIQUE ("transaction_id", "position"),
    CONSTRAINT "billing_line_items_amount_check" CHECK (amount_cents = (quantity * unit_amount_cents)),
    CONSTRAINT "billing_line_items_position_check" CHECK ("position" >= 1),
    CONSTRAINT "billing_line_items_quantity_check" CHECK (quantity >= 1)
);

COMMENT ON TABLE "public"."billing_line_items" IS 'A line of a payment: what is paid for.';

CREATE TABLE "public"."billing_transactions" (
    "id" uuid DEFAULT public.varve_uuid_v7() NOT NULL,
    "account_id" uuid NOT NULL,
    "user_id" uuid,
    "kind" text NOT NULL,
    "status" text NOT NULL,
    "currency" text NOT NULL,
    "amount_cents" integer NOT NULL,
    "provider" text NOT NULL,
    "provider_payment_intent_id" text,
    "provider_charge_id" text,
    "provider_invoice_id" text,
    "provider_checkout_session_id" text,
    "idempotency_key" text,
    "metadata" jsonb,
    "request_id" uuid,
    "created_at" timestamp with time zone DEFAULT now() NOT NULL,
    "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT "billing_transactions_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "billing_transactions_amount_cents_check" CHECK (amount_cents >= 0),
    CONSTRAINT "billing_transactions_currency_check" CHECK ((length(currency) = 3) AND (TRIM(BOTH 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'::text FROM currency) = ''::text)),
    CONSTRAINT "billing_transactions_status_check" CHECK (status = ANY (ARRAY['pending'::text, 'succeeded'::text, 'failed'::text, 'canceled'::text, 'refunded'::text]))
);

COMMENT ON TABLE "public"."billing_transactions" IS 'A payment, as far as it has come.';

COMMENT ON COLUMN "public"."billing_transactions"."currency" IS 'ISO 4217, in capitals.';

ALTER TABLE "public"."billing_activity_events" ADD CONSTRAINT "billing_activity_events_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "public"."accounts_accounts" ("id") ON DELETE RESTRICT;

ALTER TABLE "public"."billing_activity_events" ADD CONSTRAINT "billing_activity_events_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "public"."identity_users" ("id") ON DELETE RESTRICT;

ALTER TABLE "public"."billing_credits_ledger" ADD CONSTRAINT "billing_credits_ledger_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "public"."accounts_accounts" ("id") ON DELETE RESTRICT;

ALTER TABLE "public"."billing_credits_ledger" ADD CONSTRAINT "billing_credits_ledger_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "public"."billing_transactions" ("id") ON DELETE RESTRICT;

ALTER TABLE "public"."billing_line_items" ADD CONSTRAINT "billing_line_items_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "public"."billing_transactions" ("id") ON DELETE CASCADE;

ALTER TABLE "public"."billing_transactions" ADD CONSTRAINT "billing_transactions_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "public"."accounts_accounts" ("id") ON DELETE RESTRICT;

ALTER TABLE "public"."billing_transactions" ADD CONSTRAINT "billing_transactions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "public"."identity_users" ("id") ON DELETE SET NULL;

CREATE INDEX "billing_activity_events_account_id_created_at_idx" ON "public"."billing_activity_events" (account_id, created_at DESC);

CREATE INDEX "billing_activity_events_user_id_created_at_idx" ON "public"."billing_activity_events" (user_id, created_at DESC);

CREATE INDEX "billing_credits_ledger_account_id_created_at_idx" ON "public"."billing_credits_ledger" (account_id, created_at DESC);

CREATE INDEX "billing_credits_ledger_transaction_id_idx" ON "public"."billing_credits_ledger" (transaction_id);

CREATE INDEX "billing_transactions_account_id_created_at_idx" ON "public"."billing_transactions" (account_id, created_at DESC);

CREATE UNIQUE INDEX "billing_transactions_idempotency_key_idx" ON "public"."billing_transactions" (idempotency_key) WHERE (idempotency_key IS NOT NULL);

CREATE INDEX "billing_transactions_user_id_idx" ON "public"."billing_transactions" (user_id);

CREATE TRIGGER billing_activity_events_append_only BEFORE DELETE OR UPDATE ON public.billing_activity_events FOR EACH ROW EXECUTE FUNCTION public.varve_refuse_change();

CREATE TRIGGER billing_activity_events_append_only_truncate BEFORE TRUNCATE ON public.billing_activity_events FOR EACH STATEMENT EXECUTE FUNCTION public.varve_refuse_change();

CREATE TRIGGER billing_credits_ledger_append_only BEFORE DELETE OR UPDATE ON public.billing_credits_ledger FOR EACH ROW EXECUTE FUNCTION public.varve_refuse_change();

CREATE TRIGGER billing_credits_ledger_append_only_truncate BEFORE TRUNCATE ON public.billing_credits_ledger FOR EACH STATEMENT EXECUTE FUNCTION public.varve_refuse_change();

CREATE TRIGGER billing_line_items_set_updated_at BEFORE UPDATE ON public.billing_line_items FOR EACH ROW EXECUTE FUNCTION public.varve_set_updated_at();

CREATE TRIGGER billing_transactions_set_updated_at BEFORE UPDATE ON public.billing_transactions FOR EACH ROW EXECUTE FUNCTION public.varve_set_updated_at();
