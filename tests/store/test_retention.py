"""What one transaction relies on is not removed by another that runs beside it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from api.store import Store, contents, retention
from tests.databases import POSTGRESQL

beside = pytest.mark.parametrize("database", [POSTGRESQL], indirect=True)
"""Only PostgreSQL has two writers at once."""


@beside
def test_a_content_that_somebody_is_about_to_refer_to_stays(store: Store, one: str) -> None:
    with store.write(one) as rows:
        name = contents.put(rows, b"a county")
    with store.write(one) as rows:
        assert contents.put(rows, b"a county") == name
        with store.write(one) as sweep:
            assert retention.loose_contents(sweep) == [name]
            retention.remove_contents(sweep, [name])
    with store.read(one) as rows:
        assert contents.get(rows, name) == b"a county"


@beside
def test_a_content_that_is_being_removed_is_kept_anew(store: Store, one: str) -> None:
    def put() -> str:
        with store.write(one) as rows:
            return contents.put(rows, b"a county")

    name = put()
    with ThreadPoolExecutor(1) as pool:
        with store.write(one) as sweep:
            retention.remove_contents(sweep, [name])
            again = pool.submit(put)  # waits for the sweep, or comes after it
        assert again.result(20) == name
    with store.read(one) as rows:
        assert contents.get(rows, name) == b"a county"
