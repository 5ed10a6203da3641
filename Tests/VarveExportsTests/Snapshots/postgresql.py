# SQLAlchemy models, written by `varve export sqlalchemy`. Changes are lost when it is run again.
#
# Models have no words for these, or not for all of them; make_the_rest below makes them:
#   view app.names
#   exclusion constraint odd " Schema.Select.Select_a_excl
#   sequence ownership odd " Schema.Select_id_seq
#   materialized view counts
#   index counts_n_idx
#   foreign key dots.dots_d_fkey
#   function name_of(public.users)
#   function touch()
#   trigger users.touch
#   primary key users.users_pkey
#   index users_tags

import datetime as dt
import enum
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    CHAR,
    CheckConstraint,
    Column,
    Computed,
    Connection,
    DDL,
    Date,
    DateTime,
    Double,
    Enum,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    Interval,
    JSON,
    LargeBinary,
    MetaData,
    Numeric,
    PrimaryKeyConstraint,
    REAL,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    event,
    literal_column,
)
from sqlalchemy.dialects.postgresql import (
    BIT,
    CIDR,
    INET,
    INTERVAL,
    JSONB,
    MACADDR,
    MONEY,
    TIME,
    TIMESTAMP,
    TSTZRANGE,
    TSVECTOR,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import UserDefinedType


class Base(DeclarativeBase):
    """What every model is based on."""


@event.listens_for(Base.metadata, "before_create")
def make_schemas(target: MetaData, connection: Connection, **options: Any) -> None:
    if len(options["tables"]) < len(target.tables):
        return
    statements = [
        "CREATE SCHEMA \"app\"",
        "CREATE SCHEMA \"odd \"\" Schema\"",
    ]
    for statement in statements:
        connection.execute(DDL(statement))


class Mood(enum.Enum):
    SAD = "sad"
    IT_S = "it's"
    SO_SO = "so-so"
    VALUE_100 = "100 %"
    VALUE = ""
    SAD_ = "SAD"
    VALUE_ = "\""


mood_type = Enum(
    Mood,
    name="mood",
    schema="app",
    metadata=Base.metadata,
    inherit_schema=False,
    values_callable=lambda members: [member.value for member in members],
)


class Unused(enum.Enum):
    A_B = "a:b"


unused_type = Enum(
    Unused,
    name="unused",
    metadata=Base.metadata,
    inherit_schema=False,
    values_callable=lambda members: [member.value for member in members],
)


class NativeType(UserDefinedType[Any]):
    """A type by the name that the database has for it."""

    cache_ok = True

    def __init__(self, name: str) -> None:
        self.name = name

    def get_col_spec(self, **options: Any) -> str:
        return self.name


class Tenants(Base):
    """Who pays.\nTwo \"lines\", a \\ and 100 %."""

    __tablename__ = "tenants"
    __table_args__ = (
        UniqueConstraint(
            "name",
            name="named so",
            deferrable=True,
            initially="DEFERRED",
            postgresql_nulls_not_distinct=True,
        ),
        {"comment": "Who pays.\nTwo \"lines\", a \\ and 100 %.", "schema": "app"},
    )

    region: Mapped[str] = mapped_column(CHAR(2, collation="C"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(
        String(40, collation="C"),
        server_default=literal_column("'a:b :c 100%\\'::character varying"),
        comment="what's shown",
    )


class Users(Base):
    """people"""

    __tablename__ = "users"
    __table_args__ = (
        UniqueConstraint("email", name="users_email_key"),
        ForeignKeyConstraint(
            ["region", "tenant"],
            ["app.tenants.region", "app.tenants.number"],
            ondelete="CASCADE",
            onupdate="CASCADE",
            match="FULL",
            name="users_region_tenant_fkey",
        ),
        CheckConstraint(literal_column("(balance >= (0)::numeric)"), name="users_balance_check"),
        CheckConstraint(
            literal_column("((status)::text = ANY (((ARRAY['new'::character varying, 'old'::character varying])::character varying[])::text[]))"),
            name="users_status_check",
        ),
        Index("by_region", literal_column("region COLLATE \"C\""), "tenant"),
        Index(
            "odd Index",
            literal_column("\"odd \"\" Name\" text_pattern_ops"),
            postgresql_include=["flag"],
        ),
        Index(
            "users_email_idx",
            literal_column("lower(email) DESC"),
            literal_column("at DESC NULLS LAST"),
            unique=True,
            postgresql_where=literal_column("((mood <> 'sad'::app.mood) AND (token ~ '^a:b\\:c %'::text))"),
        ),
        Index("users_tags", "tags", postgresql_using="gin", postgresql_with={"fastupdate": "off"}),
        {"comment": "people"},
    )

    id: Mapped[int] = mapped_column(
        BigInteger,
        Identity(always=True, start=100, increment=2, cycle=True),
        primary_key=True,
    )
    uuid: Mapped[UUID] = mapped_column(Uuid, server_default=literal_column("gen_random_uuid()"))
    email: Mapped[str | None] = mapped_column(Text)
    token: Mapped[str | None] = mapped_column(Text, server_default=literal_column("app.token()"))
    region: Mapped[str | None] = mapped_column(CHAR(2))
    tenant: Mapped[int | None] = mapped_column(Integer)
    manager: Mapped[int | None] = mapped_column(
        BigInteger,
        ForeignKey("users.id", ondelete="SET NULL", name="users_manager_fkey"),
    )
    mood: Mapped[Mood | None] = mapped_column(
        mood_type,
        server_default=literal_column("'so-so'::app.mood"),
    )
    moods: Mapped[list[Mood]] = mapped_column(
        ARRAY(mood_type),
        server_default=literal_column("'{}'::app.mood[]"),
    )
    score: Mapped[int | None] = mapped_column(NativeType("app.positive"))
    balance: Mapped[Decimal | None] = mapped_column(Numeric(10, 2))
    status: Mapped[str] = mapped_column(
        String(10),
        server_default=literal_column("'new'::character varying"),
    )
    price: Mapped[str | None] = mapped_column(MONEY)
    ratio: Mapped[float | None] = mapped_column(REAL)
    big: Mapped[float | None] = mapped_column(Double)
    Order: Mapped[str | None] = mapped_column(Text)
    odd_name: Mapped[str | None] = mapped_column("odd \" Name", Text)
    metadata_: Mapped[Any | None] = mapped_column(
        "metadata",
        JSONB,
        server_default=literal_column("'{\"a\": 1}'::jsonb"),
    )
    class_: Mapped[Any | None] = mapped_column("class", JSON)
    from_: Mapped[dt.date | None] = mapped_column("from", Date)
    column_1st: Mapped[dt.time | None] = mapped_column("1st", TIME(precision=3))
    at: Mapped[dt.datetime | None] = mapped_column(
        DateTime(timezone=True),
        server_default=literal_column("now()"),
    )
    plain_at: Mapped[dt.datetime | None] = mapped_column("plain at", TIMESTAMP(precision=3))
    span: Mapped[dt.timedelta | None] = mapped_column(INTERVAL(precision=2, fields="DAY TO SECOND"))
    span2: Mapped[dt.timedelta | None] = mapped_column(Interval)
    raw: Mapped[bytes | None] = mapped_column(LargeBinary)
    flags: Mapped[Any | None] = mapped_column(BIT(4))
    more: Mapped[Any | None] = mapped_column(BIT(5, varying=True))
    ip: Mapped[str | None] = mapped_column(INET)
    net: Mapped[str | None] = mapped_column(CIDR)
    mac: Mapped[str | None] = mapped_column(MACADDR)
    doc: Mapped[str | None] = mapped_column(TSVECTOR)
    during: Mapped[Any | None] = mapped_column(TSTZRANGE)
    tags: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    lower_name: Mapped[str | None] = mapped_column(
        Text,
        Computed(literal_column("lower(\"Order\")"), persisted=True),
    )
    flag: Mapped[bool] = mapped_column(Boolean, server_default=literal_column("false"))
    small: Mapped[int | None] = mapped_column(SmallInteger)
    a_b: Mapped[int | None] = mapped_column("a.b", Integer)
    hidden: Mapped[int | None] = mapped_column("__hidden", Integer)
    gr_e: Mapped[int | None] = mapped_column("Größe", Integer)
    p: Mapped[Any | None] = mapped_column(NativeType("point"))
    x: Mapped[Any | None] = mapped_column(NativeType("xml"))
    digits: Mapped[Decimal | None] = mapped_column(Numeric)
    long_one: Mapped[str | None] = mapped_column(String)


class Select(Base):
    __tablename__ = "Select"
    __table_args__ = (
        PrimaryKeyConstraint("id", name="Key 1"),
        CheckConstraint(literal_column("(a > 0)"), name="positive"),
        {"schema": "odd \" Schema"},
    )

    id: Mapped[int] = mapped_column(
        Integer,
        server_default=literal_column("nextval('\"odd \"\" Schema\".\"Select_id_seq\"'::regclass)"),
    )
    user: Mapped[int] = mapped_column(
        BigInteger,
        ForeignKey("users.id", ondelete="RESTRICT", name="fk %s", deferrable=True),
    )
    a: Mapped[int | None] = mapped_column(Integer)


class DotTed(Base):
    __tablename__ = "dot.ted"

    i_d: Mapped[int] = mapped_column("i.d", Integer, primary_key=True, autoincrement=False)


class Dots(Base):
    __tablename__ = "dots"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    d: Mapped[int | None] = mapped_column(Integer)


class Hen(Base):
    __tablename__ = "hen"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    egg: Mapped[int | None] = mapped_column(Integer, ForeignKey("egg.id", name="hen_egg_fkey"))


class Egg(Base):
    __tablename__ = "egg"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    hen: Mapped[int | None] = mapped_column(Integer, ForeignKey("hen.id", name="egg_hen_fkey"))


class IndexTable(Base):
    __tablename__ = "index"

    text: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    enum_: Mapped[str | None] = mapped_column("enum", Text)
    dt_: Mapped[dt.datetime | None] = mapped_column("dt", DateTime(timezone=True))


# A plain table: without a primary key, rows of a model could not be told apart.
Log = Table(
    "log",
    Base.metadata,
    Column(
        "at",
        DateTime(timezone=True),
        server_default=literal_column("clock_timestamp()"),
        nullable=False,
    ),
    Column("line", Text),
    Column("n", Integer, server_default=literal_column("nextval('app.free'::regclass)")),
)


class WIrd(Base):
    __tablename__ = "wéird"
    __table_args__ = (
        PrimaryKeyConstraint("b", "a", name="wéird_pkey"),
        {"prefixes": ["UNLOGGED"]},
    )

    a: Mapped[int] = mapped_column(Integer)
    b: Mapped[int] = mapped_column(Integer)


@event.listens_for(Base.metadata, "before_create")
def make_what_tables_rest_on(target: MetaData, connection: Connection, **options: Any) -> None:
    if len(options["tables"]) < len(target.tables):
        return
    statements = [
        """CREATE DOMAIN \"app\".\"positive\" AS integer DEFAULT 1 NOT NULL
    CONSTRAINT \"positive_check\" CHECK (VALUE > 0)
    CONSTRAINT \"small\" CHECK (VALUE < 100)""",
        "CREATE SEQUENCE \"app\".\"free\" START WITH 10 INCREMENT BY -2 MINVALUE -100 MAXVALUE 50 CACHE 5 CYCLE",
        "CREATE SEQUENCE \"odd \"\" Schema\".\"Select_id_seq\" AS integer",
        """CREATE OR REPLACE FUNCTION app.token()
 RETURNS text
 LANGUAGE sql
AS $function$ SELECT '%%s' || 'tok:' || chr(92) $function$""",
    ]
    for statement in statements:
        connection.execute(DDL(statement))


@event.listens_for(Base.metadata, "after_create")
def make_the_rest(target: MetaData, connection: Connection, **options: Any) -> None:
    if len(options["tables"]) < len(target.tables):
        return
    statements = [
        "ALTER SEQUENCE \"odd \"\" Schema\".\"Select_id_seq\" OWNED BY \"odd \"\" Schema\".\"Select\".\"id\"",
        "ALTER TABLE \"odd \"\" Schema\".\"Select\" ADD CONSTRAINT \"Select_a_excl\" EXCLUDE USING btree (a WITH =)",
        "COMMENT ON CONSTRAINT \"users_pkey\" ON \"public\".\"users\" IS 'the key'",
        "ALTER TABLE \"public\".\"dots\" ADD CONSTRAINT \"dots_d_fkey\" FOREIGN KEY (\"d\") REFERENCES \"public\".\"dot.ted\" (\"i.d\")",
        "COMMENT ON INDEX \"public\".\"users_tags\" IS 'for tags'",
        """CREATE VIEW \"app\".\"names\" AS
SELECT tenants.name,
    'a%%b'::text AS odd
   FROM app.tenants""",
        """CREATE MATERIALIZED VIEW \"public\".\"counts\" AS
SELECT count(*) AS n
   FROM public.users""",
        "CREATE INDEX \"counts_n_idx\" ON \"public\".\"counts\" (n)",
        """CREATE OR REPLACE FUNCTION public.touch()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN NEW.at := now(); RETURN NEW; END $function$""",
        "CREATE TRIGGER touch BEFORE UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.touch()",
        """CREATE OR REPLACE FUNCTION public.name_of(public.users)
 RETURNS text
 LANGUAGE sql
AS $function$SELECT $1.\"Order\"$function$""",
    ]
    for statement in statements:
        connection.execute(DDL(statement))
