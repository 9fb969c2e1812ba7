"""The queue as the server sees it: the jobs of every commission, whose they are never told to anybody else.

Here alone rows are found without naming a commission.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from api.store import events, jobs
from api.store.base import now
from api.store.scope import Scope
from api.store.tables import JobRow
from api.store.turns import TAKEN, turns
from models.certificate import State
from models.text import text

LOST = text("服务多次中断，求解未能完成", "the service was interrupted again and again before the solve could end")


def claim(session: Session, owner: str, until: datetime) -> JobRow | None:
    """Give the job whose turn it is to ``owner`` until ``until``; ``None`` where none waits. Nobody else gets it."""
    job, order = aliased(JobRow), turns()
    waits = select(job.number).join(order, order.c.number == job.number).where(job.state == State.QUEUED)
    first = waits.order_by(order.c.place).limit(1).with_for_update(of=job, skip_locked=True)
    query = (
        update(JobRow)
        .where(JobRow.number == first.scalar_subquery())
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
    claimed = session.scalar(query)
    if claimed is not None:
        events.add(Scope(session, claimed.commission_id), claimed.id, "state", {"state": State.RUNNING.value})
    return claimed


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


def recover(session: Session, running: Iterable[str], attempts: int, all_of_them: bool = False) -> list[str]:
    """Queue again what nobody runs any more, end what was to be cancelled, and return their ids.

    A job that was begun ``attempts`` times has failed: it may be what brings its server down.
    """
    found = abandoned(session, running, all_of_them)
    for job in found:
        rows, held = Scope(session, job.commission_id), JobRow.lease_owner == job.lease_owner
        free: dict[str, Any] = {"lease_owner": None, "lease_until": None}
        if job.state == State.CANCELLING:
            _end(rows, job, held, State.CANCELLED, {}, free)
        elif job.attempts >= attempts:
            told = {"code": "worker_lost", "message_zh": LOST.zh, "message_en": LOST.en}
            failure = {"failure_code": "worker_lost", "failure_zh": LOST.zh, "failure_en": LOST.en}
            _end(rows, job, held, State.FAILED, {"failure": told}, free | failure)
        else:
            jobs.tell(rows, job.id, "state", {"state": State.QUEUED.value}, held, state=State.QUEUED, **free)
    return [job.id for job in found]


def _end(
    rows: Scope, job: JobRow, held: ColumnElement[bool], state: State, told: dict[str, Any], values: dict[str, Any]
) -> None:
    done = {"state": state.value, "outcome": None, "termination": None} | told
    jobs.tell(rows, job.id, "done", done, held, state=state, finished=now(), **values)


def waiting(session: Session) -> bool:
    """Return whether a job waits."""
    return session.scalar(select(JobRow.number).where(JobRow.state == State.QUEUED).limit(1)) is not None


def counts(session: Session) -> dict[str, int]:
    """Return how many jobs there are in each state, whoever's."""
    query = select(JobRow.state, func.count().label("jobs")).group_by(JobRow.state)
    return {row.state: row.jobs for row in session.execute(query)}
