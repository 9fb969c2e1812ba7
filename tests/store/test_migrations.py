"""The migrations make exactly the tables that the models describe, and can be run again."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text

from api.store import Store, StoreUnavailableError, open_store
from api.store.base import Base
from api.store.engine import WRITES, make_engine
from api.store.migrate import config, upgrade

DAY = "'2026-03-01 00:00:00'"
BEFORE_BATCHES = (
    f"INSERT INTO commissions (id, name, created) VALUES ('c1', '甲', {DAY})",
    "INSERT INTO jobs (id, revision, decision, tag, county_name, county_content, request, state, tiers, submitted,"
    " wish, attempts, commission_id) VALUES"
    f" ('j1', 1, 'roster', '', '甲县', '', '{{}}', 'failed', '[]', {DAY}, '', 0, 'c1')",
    f"INSERT INTO idempotency_keys (commission_id, key, body, job_id, created) VALUES ('c1', 'k1', '', 'j1', {DAY})",
)
"""A job with its key."""


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


def test_keys_of_jobs_outlive_the_coming_and_going_of_batches(database: str) -> None:
    """A store of the version before batches is brought up, back, and up again."""
    engine = make_engine(database)
    upgrade(engine, "0003")
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        for statement in BEFORE_BATCHES:
            connection.execute(text(statement))
    for go, revision in ((upgrade, "head"), (downgrade, "0003"), (upgrade, "head")):
        go(engine, revision)
        with engine.connect() as connection:
            assert connection.execute(text("SELECT key, job_id FROM idempotency_keys")).all() == [("k1", "j1")]
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    engine.dispose()


def downgrade(engine: Engine, revision: str) -> None:
    """Take a database back to ``revision``."""
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        command.downgrade(config(connection), revision)


def test_a_store_of_a_newer_version_is_left_as_it_is(store: Store, database: str) -> None:
    with store.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreUnavailableError, match="newer version"):
        open_store(database)
    with store.reading() as session:
        assert session.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
