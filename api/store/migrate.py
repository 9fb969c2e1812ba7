"""Bringing a database to the present tables."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, func, select

from api.store.engine import WRITES
from api.store.faults import StoreUnavailableError

LOCK = 0x58696163
"""The number of the advisory lock under which PostgreSQL is migrated."""
MIGRATIONS = Path(__file__).with_name("migrations")


def config(connection: Connection) -> Config:
    """Return what Alembic is told: where the migrations are, and the connection to use."""
    found = Config()
    found.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    found.attributes["connection"] = connection
    return found


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the database to ``revision`` in one transaction; what it holds already stays.

    Servers that start at once come here one after the other: PostgreSQL gives the lock to one of them, SQLite has one
    writer anyway. Raises ``StoreUnavailableError`` for tables of a version that this one does not know.
    """
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
        try:
            command.upgrade(config(connection), revision)
        except CommandError as error:
            raise StoreUnavailableError("its tables are those of a newer version of the program") from error
