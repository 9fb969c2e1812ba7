"""Batches of scenarios in the store, as their commission sees and changes them; their runs are jobs of the queue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select

from api.store import contents, counties, jobs, results
from api.store.counties import PackedCounty
from api.store.jobs import ENDED, OPEN
from api.store.scope import Scope
from api.store.tables import JobResultRow, JobRow, PlanRow, PublicationRow, RunRow, ScenariosRow
from models.certificate import State
from models.scenario.records import MOST_RUNS
from models.scenario.row import ResultRow


@dataclass(frozen=True)
class JobAsked:
    """A job of a batch: its county by the SHA-256 of its content, its order, what is known of it before."""

    county: str
    request: dict[str, Any]
    row: ResultRow


@dataclass(frozen=True)
class RunAsked:
    """A run of a batch, and the key of the job that answers it."""

    number: int
    label: str
    dimensions: dict[str, Any]
    job: str


@dataclass(frozen=True)
class Asked:
    """A batch that is ready to be queued: ``content`` is its file, ``counties`` are by the SHA-256 of their content."""

    title: str
    decision: str
    content: contents.Packed
    counties: Mapping[str, PackedCounty]
    jobs: Mapping[str, JobAsked]
    runs: Sequence[RunAsked]


@dataclass(frozen=True)
class Stand:
    """Where the runs of a batch stand: how many are in each state, have each outcome, and when they began and ended."""

    states: Mapping[str, int]
    outcomes: Mapping[str, int]
    started: datetime | None = None
    finished: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether some run has not ended."""
        return any(self.states.get(state) for state in OPEN)

    @property
    def state(self) -> State:
        """The state of the whole: ``queued`` until a run begins, ``running`` until all have ended.

        Then ``cancelled`` where some run was, ``failed`` where all failed, else ``completed``.
        """
        found = {State(state) for state, count in self.states.items() if count}
        if found == {State.QUEUED}:
            return State.QUEUED
        if self.open:
            cancelling = State.CANCELLING in found and State.QUEUED not in found
            return State.CANCELLING if cancelling else State.RUNNING
        if State.CANCELLED in found:
            return State.CANCELLED
        return State.FAILED if found == {State.FAILED} else State.COMPLETED


@dataclass(frozen=True)
class Standing:
    """A run with its job, and the id of the job's plan."""

    run: RunRow
    job: JobRow
    plan: str | None


def submit(rows: Scope, asked: Asked) -> ScenariosRow:
    """Queue a batch: its counties, its jobs in the order of its runs, its runs."""
    content = contents.put_packed(rows, asked.content)
    told = {"title": asked.title, "decision": asked.decision, "runs": len(asked.runs), "jobs": len(asked.jobs)}
    batch = rows.add(ScenariosRow(content=content, **told))
    kept = {name: counties.put_packed(rows, its)[0] for name, its in asked.counties.items()}
    queued = {
        key: jobs.for_county(kept[job.county], asked.decision, job.request, scenarios_id=batch.id)
        for key, job in asked.jobs.items()
    }
    jobs.submit_all(rows, list(queued.values()))
    results.begin(rows, {queued[key].id: job.row for key, job in asked.jobs.items()})
    shared = {"commission_id": rows.commission, "scenarios_id": batch.id}
    values = [
        {**shared, "number": r.number, "label": r.label, "dimensions": r.dimensions, "job_id": queued[r.job].id}
        for r in asked.runs
    ]
    rows.session.execute(insert(RunRow), values)
    return batch


def get(rows: Scope, id: str) -> ScenariosRow | None:
    """Return the batch ``id``, or ``None``."""
    return rows.find(ScenariosRow, ScenariosRow.id == id)


def page(rows: Scope, before: int | None, limit: int) -> Sequence[ScenariosRow]:
    """Return batches, the newest first, of numbers below ``before``."""
    where = () if before is None else (ScenariosRow.number < before,)
    return rows.list(ScenariosRow, *where, order=ScenariosRow.number.desc(), limit=limit)


