"""Plans in the store: what jobs answered."""

from dataclasses import dataclass

from api.store import contents
from api.store.scope import Scope
from api.store.tables import PlanRow
from models.certificate import Certificate
from models.decision import PLAN, Plan
from models.headcount import HeadcountAnalysis
from models.siting import Analysis
from models.verdict import Verdict


@dataclass(frozen=True)
class Planned:
    """An audited plan with what is said about it."""

    plan: Plan
    verdict: Verdict
    certificate: Certificate
    analysis: Analysis | HeadcountAnalysis | None = None


def put(rows: Scope, job: str, planned: Planned) -> PlanRow:
    """Keep the plan that a job answered."""
    analysis = planned.analysis
    row = PlanRow(
        job_id=job,
        decision=planned.plan.decision,
        plan_hash=planned.certificate.plan_hash,
        plan=contents.put(rows, planned.plan.model_dump_json(by_alias=True).encode()),
        verdict=contents.put(rows, planned.verdict.model_dump_json().encode()),
        certificate=contents.put(rows, planned.certificate.model_dump_json().encode()),
        analysis=None if analysis is None else contents.put(rows, analysis.model_dump_json().encode()),
    )
    return rows.add(row)


def of_job(rows: Scope, job: str) -> PlanRow | None:
    """Return the plan that a job answered, or ``None``."""
    return rows.find(PlanRow, PlanRow.job_id == job)


def get(rows: Scope, id: str) -> PlanRow | None:
    """Return the plan ``id``, or ``None``; in a transaction that writes it stays until that ends."""
    return rows.session.scalar(rows.select(PlanRow).where(PlanRow.id == id).with_for_update(read=True, key_share=True))


def read(rows: Scope, row: PlanRow) -> Planned:
    """Return a plan with what is said about it."""
    kind = HeadcountAnalysis if row.decision == "headcount" else Analysis
    return Planned(
        plan=PLAN.validate_json(contents.get(rows, row.plan)),
        verdict=verdict(rows, row),
        certificate=Certificate.model_validate_json(contents.get(rows, row.certificate)),
        analysis=None if row.analysis is None else kind.model_validate_json(contents.get(rows, row.analysis)),
    )


def verdict(rows: Scope, row: PlanRow) -> Verdict:
    """Return the checker's verdict on a plan."""
    return Verdict.model_validate_json(contents.get(rows, row.verdict))
