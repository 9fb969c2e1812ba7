"""A store on each database, and two commissions in it."""

from collections.abc import Iterator

import pytest

from api.store import Store, open_store


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
