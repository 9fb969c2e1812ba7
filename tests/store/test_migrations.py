"""The migrations make exactly the tables that the models describe, and can be run again."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from api.store import Store, StoreUnavailableError, open_store
from api.store.base import Base


def test_the_migrated_tables_are_those_of_the_models(store: Store) -> None:
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_opening_again_keeps_what_is_there(store: Store, database: str, one: str) -> None:
    again = open_store(database)
    assert again.commission("甲旗卫健委") == one
    again.close()


def test_servers_that_start_at_once_make_the_tables_once(database: str) -> None:
    with ThreadPoolExecutor(2) as pool:
        opened = list(pool.map(lambda _: open_store(database), range(2)))
    with opened[0].engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    ids = {store.commission("甲旗卫健委") for store in opened}
    assert len(ids) == 1
    for store in opened:
        store.close()


def test_a_store_of_a_newer_version_is_left_as_it_is(store: Store, database: str) -> None:
    with store.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreUnavailableError, match="newer version"):
        open_store(database)
    with store.reading() as session:
        assert session.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
