"""Jobs in the store, as their commission sees and changes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, select

from api.store import contents, events
from api.store.base import new_id, now
from api.store.scope import Scope
from api.store.tables import CountyRow, JobRow, PlanRow, PublicationRow
from api.store.turns import turns
from models.certificate import Certificate, State
from models.verdict import Finding

FINDINGS = TypeAdapter(tuple[Finding, ...])
OPEN = (State.QUEUED, State.RUNNING, State.CANCELLING)
ENDED = (State.COMPLETED, State.CANCELLED, State.FAILED)


@dataclass(frozen=True)
class Filter:
    """Which jobs are wanted; what is ``None`` does not matter."""

    decision: str | None = None
    state: str | None = None
    tag: str | None = None
    scenarios: str | None = None

    @property
    def where(self) -> tuple[ColumnElement[bool], ...]:
        """The conditions."""
        wanted = (
            (JobRow.decision, self.decision),
            (JobRow.state, self.state),
            (JobRow.tag, self.tag),
            (JobRow.scenarios_id, self.scenarios),
        )
        return tuple(column == value for column, value in wanted if value is not None)


def submit(rows: Scope, county: CountyRow, decision: str, request: dict[str, Any], tag: str = "") -> JobRow:
    """Queue a job for ``county`` and tell of it."""
    row = rows.add(for_county(county, decision, request, tag=tag))
    events.add(rows, row.id, "state", {"state": State.QUEUED.value})
    return row


def submit_all(rows: Scope, jobs: Sequence[JobRow]) -> None:
    """Queue many jobs in their order and tell of them."""
    rows.add_all(jobs)
    events.add_all(rows, {job.id: 1 for job in jobs}, "state", {"state": State.QUEUED.value})


def for_county(county: CountyRow, decision: str, request: dict[str, Any], **more: Any) -> JobRow:
    """Return a job for ``county`` that is not queued yet."""
    return JobRow(
        id=new_id("job"),
        decision=decision,
        county_id=county.id,
        county_name=county.name,
        county_content=county.content,
        request=request,
        **more,
    )


def get(rows: Scope, id: str) -> JobRow | None:
    """Return the job ``id``, or ``None``."""
    return rows.find(JobRow, JobRow.id == id)


def certificate(rows: Scope, content: str) -> Certificate:
    """Return the certificate of a job, by its content."""
    return Certificate.model_validate_json(contents.get(rows, content))


def conflict(rows: Scope, job: JobRow) -> tuple[Finding, ...]:
    """Return what cannot hold together where the job is infeasible; nothing else."""
    return () if job.conflict is None else FINDINGS.validate_json(contents.get(rows, job.conflict))


def page(rows: Scope, wanted: Filter, before: int | None, limit: int) -> Sequence[JobRow]:
    """Return jobs, the newest first, of numbers below ``before``."""
    where = wanted.where if before is None else (*wanted.where, JobRow.number < before)
    return rows.list(JobRow, *where, order=JobRow.number.desc(), limit=limit)


def count_open(rows: Scope) -> int:
    """Return how many jobs of this commission have not ended."""
    return rows.count(JobRow, JobRow.state.in_(OPEN))


def position(rows: Scope, job: JobRow) -> int | None:
    """Return the place of a job among all that wait, whoever's; ``None`` where it waits no more."""
    if job.state != State.QUEUED:
        return None
    order = turns()
    return rows.session.scalar(select(order.c.place).where(order.c.number == job.number))


def change(rows: Scope, id: str, *where: ColumnElement[bool], **values: Any) -> JobRow | None:
    """Change a job where the conditions still hold and return it, its revision raised; ``None`` where they do not."""
    return rows.change(JobRow, JobRow.id == id, *where, revision=JobRow.revision + 1, **values)


def tell(rows: Scope, id: str, kind: str, data: dict[str, Any], *where: ColumnElement[bool], **values: Any) -> bool:
    """Change a job and keep the event that tells of it; return whether the conditions still held.

    The change comes first: its lock on the job puts events from several threads in order.
    """
    held = change(rows, id, *where, **values) is not None
    if held:
        events.add(rows, id, kind, data)
    return held


def cancel(rows: Scope, id: str) -> State | None:
    """Cancel a job: one that waits has ended, one that runs is marked; ``None`` where it had ended before."""
    done = {"state": State.CANCELLED.value, "outcome": None, "termination": None}
    if tell(rows, id, "done", done, JobRow.state == State.QUEUED, state=State.CANCELLED, finished=now()):
        return State.CANCELLED
    marked = {"state": State.CANCELLING.value}
    running = JobRow.state.in_((State.RUNNING, State.CANCELLING))
    if tell(rows, id, "state", marked, running, state=State.CANCELLING, wish="cancel"):
        return State.CANCELLING
    return None


def cancel_waiting(rows: Scope, *where: ColumnElement[bool]) -> int:
    """Cancel every job of some that waits, in few statements; return how many those were."""
    over = {"state": State.CANCELLED, "finished": now()}
    ids = rows.change_all(JobRow, JobRow.id, *where, JobRow.state == State.QUEUED, revision=JobRow.revision + 1, **over)
    done = {"state": State.CANCELLED.value, "outcome": None, "termination": None}
    last = events.last_numbers(rows, ids)
    events.add_all(rows, {id: last.get(id, 0) + 1 for id in ids}, "done", done)
    return len(ids)


def finish_now(rows: Scope, id: str) -> bool:
    """Mark a job to end with its best plan so far, or with the first one; return whether it had not ended before."""
    waiting = JobRow.state.in_((State.QUEUED, State.RUNNING))
    if change(rows, id, waiting, wish="finish_now") is not None:
        return True
    return rows.count(JobRow, JobRow.id == id, JobRow.state == State.CANCELLING) > 0


def published(rows: Scope, id: str) -> bool:
    """Return whether the plan of a job was ever published."""
    its = select(PlanRow.id).where(PlanRow.job_id == id)
    return rows.count(PublicationRow, PublicationRow.plan_id.in_(its)) > 0


def delete(rows: Scope, id: str) -> bool:
    """Remove a job that has ended, with its events and plan; return whether it was there and had ended.

    One whose plan was published stays: what was in force is never forgotten. One of a batch goes with its batch.
    """
    found = rows.find(JobRow, JobRow.id == id, JobRow.state.in_(ENDED), JobRow.scenarios_id.is_(None))
    if found is None:
        return False
    rows.session.execute(rows.select(PlanRow).where(PlanRow.job_id == id).with_for_update())  # who publishes it waits
    if published(rows, id):
        return False
    rows.delete(JobRow, JobRow.id == id, JobRow.state.in_(ENDED))
    return True
