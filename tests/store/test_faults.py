"""A store that is locked, full or gone: nothing of a change is kept, nothing that was kept is lost."""

from collections.abc import Iterator

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from api.store import Store, StoreUnavailableError, contents, counties, open_store
from models.county import County
from models.files import ReadResult
from tests.databases import SQLITE


@pytest.fixture
def broken(store: Store) -> Iterator[list[bool]]:
    """Return a switch: while it holds something, every statement fails as on a database that is gone."""
    switch: list[bool] = []

    def fail(*given: object) -> None:
        if switch:
            raise OperationalError("a statement", {"name": "somebody"}, Exception("disk I/O error"))

    event.listen(store.engine, "before_cursor_execute", fail)
    yield switch
    event.remove(store.engine, "before_cursor_execute", fail)


def test_a_database_that_fails_keeps_all_or_nothing(
    store: Store, one: str, one_person: County, broken: list[bool]
) -> None:
    with pytest.raises(StoreUnavailableError), store.write(one) as rows:
        counties.put(rows, ReadResult(county=one_person))
        broken.append(True)
        contents.put(rows, b"the rest")
    broken.clear()
    with store.read(one) as rows:
        assert counties.page(rows, None, 9) == []
    with store.write(one) as rows:
        assert counties.put(rows, ReadResult(county=one_person))[1]


@pytest.mark.parametrize("database", [SQLITE], indirect=True)
def test_a_database_that_may_not_be_written_is_still_read(database: str) -> None:
    opened = open_store(database)
    known = opened.commission("甲旗卫健委")
    opened.close()
    again = open_store(database)
    event.listen(again.engine, "checkout", lambda connection, *_: connection.execute("PRAGMA query_only=ON"))
    with pytest.raises(StoreUnavailableError):
        again.commission("乙旗卫健委")
    assert again.commission("甲旗卫健委") == known
    with again.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM commissions")) == 1
    again.close()
