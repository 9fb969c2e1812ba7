"""The migrations make exactly the tables that the models describe, and can be run again."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from api.store import Store, open_store
from api.store.base import Base


def test_the_migrated_tables_are_those_of_the_models(store: Store) -> None:
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_opening_again_keeps_what_is_there(store: Store, database: str, one: str) -> None:
    again = open_store(database)
    assert again.commission("甲旗卫健委") == one
    again.close()
