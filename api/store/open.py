"""Opening the store: its tables are brought up to date first."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from api.store.engine import make_engine
from api.store.faults import StoreUnavailableError
from api.store.migrate import upgrade
from api.store.store import Store, unavailable


def open_store(url: str) -> Store:
    """Return the store at ``url``, made or migrated where needed; raise ``StoreUnavailableError``."""
    parse(url)
    engine = make_engine(url)
    with unavailable():
        upgrade(engine)
    return Store(engine)


def parse(url: str) -> URL:
    """Return the address of a database; raise ``StoreUnavailableError`` for none, or one whose driver is missing."""
    try:
        found = make_url(url)
        found.get_dialect().import_dbapi()
    except (ArgumentError, ImportError) as error:
        raise StoreUnavailableError(str(error)) from error
    return found


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Hold a SQLite file for one server; raise ``StoreUnavailableError`` where another has it. PostgreSQL takes many.

    What runs in such a store when its server starts is nobody's, and is taken up at once.
    """
    found = parse(url)
    if found.get_backend_name() != "sqlite" or not found.database or found.database == ":memory:":
        yield
        return
    lock = FileLock(f"{found.database}.serve.lock", timeout=0)
    if not Path(found.database).absolute().parent.is_dir():
        raise StoreUnavailableError(f"{found.database}: there is no such folder")
    try:
        lock.acquire()
    except Timeout as error:
        raise StoreUnavailableError(f"{found.database}: another server has it") from error
    except OSError as error:
        raise StoreUnavailableError(f"{found.database}: {error.strerror}") from error
    try:
        yield
    finally:
        lock.release()
