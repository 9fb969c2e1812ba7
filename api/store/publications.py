"""Publications in the store: each version of a plan that is in force supersedes the one before."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, select

from api.store import contents, plans
from api.store.scope import Scope
from api.store.tables import JobRow, PlanRow, PublicationRow
from models.month.changes import DutyChange, changes_between
from models.plan import RosterPlan

CHANGES = TypeAdapter(tuple[DutyChange, ...])


@dataclass(frozen=True)
class Approval:
    """Who puts a plan in force and why; ``supersedes`` is the version that it takes the place of, 0 for the first."""

    approver: str
    reason: str
    supersedes: int


def series_of(job: JobRow, plan: RosterPlan | object) -> str:
    """Return what versions are counted in: the plans of one county, decision and horizon."""
    days = f"{plan.first}/{plan.last}" if isinstance(plan, RosterPlan) else "-/-"
    return f"{job.decision}/{days}/{job.county_name}"


def latest(rows: Scope, series: str) -> PublicationRow | None:
    """Return the version that is in force, ``None`` where nothing was published."""
    where = PublicationRow.series == series
    found = rows.list(PublicationRow, where, order=PublicationRow.version.desc(), limit=1)
    return found[0] if found else None


def publish(rows: Scope, job: JobRow, row: PlanRow, approval: Approval) -> PublicationRow | None:
    """Put a plan in force as the next version and return it; ``None`` where another than ``supersedes`` is in force."""
    plan = plans.read(rows, row).plan
    series = series_of(job, plan)
    before = latest(rows, series)
    if (before.version if before else 0) != approval.supersedes:
        return None
    kept = None
    if before is not None and isinstance(plan, RosterPlan):
        earlier = plans.read(rows, rows.one(PlanRow, PlanRow.id == before.plan_id)).plan
        assert isinstance(earlier, RosterPlan)
        kept = contents.put(rows, CHANGES.dump_json(changes_between(earlier.duties, plan.duties)))
    version = approval.supersedes + 1
    values = {"series": series, "version": version, "plan_id": row.id, "changes": kept}
    told = {"supersedes": approval.supersedes, "reason": approval.reason, "approver": approval.approver}
    if not rows.add_once(PublicationRow, **values, **told):
        return None
    return rows.one(PublicationRow, PublicationRow.series == series, PublicationRow.version == version)


def changes(rows: Scope, row: PublicationRow) -> tuple[DutyChange, ...]:
    """Return what a version changes against the one that it supersedes."""
    return () if row.changes is None else CHANGES.validate_json(contents.get(rows, row.changes))


def of_plan(rows: Scope, plan: str, before: int | None, limit: int) -> Sequence[PublicationRow]:
    """Return the versions that a plan became, the newest first, of serials below ``before``."""
    where: list[ColumnElement[bool]] = [PublicationRow.plan_id == plan]
    if before is not None:
        where.append(PublicationRow.serial < before)
    return rows.list(PublicationRow, *where, order=PublicationRow.serial.desc(), limit=limit)


def of_county(rows: Scope, name: str, before: int | None, limit: int) -> Sequence[PublicationRow]:
    """Return every version of the plans of a county, also as it was before it was amended, the newest first."""
    its = select(PlanRow.id).join(JobRow, JobRow.id == PlanRow.job_id).where(JobRow.county_name == name)
    where: list[ColumnElement[bool]] = [PublicationRow.plan_id.in_(its)]
    if before is not None:
        where.append(PublicationRow.serial < before)
    return rows.list(PublicationRow, *where, order=PublicationRow.serial.desc(), limit=limit)
