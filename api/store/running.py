"""What the server that runs a job writes of it; nothing is written by one whose lease has gone to another."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func

from api.store import contents, jobs, plans, results
from api.store.base import now
from api.store.jobs import FINDINGS
from api.store.plans import Planned
from api.store.scope import Scope
from api.store.tables import JobRow
from models.certificate import Certificate, State
from models.scenario.row import ResultRow
from models.text import Text
from models.verdict import Finding


@dataclass(frozen=True)
class Lease:
    """The job ``job`` as ``owner`` runs it."""

    job: str
    owner: str


@dataclass(frozen=True)
class Ending:
    """How a job ended: ``completed`` with a certificate, and a plan where there is one, or ``failed`` with a reason.

    ``conflict`` names what cannot hold together where the county is infeasible; ``row`` is what the table of its batch
    says of a job, where it is of one.
    """

    state: State
    certificate: Certificate | None = None
    planned: Planned | None = None
    failure: tuple[str, Text] | None = None
    conflict: tuple[Finding, ...] = ()
    row: ResultRow | None = None


def progress(rows: Scope, lease: Lease, kind: str, data: dict[str, Any], planned: bool) -> bool:
    """Keep an event of a running job; return whether it is still ``lease.owner`` who runs it."""
    values: dict[str, Any] = {"tiers": data["tiers"]} if data.get("tiers") else {}
    if planned:
        values["first_plan"] = func.coalesce(JobRow.first_plan, now())
    return jobs.tell(rows, lease.job, kind, data, JobRow.lease_owner == lease.owner, **values)


def end(rows: Scope, lease: Lease, ending: Ending) -> bool:
    """Keep how a job ended, with all that it answered, at once; return whether the lease still held.

    A job that somebody has cancelled meanwhile has been cancelled, whatever it found.
    """
    mine = JobRow.lease_owner == lease.owner
    if _cancelled(rows, lease, mine):
        return True
    values, done = _changes(rows, ending)
    if not jobs.tell(rows, lease.job, "done", done, mine, JobRow.state == State.RUNNING, **values, **_over()):
        return False
    if ending.planned is not None:
        plans.put(rows, lease.job, ending.planned)
    if ending.row is not None:
        results.put(rows, lease.job, ending.row)
    return True


def give_back(rows: Scope, lease: Lease) -> bool:
    """Queue a job again whose server closes, as if it had not begun."""
    mine = (JobRow.lease_owner == lease.owner, JobRow.state == State.RUNNING)
    queued = {"state": State.QUEUED, "lease_owner": None, "lease_until": None, "attempts": JobRow.attempts - 1}
    return jobs.tell(rows, lease.job, "state", {"state": State.QUEUED.value}, *mine, **queued)


def _cancelled(rows: Scope, lease: Lease, mine: Any) -> bool:
    done = {"state": State.CANCELLED.value, "outcome": None, "termination": None}
    where = (mine, JobRow.state == State.CANCELLING)
    return jobs.tell(rows, lease.job, "done", done, *where, state=State.CANCELLED, **_over())


def _over() -> dict[str, Any]:
    return {"finished": now(), "lease_owner": None, "lease_until": None}


def _changes(rows: Scope, ending: Ending) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what changes in the job, and the data of its last event."""
    values: dict[str, Any] = {"state": ending.state.value, "outcome": None, "termination": None}
    if ending.certificate is not None:
        told = ending.certificate
        values["outcome"] = told.outcome.value
        values["termination"] = told.termination.value if told.termination else None
        values["tiers"] = [tier.model_dump(mode="json") for tier in told.tiers]
    done = dict(values)
    if ending.certificate is not None:
        values["certificate"] = contents.put(rows, ending.certificate.model_dump_json().encode())
    if ending.conflict:
        values["conflict"] = contents.put(rows, FINDINGS.dump_json(ending.conflict))
    if ending.planned is not None:
        values["first_plan"] = func.coalesce(JobRow.first_plan, now())
    if ending.failure is not None:
        code, message = ending.failure
        values |= {"failure_code": code, "failure_zh": message.zh, "failure_en": message.en}
        done["failure"] = {"code": code, "message_zh": message.zh, "message_en": message.en}
    return values, done
