"""What the table of a batch says of its jobs, in the store."""

from collections.abc import Mapping
from typing import Any

from api.store.scope import Scope
from api.store.tables import JobResultRow, JobRow
from models.certificate import Outcome, State, Termination
from models.scenario.row import Failed, ResultRow
from models.text import Text


def begin(rows: Scope, known: Mapping[str, ResultRow]) -> None:
    """Keep what is known of jobs before they are solved."""
    rows.add_all([JobResultRow(job_id=job, row=row.model_dump(mode="json")) for job, row in known.items()])


def get(rows: Scope, job: str) -> ResultRow | None:
    """Return what is kept of a job; ``None`` where it is of no batch."""
    found = rows.find(JobResultRow, JobResultRow.job_id == job)
    return None if found is None else read(found.row)


def put(rows: Scope, job: str, row: ResultRow) -> None:
    """Keep what a job of a batch has come to."""
    rows.change(JobResultRow, JobResultRow.job_id == job, row=row.model_dump(mode="json"))


def read(kept: dict[str, Any]) -> ResultRow:
    """Return a row that was kept, maybe by an earlier version: of what it had, what a row still has."""
    known = {key: value for key, value in kept.items() if key in ResultRow.model_fields and key != "schema_version"}
    return ResultRow.model_validate(known)


def as_it_stands(job: JobRow, row: ResultRow) -> ResultRow:
    """Return the row of a job with where the job stands now, and why it failed."""
    failed = None
    if job.failure_code is not None:
        failed = Failed(code=job.failure_code, message=Text(zh=job.failure_zh or "", en=job.failure_en or ""))
    told = {
        "state": State(job.state),
        "outcome": Outcome(job.outcome) if job.outcome else None,
        "termination": Termination(job.termination) if job.termination else None,
        "failed": failed,
    }
    return row.model_copy(update=told)
