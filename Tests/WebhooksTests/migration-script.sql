-- What the upgrade of the document's migration script makes, as SQLAlchemy writes it for PostgreSQL. Projects,
-- applications and users are there before it, and so is the function by which ids are made.

CREATE FUNCTION varve_uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT (lpad(to_hex(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0')
    || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid
$$;

CREATE TABLE projects (
    id uuid NOT NULL DEFAULT varve_uuid_v7(),
    name varchar(255) NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT projects_pkey PRIMARY KEY (id)
);

CREATE TABLE app_db (
    id uuid NOT NULL DEFAULT varve_uuid_v7(),
    project_id uuid NOT NULL CONSTRAINT app_db_project_id_fkey REFERENCES projects (id) ON DELETE CASCADE,
    app_name varchar(255) NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT app_db_pkey PRIMARY KEY (id)
);

CREATE INDEX app_db_project_id_idx ON app_db (project_id);

CREATE TABLE users (
    id uuid NOT NULL DEFAULT varve_uuid_v7(),
    email varchar(320) NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT users_pkey PRIMARY KEY (id),
    CONSTRAINT users_email_key UNIQUE (email)
);

CREATE TYPE webhook_delivery_status AS ENUM ('pending', 'delivering', 'delivered', 'failed');

CREATE TABLE webhooks (
    id uuid NOT NULL,
    project_id uuid NOT NULL,
    name varchar(255) NOT NULL,
    url varchar(2048) NOT NULL,
    secret varchar(255) NOT NULL,
    event_types jsonb DEFAULT '["*"]' NOT NULL,
    application_id uuid,
    environment_name varchar(255),
    is_active boolean DEFAULT 'true' NOT NULL,
    description varchar,
    headers jsonb DEFAULT '{}',
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by_id uuid,
    PRIMARY KEY (id),
    FOREIGN KEY (project_id) REFERENCES projects (id) ON DELETE CASCADE,
    FOREIGN KEY (application_id) REFERENCES app_db (id) ON DELETE SET NULL,
    FOREIGN KEY (created_by_id) REFERENCES users (id) ON DELETE SET NULL
);

CREATE INDEX idx_webhooks_project_id ON webhooks (project_id);

CREATE INDEX idx_webhooks_project_active ON webhooks (project_id, is_active) WHERE is_active = true;

CREATE TABLE webhook_deliveries (
    id uuid NOT NULL,
    webhook_id uuid NOT NULL,
    event_id uuid NOT NULL,
    event_type varchar(255) NOT NULL,
    payload jsonb NOT NULL,
    status webhook_delivery_status DEFAULT 'pending' NOT NULL,
    attempts integer DEFAULT '0' NOT NULL,
    max_attempts integer DEFAULT '6' NOT NULL,
    scheduled_at timestamp with time zone DEFAULT now() NOT NULL,
    last_attempt_at timestamp with time zone,
    last_response_status integer,
    last_response_body varchar,
    last_error varchar,
    delivered_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (webhook_id) REFERENCES webhooks (id) ON DELETE CASCADE
);

CREATE INDEX idx_webhook_deliveries_pending ON webhook_deliveries (scheduled_at) WHERE status = 'pending';

CREATE INDEX idx_webhook_deliveries_webhook_id ON webhook_deliveries (webhook_id);
