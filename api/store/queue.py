"""The queue as the server sees it: the jobs of every commission, whose they are never told to anybody else.

Here alone rows are found without naming a commission.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from api.store import events
from api.store.base import now
from api.store.scope import Scope
from api.store.tables import JobRow
from models.certificate import State

TAKEN = (State.RUNNING, State.CANCELLING)


def claim(session: Session, owner: str, until: datetime) -> JobRow | None:
    """Give the job that waits longest to ``owner`` until ``until``; ``None`` where none waits. Nobody else gets it."""
    oldest = select(JobRow.number).where(JobRow.state == State.QUEUED).order_by(JobRow.number).limit(1)
    query = (
        update(JobRow)
        .where(JobRow.number == oldest.with_for_update(skip_locked=True).scalar_subquery())
        .where(JobRow.state == State.QUEUED)
        .values(
            state=State.RUNNING,
            started=func.coalesce(JobRow.started, now()),
            lease_owner=owner,
            lease_until=until,
            attempts=JobRow.attempts + 1,
            revision=JobRow.revision + 1,
        )
        .returning(JobRow)
    )
    job = session.scalar(query)
    if job is not None:
        events.add(Scope(session, job.commission_id), job.id, "state", {"state": State.RUNNING.value})
    return job


def renew(session: Session, owner: str, until: datetime) -> None:
    """Prolong every lease of ``owner``."""
    session.execute(
        update(JobRow).where(JobRow.lease_owner == owner, JobRow.state.in_(TAKEN)).values(lease_until=until)
    )


def wishes(session: Session, owner: str) -> dict[str, str]:
    """Return what is wished of each job that ``owner`` runs."""
    query = select(JobRow.id, JobRow.wish).where(JobRow.lease_owner == owner, JobRow.state.in_(TAKEN))
    return {row.id: row.wish for row in session.execute(query)}


def abandoned(session: Session, running: Iterable[str], all_of_them: bool = False) -> Sequence[JobRow]:
    """Return the jobs that nobody runs any more: their lease has ended, or ``all_of_them`` but those in ``running``."""
    query = select(JobRow).where(JobRow.state.in_(TAKEN), JobRow.id.not_in(tuple(running)))
    if not all_of_them:
        query = query.where(or_(JobRow.lease_until.is_(None), JobRow.lease_until < now()))
    return session.scalars(query.with_for_update(skip_locked=True)).all()


def counts(session: Session) -> dict[str, int]:
    """Return how many jobs there are in each state, whoever's."""
    query = select(JobRow.state, func.count().label("jobs")).group_by(JobRow.state)
    return {row.state: row.jobs for row in session.execute(query)}
