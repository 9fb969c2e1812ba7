"""A copy of a SQLite store as it is at one moment, while a server works in it."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from api.store.engine import BUSY_SECONDS
from api.store.faults import StoreUnavailableError
from api.store.open import parse
from api.store.tables import CountyRow, JobRow, PlanRow

COUNTED = (CountyRow.__tablename__, JobRow.__tablename__, PlanRow.__tablename__)


class NoFileError(Exception):
    """The store is not a file: its database has tools of its own to copy it."""


@dataclass(frozen=True)
class Held:
    """How many counties, jobs and plans a store has, and its size in bytes."""

    counties: int
    jobs: int
    plans: int
    size: int


def back_up(url: str, target: Path) -> Held:
    """Copy the store at ``url`` to the new file ``target``, readable by its owner alone; return what the copy holds.

    The copy is one file, whole, and was read through before it gets its name. Raises :class:`NoFileError` for another
    database than SQLite, ``FileExistsError`` where there is such a file, ``OSError`` where it cannot be written,
    ``StoreUnavailableError`` where the store or the copy is damaged or missing.
    """
    source = file_of(url)
    with _new(target) as part:
        with _opened(source) as store, _faults(source), closing(sqlite3.connect(part)) as copy:
            store.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        return examine(part)


def examine(path: Path) -> Held:
    """Return what a store holds, every page of it read and nothing changed; raise ``StoreUnavailableError``."""
    with _opened(path) as store, _faults(path):
        told = [row[0] for row in store.execute("PRAGMA integrity_check")]
        if told != ["ok"] or store.execute("PRAGMA foreign_key_check").fetchone():
            raise StoreUnavailableError(f"{path}: the file is damaged")
        counties, jobs, plans = (store.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in COUNTED)
    return Held(counties, jobs, plans, path.stat().st_size)


def file_of(url: str) -> Path:
    """Return the file of the store at ``url``; raise :class:`NoFileError` where it is none."""
    found = parse(url)
    if found.get_backend_name() != "sqlite" or not found.database or found.database == ":memory:":
        raise NoFileError(found.get_backend_name())
    return Path(found.database)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Give the database to read; a missing one is not made."""
    if not path.is_file():
        raise StoreUnavailableError(f"{path}: there is no such file")
    with _faults(path):
        store = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
    with closing(store):
        yield store


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StoreUnavailableError(f"{path}: {error}") from error


@contextmanager
def _new(target: Path) -> Iterator[Path]:
    """Give a file beside ``target`` that takes its name in the end, or is gone; the name is taken from the start."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.open("xb").close()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    part = Path(name)
    try:
        yield part
        os.fsync(handle)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        target.unlink()
        raise
    finally:
        os.close(handle)
