"""A store on each database, and two commissions in it."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from api.store import Store, open_store
from tests.databases import POSTGRESQL, SQLITE, postgresql_binaries, postgresql_server

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Return the URL of a PostgreSQL server whose database ``{name}`` is to be filled in."""
    binaries = postgresql_binaries()
    if binaries is None:
        pytest.skip("no PostgreSQL server is installed")
    with postgresql_server(binaries) as url:
        yield url


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of an empty database of each kind."""
    if request.param == SQLITE:
        return f"sqlite:///{tmp_path}/store.db"
    url: str = request.getfixturevalue("postgresql")
    name = f"test{next(_NUMBERS)}"
    engine = create_engine(url.format(name="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return url.format(name=name)


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """Return an empty store on each database."""
    opened = open_store(database)
    yield opened
    opened.close()


@pytest.fixture
def one(store: Store) -> str:
    """Return a commission."""
    return store.commission("甲旗卫健委")


@pytest.fixture
def other(store: Store) -> str:
    """Return another commission."""
    return store.commission("乙旗卫健委")
