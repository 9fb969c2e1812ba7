"""Alembic's environment: the connection comes from :mod:`api.store.migrate`."""

from alembic import context

from api.store.base import Base
from api.store.tables import JobRow

assert JobRow.metadata is Base.metadata  # every table is known

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
