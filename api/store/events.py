"""Events of jobs in the store."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from api.store.scope import Scope
from api.store.tables import EventRow


def add(rows: Scope, job: str, kind: str, data: dict[str, Any]) -> EventRow:
    """Keep the next event of a job."""
    last = rows.session.scalar(select(func.max(EventRow.number)).where(EventRow.job_id == job)) or 0
    return rows.add(EventRow(job_id=job, number=last + 1, kind=kind, data=data))


def add_all(rows: Scope, numbers: Mapping[str, int], kind: str, data: dict[str, Any]) -> None:
    """Keep the same event of many jobs, each by its number there."""
    rows.add_all([EventRow(job_id=job, number=number, kind=kind, data=data) for job, number in numbers.items()])


def last_numbers(rows: Scope, jobs: Sequence[str]) -> dict[str, int]:
    """Return the number of the last event of each of some jobs."""
    mine = (EventRow.commission_id == rows.commission, EventRow.job_id.in_(jobs))
    last = func.max(EventRow.number).label("last")
    query = select(EventRow.job_id, last).where(*mine).group_by(EventRow.job_id)
    return {row.job_id: row.last for row in rows.session.execute(query)}


def after(rows: Scope, job: str, number: int, limit: int = 500) -> Sequence[EventRow]:
    """Return the events of a job after ``number``, in order."""
    return rows.list(EventRow, EventRow.job_id == job, EventRow.number > number, order=EventRow.number, limit=limit)


def last(rows: Scope, job: str) -> EventRow | None:
    """Return the last event of a job."""
    found = rows.list(EventRow, EventRow.job_id == job, order=EventRow.number.desc(), limit=1)
    return found[0] if found else None
