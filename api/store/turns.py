"""Whose turn it is: the order in which waiting jobs are begun, fair to every commission."""

from datetime import datetime

from sqlalchemy import ScalarSelect, Subquery, func, select
from sqlalchemy.orm import Session, aliased

from api.store.tables import JobRow
from models.certificate import State

TAKEN = (State.RUNNING, State.CANCELLING)


def turns() -> Subquery:
    """Return ``number`` and ``place`` of every waiting job, places counted from 1.

    A job waits for those of its own commission that run or came before it: so the commission with the least running is
    next, and nobody waits behind all that another has submitted. Among equals it is the turn of the commission that
    has begun nothing for the longest time, then of the job that came first.
    """
    rank = func.row_number().over(partition_by=JobRow.commission_id, order_by=JobRow.number)
    waiting = select(JobRow.number, JobRow.commission_id, rank.label("rank")).where(JobRow.state == State.QUEUED)
    own = waiting.subquery("waiting")
    of_all = _running()
    its = select(own.c.commission_id).distinct().subquery("owners")
    begun = select(its.c.commission_id, _last(its).label("last")).subquery("begun")
    before = own.c.rank + func.coalesce(of_all.c.running, 0)
    place = func.row_number().over(order_by=(before, begun.c.last.asc().nulls_first(), own.c.number))
    return (
        select(own.c.number, place.label("place"))
        .join(begun, begun.c.commission_id == own.c.commission_id)
        .outerjoin(of_all, of_all.c.commission_id == own.c.commission_id)
        .subquery("turns")
    )


def places(session: Session) -> dict[int, int]:
    """Return the place of every waiting job, whoever's, by its number."""
    query = turns()
    return {row.number: row.place for row in session.execute(select(query.c.number, query.c.place))}


def _running() -> Subquery:
    """Return how many jobs of each commission run."""
    count = func.count().label("running")
    query = select(JobRow.commission_id, count).where(JobRow.state.in_(TAKEN)).group_by(JobRow.commission_id)
    return query.subquery("running")


def _last(owners: Subquery) -> ScalarSelect[datetime | None]:
    """Return when a commission last began a job."""
    job = aliased(JobRow)
    return select(func.max(job.started)).where(job.commission_id == owners.c.commission_id).scalar_subquery()
