-- The schema document of Balance Kitchen. Where the declaration or the migrations say something else, this file is right:
-- `check` compares what the migrations make with it.
--
-- PK uuid, instants timestamptz, JSON jsonb; tables <module>_<entity>, foreign keys <thing>_id, ON DELETE always chosen.

-- Functions that the tables use -------------------------------------------------------------------------------------

-- A UUID of version 7, on every version of the server.
CREATE FUNCTION varve_uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $varve$
  SELECT (lpad(to_hex(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0')
    || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid
$varve$;

-- Refuses to change or remove a row.
CREATE FUNCTION varve_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $varve$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$varve$;

-- Sets updated_at, unless the change sets it itself.
CREATE FUNCTION varve_set_updated_at() RETURNS trigger LANGUAGE plpgsql AS $varve$
BEGIN
  IF NEW."updated_at" IS NOT DISTINCT FROM OLD."updated_at" THEN
    NEW."updated_at" := now();
  END IF;
  RETURN NEW;
END
$varve$;

-- Core: identity and accounts ---------------------------------------------------------------------------------------

CREATE TABLE identity_users (
    id                uuid PRIMARY KEY DEFAULT varve_uuid_v7(),
    email             text NOT NULL UNIQUE CHECK (lower(email) = email),
    email_verified_at timestamptz,
    password_hash     text CHECK (password_hash LIKE '$_%$_%'),
    first_name        text,
    last_name         text,
    phone             text,
    status            text NOT NULL CHECK (status IN ('invited', 'active', 'suspended', 'closed')),
    created_at        timestamptz NOT NULL DEFAULT now(),
    updated_at        timestamptz NOT NULL DEFAULT now()
);
CREATE TRIGGER identity_users_set_updated_at BEFORE UPDATE ON identity_users
    FOR EACH ROW EXECUTE FUNCTION varve_set_updated_at();
COMMENT ON TABLE identity_users IS 'A person who can sign in.';
COMMENT ON COLUMN identity_users.email IS 'In lower case, so that it is there once.';
COMMENT ON COLUMN identity_users.password_hash IS
    'As password hashing functions write it: $argon2id$…; NULL where another service signs the person in.';

CREATE TABLE accounts_accounts (
    id         uuid PRIMARY KEY DEFAULT varve_uuid_v7(),
    name       text NOT NULL,
    status     text NOT NULL CHECK (status IN ('trial', 'active', 'suspended', 'closed')),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE TRIGGER accounts_accounts_set_updated_at BEFORE UPDATE ON accounts_accounts
    FOR EACH ROW EXECUTE FUNCTION varve_set_updated_at();
COMMENT ON TABLE accounts_accounts IS 'A customer: what people work for, and what pays.';

CREATE TABLE identity_roles (
    id         uuid PRIMARY KEY DEFAULT varve_uuid_v7(),
    key        text NOT NULL UNIQUE
        CHECK (length(key) > 0 AND trim(key, 'abcdefghijklmnopqrstuvwxyz0123456789_') = ''),
    label      text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE identity_roles IS 'What somebody may be; code knows a role by its key.';

CREATE TABLE identity_role_assignments (
    id         uuid PRIMARY KEY DEFAULT varve_uuid_v7(),
    user_id    uuid NOT NULL REFERENCES identity_users (id) ON DELETE CASCADE,
    role_key   text NOT NULL REFERENCES identity_roles (key) ON DELETE RESTRICT ON UPDATE CASCADE,
    account_id uuid REFERENCES accounts_accounts (id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX identity_role_assignments_in_account_idx
    ON identity_role_assignments (user_id, role_key, account_id) WHERE account_id IS NOT NULL;
CREATE UNIQUE INDEX identity_role_assignments_everywhere_idx
    ON identity_role_assignments (user_id, role_key) WHERE account_id IS NULL;
CREATE INDEX ON identity_role_assignments (user_id);
CREATE INDEX ON identity_role_assignments (role_key);
CREATE INDEX ON identity_role_assignments (account_id);
COMMENT ON TABLE identity_role_assignments IS
    'That a person has a role: for one account, or everywhere where there is none.';

CREATE TABLE identity_sessions (
    id                 uuid PRIMARY KEY DEFAULT varve_uuid_v7(),
    user_id            uuid NOT NULL REFERENCES identity_users (id) ON DELETE CASCADE,
    session_token_hash text NOT NULL UNIQUE
        CHECK (length(session_token_hash) = 64 AND trim(session_token_hash, '0123456789abcdef') = ''),
    last_seen_at       timestamptz NOT NULL,
    expires_at         timestamptz NOT NULL,
    revoked_at         timestamptz,
    ip_created         text,
    user_agent_created text,
    created_at         timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT identity_sessions_expires_at_created_at_check CHECK (expires_at > created_at)
);
CREATE INDEX ON identity_sessions (user_id, revoked_at, expires_at);
COMMENT ON TABLE identity_sessions IS
    'A person''s session, kept here so that it can be ended from here.';
COMMENT ON COLUMN identity_sessions.session_token_hash IS
    'SHA-256 of the token in the cookie, 64 lower-case hexadecimal digits; the token itself is kept nowhere.';

CREATE TABLE identity_login_attempts (
    id             uuid PRIMARY KEY DEFAULT varve_uuid_v7(),
    email          text NOT NULL,
    user_id        uuid REFERENCES identity_users (id) ON DELETE SET NULL,
    ip             text NOT NULL,
    user_agent     text,
    success        boolean NOT NULL,
    failure_reason text,
    created_at     timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT identity_login_attempts_failure_reason_check CHECK (NOT success OR failure_reason IS NULL)
);
CREATE INDEX ON identity_login_attempts (email, created_at DESC);
CREATE INDEX ON identity_login_attempts (ip, created_at DESC);
CREATE INDEX ON identity_login_attempts (user_id, created_at DESC);
COMMENT ON TABLE identity_login_attempts IS
    'An attempt to sign in, kept against abuse, also of people who are gone since.';
COMMENT ON COLUMN identity_login_attempts.email IS 'As it was typed.';

-- Core: what Stripe said ----------------------------------------------------------------------------------------------

CREATE TABLE billing_stripe_events (
    id                     uuid PRIMARY KEY DEFAULT varve_uuid_v7(),
    stripe_event_id        text NOT NULL UNIQUE,
    type                   text NOT NULL,
    api_version            text,
    livemode               boolean NOT NULL,
    received_at            timestamptz NOT NULL,
    processed_at           timestamptz,
    status                 text NOT NULL CHECK (status IN ('received', 'processed', 'failed', 'ignored')),
    last_error             text,
    request_id             uuid,
    related_account_id     uuid REFERENCES accounts_accounts (id) ON DELETE RESTRICT,
    related_transaction_id uuid,
    raw_event_redacted     jsonb,
    created_at             timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT billing_stripe_events_processed_at_check CHECK (status <> 'processed' OR processed_at IS NOT NULL)
);
CREATE INDEX ON billing_stripe_events (related_account_id, created_at DESC);
CREATE INDEX ON billing_stripe_events (related_transaction_id);
CREATE INDEX ON billing_stripe_events (received_at) WHERE processed_at IS NULL;
-- Append-only: of an event only how far it is worked on may change, and what it turns out to be about.
CREATE TRIGGER billing_stripe_events_append_only BEFORE DELETE ON billing_stripe_events
    FOR EACH ROW EXECUTE FUNCTION varve_refuse_change();
CREATE TRIGGER billing_stripe_events_append_only_truncate BEFORE TRUNCATE ON billing_stripe_events
    FOR EACH STATEMENT EXECUTE FUNCTION varve_refuse_change();
CREATE TRIGGER billing_stripe_events_append_only_update AFTER UPDATE ON billing_stripe_events
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id
        OR OLD.stripe_event_id IS DISTINCT FROM NEW.stripe_event_id OR OLD.type IS DISTINCT FROM NEW.type
        OR OLD.api_version IS DISTINCT FROM NEW.api_version OR OLD.livemode IS DISTINCT FROM NEW.livemode
        OR OLD.received_at IS DISTINCT FROM NEW.received_at OR OLD.request_id IS DISTINCT FROM NEW.request_id
        OR OLD.raw_event_redacted IS DISTINCT FROM NEW.raw_event_redacted
        OR OLD.created_at IS DISTINCT FROM NEW.created_at)
    EXECUTE FUNCTION varve_refuse_change();
COMMENT ON TABLE billing_stripe_events IS
    'An event that Stripe sent; what it said stays, how far it is worked on may change.';
COMMENT ON COLUMN billing_stripe_events.related_transaction_id IS
    'A row of billing_transactions. Core refers to no other module, so billing keeps this right.';

-- Billing -----------------------------------------------------------------------------------------------------------

CREATE TABLE billing_transactions (
    id                           uuid PRIMARY KEY DEFAULT varve_uuid_v7(),
    account_id                   uuid NOT NULL REFERENCES accounts_accounts (id) ON DELETE RESTRICT,
    user_id                      uuid REFERENCES identity_users (id) ON DELETE SET NULL,
    kind                         text NOT NULL,
    status                       text NOT NULL
        CHECK (status IN ('pending', 'succeeded', 'failed', 'canceled', 'refunded')),
    currency                     text NOT NULL
        CHECK (length(currency) = 3 AND trim(currency, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') = ''),
    amount_cents                 integer NOT NULL CHECK (amount_cents >= 0),
    provider                     text NOT NULL,
    provider_payment_intent_id   text,
    provider_charge_id           text,
    provider_invoice_id          text,
    provider_checkout_session_id text,
    idempotency_key              text,
    metadata                     jsonb,
    request_id                   uuid,
    created_at                   timestamptz NOT NULL DEFAULT now(),
    updated_at                   timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX ON billing_transactions (idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX ON billing_transactions (account_id, created_at DESC);
CREATE INDEX ON billing_transactions (user_id);
CREATE TRIGGER billing_transactions_set_updated_at BEFORE UPDATE ON billing_transactions
    FOR EACH ROW EXECUTE FUNCTION varve_set_updated_at();
COMMENT ON TABLE billing_transactions IS 'A payment, as far as it has come.';
COMMENT ON COLUMN billing_transactions.currency IS 'ISO 4217, in capitals.';

CREATE TABLE billing_line_items (
    id                uuid PRIMARY KEY DEFAULT varve_uuid_v7(),
    transaction_id    uuid NOT NULL REFERENCES billing_transactions (id) ON DELETE CASCADE,
    position          integer NOT NULL CHECK (position >= 1),
    description       text NOT NULL,
    quantity          integer NOT NULL DEFAULT 1 CHECK (quantity >= 1),
    unit_amount_cents integer NOT NULL,
    amount_cents      integer NOT NULL,
    metadata          jsonb,
    created_at        timestamptz NOT NULL DEFAULT now(),
    updated_at        timestamptz NOT NULL DEFAULT now(),
    UNIQUE (transaction_id, position),
    CONSTRAINT billing_line_items_amount_check CHECK (amount_cents = quantity * unit_amount_cents)
);
CREATE TRIGGER billing_line_items_set_updated_at BEFORE UPDATE ON billing_line_items
    FOR EACH ROW EXECUTE FUNCTION varve_set_updated_at();
COMMENT ON TABLE billing_line_items IS 'A line of a payment: what is paid for.';

CREATE TABLE billing_credits_ledger (
    id             uuid PRIMARY KEY DEFAULT varve_uuid_v7(),
    account_id     uuid NOT NULL REFERENCES accounts_accounts (id) ON DELETE RESTRICT,
    transaction_id uuid REFERENCES billing_transactions (id) ON DELETE RESTRICT,
    kind           text NOT NULL,
    credits        bigint NOT NULL CHECK (credits <> 0),
    balance_after  bigint NOT NULL CHECK (balance_after >= 0),
    reason         text,
    request_id     uuid,
    created_at     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON billing_credits_ledger (account_id, created_at DESC);
CREATE INDEX ON billing_credits_ledger (transaction_id);
CREATE TRIGGER billing_credits_ledger_append_only BEFORE UPDATE OR DELETE ON billing_credits_ledger
    FOR EACH ROW EXECUTE FUNCTION varve_refuse_change();
CREATE TRIGGER billing_credits_ledger_append_only_truncate BEFORE TRUNCATE ON billing_credits_ledger
    FOR EACH STATEMENT EXECUTE FUNCTION varve_refuse_change();
COMMENT ON TABLE billing_credits_ledger IS
    'Credits that an account got or spent, and what it has after that; rows stay as they are.';
COMMENT ON COLUMN billing_credits_ledger.credits IS 'Less than 0 where they were spent.';

CREATE TABLE billing_activity_events (
    id         uuid PRIMARY KEY DEFAULT varve_uuid_v7(),
    account_id uuid NOT NULL REFERENCES accounts_accounts (id) ON DELETE RESTRICT,
    user_id    uuid REFERENCES identity_users (id) ON DELETE RESTRICT,
    type       text NOT NULL,
    payload    jsonb,
    request_id uuid,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON billing_activity_events (account_id, created_at DESC);
CREATE INDEX ON billing_activity_events (user_id, created_at DESC);
CREATE TRIGGER billing_activity_events_append_only BEFORE UPDATE OR DELETE ON billing_activity_events
    FOR EACH ROW EXECUTE FUNCTION varve_refuse_change();
CREATE TRIGGER billing_activity_events_append_only_truncate BEFORE TRUNCATE ON billing_activity_events
    FOR EACH STATEMENT EXECUTE FUNCTION varve_refuse_change();
COMMENT ON TABLE billing_activity_events IS
    'Something that was done, by whom and for which account; rows stay as they are.';
