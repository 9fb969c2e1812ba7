"""The rows of one commission: every query of the service goes through here, so that none can forget whose they are."""

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import InstrumentedAttribute, Session

from api.store.base import Owned
from api.store.tables.commission import Commission

Row = TypeVar("Row", bound=Owned)


class Scope:
    """The rows of ``commission`` in one transaction; another's are not there."""

    def __init__(self, session: Session, commission: str) -> None:
        self.session = session
        self.commission = commission

    def take_turns(self) -> None:
        """Let no other transaction of this commission come past here until this one ends: what is counted then holds.

        SQLite has one writer at a time anyway.
        """
        whose = select(Commission.id).where(Commission.id == self.commission)
        self.session.execute(whose.with_for_update(key_share=True))

    def select(self, table: type[Row]) -> Select[Row]:
        """Return the query of this commission's rows."""
        return select(table).where(table.commission_id == self.commission)

    def find(self, table: type[Row], *where: ColumnElement[bool]) -> Row | None:
        """Return this commission's row, or ``None``."""
        return self.session.scalar(self.select(table).where(*where))

    def one(self, table: type[Row], *where: ColumnElement[bool]) -> Row:
        """Return this commission's row, which is there."""
        return self.session.scalars(self.select(table).where(*where)).one()

    def list(self, table: type[Row], *where: ColumnElement[bool], order: Any, limit: int) -> Sequence[Row]:
        """Return at most ``limit`` rows in order."""
        return self.session.scalars(self.select(table).where(*where).order_by(order).limit(limit)).all()

    def count(self, table: type[Row], *where: ColumnElement[bool]) -> int:
        """Return how many of this commission's rows there are."""
        query = select(func.count()).select_from(table).where(table.commission_id == self.commission, *where)
        return self.session.scalar(query) or 0

    def add(self, row: Row) -> Row:
        """Take in a row as this commission's and return it with its number."""
        row.commission_id = self.commission
        self.session.add(row)
        self.session.flush()
        return row

    def add_all(self, rows: Sequence[Row]) -> None:
        """Take in many rows as this commission's, in their order and few statements, with their numbers."""
        for row in rows:
            row.commission_id = self.commission
        self.session.add_all(rows)
        self.session.flush()

    def add_once(self, table: type[Row], **values: Any) -> bool:
        """Take in a row unless one with its keys is there already, also one that comes at this moment; say which."""
        dialect = self.session.get_bind().dialect.name
        insert = (sqlite.insert if dialect == "sqlite" else postgresql.insert)(table)
        query = insert.values(commission_id=self.commission, **values).on_conflict_do_nothing()
        return self.session.execute(query.returning(table.commission_id)).first() is not None

    def change(self, table: type[Row], *where: ColumnElement[bool], **values: Any) -> Row | None:
        """Change this commission's row where the conditions still hold, in one step; return it, or ``None``."""
        query = update(table).where(table.commission_id == self.commission, *where).values(**values).returning(table)
        return self.session.scalar(query, execution_options={"populate_existing": True})

    def change_all(
        self, table: type[Row], key: InstrumentedAttribute[str], *where: ColumnElement[bool], **values: Any
    ) -> Sequence[str]:
        """Change those of this commission's rows for which the conditions hold; return their keys."""
        query = update(table).where(table.commission_id == self.commission, *where).values(**values).returning(key)
        return self.session.scalars(query, execution_options={"synchronize_session": False}).all()

    def delete(self, table: type[Row], *where: ColumnElement[bool]) -> None:
        """Remove this commission's rows."""
        self.session.execute(delete(table).where(table.commission_id == self.commission, *where))
