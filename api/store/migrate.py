"""Bringing a database to the present tables."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

MIGRATIONS = Path(__file__).with_name("migrations")


def config(connection: Connection) -> Config:
    """Return what Alembic is told: where the migrations are, and the connection to use."""
    found = Config()
    found.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    found.attributes["connection"] = connection
    return found


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the database to ``revision``; what it holds already stays."""
    with engine.connect() as connection:
        command.upgrade(config(connection), revision)
        connection.commit()
