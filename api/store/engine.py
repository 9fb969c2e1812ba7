"""The database behind the store: SQLite with a write-ahead log, or PostgreSQL, by URL."""

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_SECONDS = 5
POOL = {"pool_size": 8, "max_overflow": 40, "pool_timeout": BUSY_SECONDS}
"""More connections than the server has threads, so that none waits for another's."""
WRITES = "xiachen_writes"
"""The execution option of a transaction that writes."""


def make_engine(url: str) -> Engine:
    """Return the engine of ``url``, such as ``sqlite:////var/lib/xiachen/store.db`` or ``postgresql+psycopg://...``."""
    found = make_url(url)
    if found.get_backend_name() != "sqlite":
        return create_engine(found, pool_pre_ping=True, **POOL)
    engine = create_engine(found, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False}, **POOL)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    """Let this module begin transactions, keep references whole, and write ahead so that readers never wait."""
    assert isinstance(connection, sqlite3.Connection)
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Take the lock of a writing transaction at its start: one that has read first could not wait for it."""
    options: dict[str, Any] = dict(connection.get_execution_options())
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(WRITES) else "BEGIN")