def stands(rows: Scope, ids: Sequence[str]) -> dict[str, Stand]:
    """Return where each of some batches stands."""
    query = (
        select(
            RunRow.scenarios_id,
            JobRow.state,
            JobRow.outcome,
            func.count().label("runs"),
            func.min(JobRow.started).label("started"),
            func.max(JobRow.finished).label("finished"),
        )
        .join(JobRow, JobRow.id == RunRow.job_id)
        .where(RunRow.commission_id == rows.commission, RunRow.scenarios_id.in_(ids))
        .group_by(RunRow.scenarios_id, JobRow.state, JobRow.outcome)
    )
    found: dict[str, list[Any]] = {id: [] for id in ids}
    for row in rows.session.execute(query):
        found[row.scenarios_id].append(row)
    return {id: _stand(its) for id, its in found.items()}


def stand(rows: Scope, id: str) -> Stand:
    """Return where a batch stands."""
    return stands(rows, [id])[id]


def runs(rows: Scope, id: str, after: int, limit: int) -> Sequence[Standing]:
    """Return runs of a batch after number ``after``, in their order."""
    query = (
        select(RunRow, JobRow, PlanRow.id)
        .join(JobRow, JobRow.id == RunRow.job_id)
        .outerjoin(PlanRow, PlanRow.job_id == JobRow.id)
        .where(
            RunRow.commission_id == rows.commission, RunRow.scenarios_id == id, RunRow.number > min(after, MOST_RUNS)
        )
        .order_by(RunRow.number)
        .limit(limit)
    )
    return [Standing(run, job, plan) for run, job, plan in rows.session.execute(query)]


def table(rows: Scope, id: str) -> tuple[Sequence[RunRow], dict[str, ResultRow]]:
    """Return every run of a batch in order, and the row of each job as it stands."""
    its = rows.session.scalars(rows.select(RunRow).where(RunRow.scenarios_id == id).order_by(RunRow.number)).all()
    query = (
        select(JobRow, JobResultRow.row)
        .join(JobResultRow, JobResultRow.job_id == JobRow.id)
        .where(JobRow.commission_id == rows.commission, JobRow.scenarios_id == id)
    )
    return its, {job.id: results.as_it_stands(job, results.read(row)) for job, row in rows.session.execute(query)}


def cancel(rows: Scope, id: str) -> bool:
    """Cancel every job of a batch that has not ended; return whether there was any."""
    rows.take_turns()
    waited = jobs.cancel_waiting(rows, JobRow.scenarios_id == id)
    mine = (JobRow.commission_id == rows.commission, JobRow.scenarios_id == id, JobRow.state.in_(OPEN))
    running = rows.session.scalars(select(JobRow.id).where(*mine).order_by(JobRow.number)).all()
    ended = [jobs.cancel(rows, job) for job in running]
    return waited > 0 or any(state is not None for state in ended)


def published(rows: Scope, id: str) -> bool:
    """Return whether a plan of a batch was ever published."""
    its = select(PlanRow.id).join(JobRow, JobRow.id == PlanRow.job_id).where(JobRow.scenarios_id == id)
    return rows.count(PublicationRow, PublicationRow.plan_id.in_(its)) > 0


def delete(rows: Scope, id: str) -> bool:
    """Remove a batch with its jobs, their events and plans; return whether it was there and could go.

    It stays while some job has not ended, and for ever where a plan of it was published.
    """
    if get(rows, id) is None or rows.count(JobRow, JobRow.scenarios_id == id, JobRow.state.in_(OPEN)):
        return False
    its = select(JobRow.id).where(JobRow.scenarios_id == id)
    rows.session.execute(rows.select(PlanRow).where(PlanRow.job_id.in_(its)).with_for_update())  # who publishes waits
    if published(rows, id):
        return False
    rows.delete(JobRow, JobRow.scenarios_id == id, JobRow.state.in_(ENDED))
    rows.delete(ScenariosRow, ScenariosRow.id == id)
    return True


def _stand(found: Sequence[Any]) -> Stand:
    """Return the sum of rows of states and outcomes."""
    states: dict[str, int] = {}
    outcomes: dict[str, int] = {}
    for row in found:
        states[row.state] = states.get(row.state, 0) + row.runs
        if row.outcome is not None:
            outcomes[row.outcome] = outcomes.get(row.outcome, 0) + row.runs
    started = min((row.started for row in found if row.started), default=None)
    finished = max((row.finished for row in found if row.finished), default=None)
    return Stand(states, outcomes, started, finished)
