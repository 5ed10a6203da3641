# SQLAlchemy models, written by `varve export sqlalchemy`. Changes are lost when it is run again.
#
# Models have no words for these, or not for all of them; make_the_rest below makes them:
#   function varve_set_updated_at()
#   trigger webhook_delivery_attempts.webhook_delivery_attempts_append_only
#   trigger webhook_delivery_attempts.webhook_delivery_attempts_no_truncate
#   function webhook_delivery_attempts_refuse_change()
#   trigger webhook_event_types.webhook_event_types_in_use
#   function webhook_event_types_check_use()
#   trigger webhooks.webhooks_event_types_registered
#   trigger webhooks.webhooks_set_updated_at
#   function webhooks_check_event_types()

import datetime as dt
import enum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Connection,
    DDL,
    DateTime,
    Enum,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    Uuid,
    event,
    literal_column,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """What every model is based on."""


class WebhookDeliveryStatus(enum.Enum):
    PENDING = "pending"
    DELIVERING = "delivering"
    DELIVERED = "delivered"
    FAILED = "failed"


webhook_delivery_status_type = Enum(
    WebhookDeliveryStatus,
    name="webhook_delivery_status",
    metadata=Base.metadata,
    inherit_schema=False,
    values_callable=lambda members: [member.value for member in members],
)


class Projects(Base):
    __tablename__ = "projects"

    id: Mapped[UUID] = mapped_column(
        Uuid,
        primary_key=True,
        server_default=literal_column("public.varve_uuid_v7()"),
    )
    name: Mapped[str] = mapped_column(String(255))
    created_at: Mapped[dt.datetime] = mapped_column(
        DateTime(timezone=True),
        server_default=literal_column("now()"),
    )


class AppDb(Base):
    __tablename__ = "app_db"
    __table_args__ = (
        Index("app_db_project_id_idx", "project_id"),
    )

    id: Mapped[UUID] = mapped_column(
        Uuid,
        primary_key=True,
        server_default=literal_column("public.varve_uuid_v7()"),
    )
    project_id: Mapped[UUID] = mapped_column(
        Uuid,
        ForeignKey("projects.id", ondelete="CASCADE", name="app_db_project_id_fkey"),
    )
    app_name: Mapped[str] = mapped_column(String(255))
    created_at: Mapped[dt.datetime] = mapped_column(
        DateTime(timezone=True),
        server_default=literal_column("now()"),
    )


class Users(Base):
    __tablename__ = "users"
    __table_args__ = (
        UniqueConstraint("email", name="users_email_key"),
    )

    id: Mapped[UUID] = mapped_column(
        Uuid,
        primary_key=True,
        server_default=literal_column("public.varve_uuid_v7()"),
    )
    email: Mapped[str] = mapped_column(String(320))
    created_at: Mapped[dt.datetime] = mapped_column(
        DateTime(timezone=True),
        server_default=literal_column("now()"),
    )


class WebhookEventTypes(Base):
    """The kinds of events that there are; subscriptions and deliveries name no other."""

    __tablename__ = "webhook_event_types"
    __table_args__ = (
        CheckConstraint(
            literal_column("(((name)::text <> '*'::text) AND ((name)::text <> ''::text))"),
            name="webhook_event_types_name_check",
        ),
        {"comment": "The kinds of events that there are; subscriptions and deliveries name no other."},
    )

    name: Mapped[str] = mapped_column(String(255), primary_key=True)
    description: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[dt.datetime] = mapped_column(
        DateTime(timezone=True),
        server_default=literal_column("now()"),
    )


