# SQLAlchemy models, written by `varve export sqlalchemy`. Changes are lost when it is run again.
#
# Models have no words for these, or not for all of them; make_the_rest below makes them:
#   view names
#   trigger users.touch

import datetime as dt
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Computed,
    Connection,
    DDL,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    REAL,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
    literal_column,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import UserDefinedType


class Base(DeclarativeBase):
    """What every model is based on."""


class NativeType(UserDefinedType[Any]):
    """A type by the name that the database has for it."""

    cache_ok = True

    def __init__(self, name: str) -> None:
        self.name = name

    def get_col_spec(self, **options: Any) -> str:
        return self.name


# A plain table: without a primary key, rows of a model could not be told apart.
Select = Table(
    "Select",
    Base.metadata,
    Column("a", Integer),
    Column("b", Text),
)


class Hen(Base):
    __tablename__ = "hen"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, nullable=True)
    egg: Mapped[int | None] = mapped_column(Integer, ForeignKey("egg.id"))


class Egg(Base):
    __tablename__ = "egg"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, nullable=True)
    hen: Mapped[int | None] = mapped_column(Integer, ForeignKey("hen.id"))


class Loose(Base):
    __tablename__ = "loose"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, nullable=True)
    made: Mapped[dt.datetime | None] = mapped_column(DateTime)
    price: Mapped[Decimal | None] = mapped_column(Numeric)
    odd: Mapped[Any | None] = mapped_column(NativeType("\"MY TYPE\"(3)"))
    none: Mapped[Any | None] = mapped_column(NativeType(""))
    big: Mapped[int | None] = mapped_column(BigInteger)
    yes: Mapped[bool | None] = mapped_column(Boolean)


class Tenants(Base):
    __tablename__ = "tenants"
    __table_args__ = (
        UniqueConstraint("name", name="named so"),
        {"sqlite_with_rowid": False},
    )

    region: Mapped[str] = mapped_column(Text, primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(String(40), server_default=literal_column("'a:b 100%'"))


class Users(Base):
    __tablename__ = "users"
    __table_args__ = (
        ForeignKeyConstraint(
            ["region", "tenant"],
            ["tenants.region", "tenants.number"],
            ondelete="CASCADE",
            deferrable=True,
            initially="DEFERRED",
        ),
        CheckConstraint(literal_column("flag IN (0, 1)")),
        CheckConstraint(literal_column("json_valid(metadata)")),
        CheckConstraint(literal_column("state IN ('a', 'it''s')")),
        CheckConstraint(literal_column("length(url) <= 2048")),
        CheckConstraint(literal_column("length(\"Order\") > 1"), name="named check"),
        Index(
            "users_url",
            literal_column("url DESC"),
            literal_column("lower(\"Order\")"),
            unique=True,
            sqlite_where=literal_column("flag = 1"),
        ),
        Index("odd index", literal_column("\"odd \"\" Name\" COLLATE nocase")),
        {"sqlite_autoincrement": True, "sqlite_strict": True},
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True, nullable=True)
    Order: Mapped[str | None] = mapped_column(Text(collation="NOCASE"))
    odd_name: Mapped[str | None] = mapped_column(
        "odd \" Name",
        Text,
        server_default=literal_column("'it''s'"),
    )
    at: Mapped[str] = mapped_column(
        Text,
        server_default=literal_column("strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"),
    )
    region: Mapped[str | None] = mapped_column(Text)
    tenant: Mapped[int | None] = mapped_column(Integer)
    manager: Mapped[int | None] = mapped_column(
        Integer,
        ForeignKey("users.id", ondelete="SET NULL"),
    )
    flag: Mapped[int] = mapped_column(Integer, server_default=literal_column("0"))
    metadata_: Mapped[str | None] = mapped_column("metadata", Text)
    state: Mapped[str] = mapped_column(Text, server_default=literal_column("'a'"))
    lower_name: Mapped[str | None] = mapped_column(
        Text,
        Computed(literal_column("lower(\"Order\")"), persisted=True),
    )
    virtual_name: Mapped[str | None] = mapped_column(
        Text,
        Computed(literal_column("upper(\"Order\")"), persisted=False),
    )
    url: Mapped[str | None] = mapped_column(Text)
    raw: Mapped[bytes | None] = mapped_column(LargeBinary)
    ratio: Mapped[float | None] = mapped_column(REAL)


@event.listens_for(Base.metadata, "after_create")
def make_the_rest(target: MetaData, connection: Connection, **options: Any) -> None:
    if len(options["tables"]) < len(target.tables):
        return
    statements = [
        "CREATE VIEW names AS SELECT name, 'a%%b' AS odd FROM tenants",
        "CREATE TRIGGER touch AFTER INSERT ON users BEGIN UPDATE users SET at = 'x:y;100%%' WHERE id = NEW.id; END",
    ]
    for statement in statements:
        connection.execute(DDL(statement))
