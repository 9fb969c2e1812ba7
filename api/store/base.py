"""What every table shares: names of constraints, moments in UTC, rows that carry their commission."""

import secrets
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, ForeignKey, Integer, MetaData, String
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
ID = String(40)
SHA256 = String(64)
SERIAL = BigInteger().with_variant(Integer, "sqlite")
"""A number that the database counts up."""


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite knows no zones, so they are put off on the way in and on again on the way out."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment without its zone."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment with its zone."""
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """A table."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: Moment(), dict[str, Any]: JSON(), list[dict[str, Any]]: JSON()}  # noqa: RUF012


class Owned(Base):
    """A table whose every row belongs to one commission."""

    __abstract__ = True

    commission_id: Mapped[str] = mapped_column(ID, ForeignKey("commissions.id"), index=True)


def new_id(kind: str) -> str:
    """Return an id that nobody can guess, such as ``job_1f0c...``."""
    return f"{kind}_{secrets.token_hex(12)}"


def now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)