class Webhooks(Base):
    """Subscriptions: where events of a project go."""

    __tablename__ = "webhooks"
    __table_args__ = (
        CheckConstraint(
            literal_column("(jsonb_typeof(event_types) = 'array'::text)"),
            name="webhooks_event_types_check",
        ),
        CheckConstraint(
            literal_column("((url)::text ~ '^https?://'::text)"),
            name="webhooks_url_check",
        ),
        Index(
            "idx_webhooks_application_id",
            "application_id",
            postgresql_where=literal_column("(application_id IS NOT NULL)"),
        ),
        Index(
            "idx_webhooks_project_active",
            "project_id",
            "is_active",
            postgresql_where=literal_column("(is_active = true)"),
        ),
        Index("idx_webhooks_project_id", "project_id"),
        {"comment": "Subscriptions: where events of a project go."},
    )

    id: Mapped[UUID] = mapped_column(
        Uuid,
        primary_key=True,
        server_default=literal_column("public.varve_uuid_v7()"),
    )
    project_id: Mapped[UUID] = mapped_column(
        Uuid,
        ForeignKey("projects.id", ondelete="CASCADE", name="webhooks_project_id_fkey"),
    )
    name: Mapped[str] = mapped_column(String(255))
    url: Mapped[str] = mapped_column(String(2048))
    secret: Mapped[str] = mapped_column(
        String(255),
        comment="Signs deliveries. Sealed by SecretBox, never in plain text.",
    )
    event_types: Mapped[Any] = mapped_column(
        JSONB,
        server_default=literal_column("'[\"*\"]'::jsonb"),
        comment="The events to deliver; [\"*\"] for all.",
    )
    application_id: Mapped[UUID | None] = mapped_column(
        Uuid,
        ForeignKey("app_db.id", ondelete="SET NULL", name="webhooks_application_id_fkey"),
    )
    environment_name: Mapped[str | None] = mapped_column(String(255))
    is_active: Mapped[bool] = mapped_column(Boolean, server_default=literal_column("true"))
    description: Mapped[str | None] = mapped_column(Text)
    headers: Mapped[Any | None] = mapped_column(JSONB, server_default=literal_column("'{}'::jsonb"))
    created_at: Mapped[dt.datetime] = mapped_column(
        DateTime(timezone=True),
        server_default=literal_column("now()"),
    )
    updated_at: Mapped[dt.datetime] = mapped_column(
        DateTime(timezone=True),
        server_default=literal_column("now()"),
    )
    created_by_id: Mapped[UUID | None] = mapped_column(
        Uuid,
        ForeignKey("users.id", ondelete="SET NULL", name="webhooks_created_by_id_fkey"),
    )


