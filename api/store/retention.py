"""What is not kept for ever: ended batches and jobs and counties of old, and contents that nothing refers to any more.

Versions in force, now or once, and all that they need stay.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, String, and_, or_, select, union
from sqlalchemy.orm import Session

from api.store import jobs, scenarios
from api.store.base import SHA256, Base
from api.store.jobs import ENDED, OPEN
from api.store.scope import Scope
from api.store.tables import Commission, Content, CountyRow, JobRow, PlanRow, PublicationRow, ScenariosRow

AT_ONCE = 100
"""Rows of one transaction, so that nobody waits long for it."""
BATCHES_AT_ONCE = 2
"""Batches of one transaction: each has many jobs."""


def commissions(session: Session) -> Sequence[str]:
    """Return the id of every commission."""
    return session.scalars(select(Commission.id)).all()


def old_batches(rows: Scope, before: datetime) -> Sequence[str]:
    """Return some batches whose every job finished before a moment and of which no plan was ever published."""
    its = rows.select(JobRow).where(JobRow.scenarios_id == ScenariosRow.id)
    young = its.where(or_(JobRow.state.in_(OPEN), JobRow.finished >= before)).exists()
    in_force = its.where(JobRow.id.in_(_published())).exists()
    where = (ScenariosRow.submitted < before, ~young, ~in_force)
    found = rows.list(ScenariosRow, *where, order=ScenariosRow.number, limit=BATCHES_AT_ONCE)
    return [batch.id for batch in found]


def old_jobs(rows: Scope, before: datetime) -> Sequence[str]:
    """Return some ended jobs of no batch that finished before a moment and whose plans were never published."""
    alone = JobRow.scenarios_id.is_(None)
    where = (alone, JobRow.state.in_(ENDED), JobRow.finished < before, JobRow.id.not_in(_published()))
    return [job.id for job in rows.list(JobRow, *where, order=JobRow.number, limit=AT_ONCE)]


def old_counties(rows: Scope, before: datetime) -> Sequence[str]:
    """Return some counties that came before a moment, that no job was asked for and no other county was made from."""
    asked = rows.select(JobRow).where(JobRow.county_content == CountyRow.content).exists()
    parents = select(CountyRow.parent).where(CountyRow.parent.is_not(None))
    where = (CountyRow.created < before, ~asked, CountyRow.id.not_in(parents))
    return [county.id for county in rows.list(CountyRow, *where, order=CountyRow.number, limit=AT_ONCE)]


def loose_contents(rows: Scope) -> Sequence[str]:
    """Return some contents that nothing refers to."""
    found = rows.list(Content, _loose(rows.commission), order=Content.sha256, limit=AT_ONCE)
    return [content.sha256 for content in found]


def remove_batches(rows: Scope, ids: Sequence[str]) -> None:
    """Remove batches of which no plan was published meanwhile."""
    for id in ids:
        scenarios.delete(rows, id)


def remove_jobs(rows: Scope, ids: Sequence[str]) -> None:
    """Remove ended jobs that were not published meanwhile."""
    for id in ids:
        jobs.delete(rows, id)


def remove_counties(rows: Scope, ids: Sequence[str], before: datetime) -> None:
    """Remove counties that are still old and of no use."""
    still = set(ids) & set(old_counties(rows, before))
    rows.delete(CountyRow, CountyRow.id.in_(still))


def remove_contents(rows: Scope, names: Sequence[str]) -> None:
    """Remove contents that nothing refers to.

    First those are locked that nobody else holds; whoever wants one then waits, and whoever had it has referred to it.
    """
    free = rows.select(Content).where(Content.sha256.in_(names)).with_for_update(skip_locked=True)
    mine = [content.sha256 for content in rows.session.scalars(free)]
    rows.delete(Content, and_(Content.sha256.in_(mine), _loose(rows.commission)))


def _published() -> Select[str]:
    """Return the jobs whose plans were ever published."""
    return select(PlanRow.job_id).join(PublicationRow, PublicationRow.plan_id == PlanRow.id)


def _loose(commission: str) -> ColumnElement[bool]:
    return Content.sha256.not_in(union(*_references(commission)))


def _references(commission: str) -> Iterator[Select[str]]:
    """Yield what the tables refer to: every column that holds a SHA-256 is taken for the name of a content."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            named = isinstance(column.type, String) and column.type.length == SHA256.length
            if named and table is not Content.__table__:
                yield select(column).where(table.c.commission_id == commission, column.is_not(None))
