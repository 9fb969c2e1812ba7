"""Databases to test on: a fresh SQLite file, and a real PostgreSQL server where its binaries are installed."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

_NUMBERS = count(1)
SQLITE, POSTGRESQL = "sqlite", "postgresql"


def postgresql_binaries() -> Path | None:
    """Return the folder of ``initdb`` and ``pg_ctl``, or ``None`` where there is no server."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return next((f for f in reversed(folders) if (f / "initdb").exists()), None)


def as_owner(folder: Path) -> list[str]:
    """Return what comes before a command of the server, which refuses to run as root."""
    if os.getuid() != 0:
        return []
    shutil.chown(folder, "postgres", "postgres")
    return ["runuser", "-u", "postgres", "--"]


@contextmanager
def postgresql_server(binaries: Path) -> Iterator[str]:
    """Run a server of its own, in memory where there is such a folder, that listens on a socket only; give its URL."""
    memory = next((folder for folder in ("/dev/shm", "/tmp") if os.access(folder, os.W_OK)), None)
    with tempfile.TemporaryDirectory(prefix="pg", dir=memory) as found:
        folder = Path(found)
        owner = as_owner(folder)

        def run(name: str, *arguments: str) -> None:
            subprocess.run([*owner, str(binaries / name), *arguments], check=True, capture_output=True, cwd="/")

        data = folder / "data"
        run("initdb", "-D", str(data), "-U", "tester", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C")
        options = f"-k {folder} -c listen_addresses= -c fsync=off -c max_connections=60"
        run("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql+psycopg://tester@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Return the URL of a PostgreSQL server."""
    binaries = postgresql_binaries()
    if binaries is None:
        pytest.skip("no PostgreSQL server is installed")
    with postgresql_server(binaries) as url:
        yield url


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of an empty database of each kind; of PostgreSQL a schema, which is made faster."""
    if request.param == SQLITE:
        return f"sqlite:///{tmp_path}/store.db"
    url: str = request.getfixturevalue("postgresql")
    name = f"test{next(_NUMBERS)}"
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    engine.dispose()
    return f"{url}&options=-csearch_path%3D{name}"