class WebhookDeliveries(Base):
    """Events on their way to webhooks: the queue, and for 30 days its history."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        CheckConstraint(literal_column("(attempts >= 0)"), name="webhook_deliveries_attempts_check"),
        Index("idx_webhook_deliveries_created_at", "created_at"),
        Index("idx_webhook_deliveries_event_id", "event_id"),
        Index("idx_webhook_deliveries_event_type", "event_type"),
        Index(
            "idx_webhook_deliveries_pending",
            "scheduled_at",
            postgresql_where=literal_column("(status = 'pending'::public.webhook_delivery_status)"),
        ),
        Index("idx_webhook_deliveries_webhook_id", "webhook_id"),
        {"comment": "Events on their way to webhooks: the queue, and for 30 days its history."},
    )

    id: Mapped[UUID] = mapped_column(
        Uuid,
        primary_key=True,
        server_default=literal_column("public.varve_uuid_v7()"),
    )
    webhook_id: Mapped[UUID] = mapped_column(
        Uuid,
        ForeignKey("webhooks.id", ondelete="CASCADE", name="webhook_deliveries_webhook_id_fkey"),
    )
    event_id: Mapped[UUID] = mapped_column(Uuid, comment="The same for every delivery of an event.")
    event_type: Mapped[str] = mapped_column(
        String(255),
        ForeignKey("webhook_event_types.name", onupdate="CASCADE", name="webhook_deliveries_event_type_fkey"),
    )
    payload: Mapped[Any] = mapped_column(JSONB)
    status: Mapped[WebhookDeliveryStatus] = mapped_column(
        webhook_delivery_status_type,
        server_default=literal_column("'pending'::public.webhook_delivery_status"),
    )
    attempts: Mapped[int] = mapped_column(Integer, server_default=literal_column("0"))
    max_attempts: Mapped[int] = mapped_column(Integer, server_default=literal_column("6"))
    scheduled_at: Mapped[dt.datetime] = mapped_column(
        DateTime(timezone=True),
        server_default=literal_column("now()"),
    )
    last_attempt_at: Mapped[dt.datetime | None] = mapped_column(DateTime(timezone=True))
    last_response_status: Mapped[int | None] = mapped_column(Integer)
    last_response_body: Mapped[str | None] = mapped_column(Text)
    last_error: Mapped[str | None] = mapped_column(Text)
    delivered_at: Mapped[dt.datetime | None] = mapped_column(DateTime(timezone=True))
    created_at: Mapped[dt.datetime] = mapped_column(
        DateTime(timezone=True),
        server_default=literal_column("now()"),
    )


class WebhookDeliveryAttempts(Base):
    """Every attempt at a delivery, as it went; rows leave only with their delivery."""

    __tablename__ = "webhook_delivery_attempts"
    __table_args__ = (
        UniqueConstraint(
            "delivery_id",
            "attempt",
            name="webhook_delivery_attempts_delivery_id_attempt_key",
        ),
        CheckConstraint(
            literal_column("(attempt >= 1)"),
            name="webhook_delivery_attempts_attempt_check",
        ),
        CheckConstraint(
            literal_column("(duration_ms >= 0)"),
            name="webhook_delivery_attempts_duration_ms_check",
        ),
        CheckConstraint(
            literal_column("((response_status IS NOT NULL) OR (error IS NOT NULL))"),
            name="webhook_delivery_attempts_outcome_check",
        ),
        CheckConstraint(
            literal_column("((response_status >= 100) AND (response_status <= 599))"),
            name="webhook_delivery_attempts_response_status_check",
        ),
        Index("idx_webhook_delivery_attempts_attempted_at", "attempted_at"),
        {"comment": "Every attempt at a delivery, as it went; rows leave only with their delivery."},
    )

    id: Mapped[UUID] = mapped_column(
        Uuid,
        primary_key=True,
        server_default=literal_column("public.varve_uuid_v7()"),
    )
    delivery_id: Mapped[UUID] = mapped_column(
        Uuid,
        ForeignKey("webhook_deliveries.id", ondelete="CASCADE", name="webhook_delivery_attempts_delivery_id_fkey"),
    )
    attempt: Mapped[int] = mapped_column(Integer, comment="From 1.")
    attempted_at: Mapped[dt.datetime] = mapped_column(
        DateTime(timezone=True),
        server_default=literal_column("now()"),
    )
    duration_ms: Mapped[int | None] = mapped_column(
        Integer,
        comment="Milliseconds until the answer or the error.",
    )
    response_status: Mapped[int | None] = mapped_column(Integer)
    response_body: Mapped[str | None] = mapped_column(Text)
    error: Mapped[str | None] = mapped_column(Text, comment="Why there was no answer.")


@event.listens_for(Base.metadata, "before_create")
def make_what_tables_rest_on(target: MetaData, connection: Connection, **options: Any) -> None:
    if len(options["tables"]) < len(target.tables):
        return
    statements = [
        """CREATE OR REPLACE FUNCTION public.varve_uuid_v7()
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
AS $function$
  SELECT (lpad(to_hex(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0')
    || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid
$function$""",
    ]
    for statement in statements:
        connection.execute(DDL(statement))


@event.listens_for(Base.metadata, "after_create")
def make_the_rest(target: MetaData, connection: Connection, **options: Any) -> None:
    if len(options["tables"]) < len(target.tables):
        return
    statements = [
        """CREATE OR REPLACE FUNCTION public.webhook_delivery_attempts_refuse_change()
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
$function$""",
        "CREATE TRIGGER webhook_delivery_attempts_append_only BEFORE DELETE OR UPDATE ON public.webhook_delivery_attempts FOR EACH ROW EXECUTE FUNCTION public.webhook_delivery_attempts_refuse_change()",
        "CREATE TRIGGER webhook_delivery_attempts_no_truncate BEFORE TRUNCATE ON public.webhook_delivery_attempts FOR EACH STATEMENT EXECUTE FUNCTION public.webhook_delivery_attempts_refuse_change()",
        """CREATE OR REPLACE FUNCTION public.webhook_event_types_check_use()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF current_setting('transaction_isolation') = 'repeatable read' THEN
    RAISE EXCEPTION 'an event type can''t be removed or renamed in a repeatable read'
      USING ERRCODE = 'feature_not_supported', HINT = 'Use READ COMMITTED or SERIALIZABLE.';
  END IF;
  IF EXISTS (SELECT FROM public.webhooks w WHERE w.event_types @> jsonb_build_array(OLD.name)) THEN
    RAISE EXCEPTION 'event type %% is subscribed to', OLD.name
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'webhook_event_types_in_use',
        TABLE = 'webhook_event_types', HINT = 'Take it out of webhooks.event_types first.';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END
$function$""",
        "CREATE TRIGGER webhook_event_types_in_use BEFORE DELETE OR UPDATE OF name ON public.webhook_event_types FOR EACH ROW EXECUTE FUNCTION public.webhook_event_types_check_use()",
        """CREATE OR REPLACE FUNCTION public.webhooks_check_event_types()
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
    CONTINUE WHEN element = '\"*\"';
    PERFORM FROM public.webhook_event_types t
      WHERE jsonb_typeof(element) = 'string' AND t.name = element #>> '{}' FOR KEY SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'event type %% is not registered', element
        USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'webhooks_event_types_registered',
          TABLE = 'webhooks', COLUMN = 'event_types', HINT = 'Add it to webhook_event_types first.';
    END IF;
  END LOOP;
  RETURN NEW;
END
$function$""",
        "CREATE TRIGGER webhooks_event_types_registered BEFORE INSERT OR UPDATE OF event_types ON public.webhooks FOR EACH ROW EXECUTE FUNCTION public.webhooks_check_event_types()",
        """CREATE OR REPLACE FUNCTION public.varve_set_updated_at()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.\"updated_at\" IS NOT DISTINCT FROM OLD.\"updated_at\" THEN
    NEW.\"updated_at\" := now();
  END IF;
  RETURN NEW;
END
$function$""",
        "CREATE TRIGGER webhooks_set_updated_at BEFORE UPDATE ON public.webhooks FOR EACH ROW EXECUTE FUNCTION public.varve_set_updated_at()",
    ]
    for statement in statements:
        connection.execute(DDL(statement))
