"""From a job of the store to the results that writers take."""

from typing import Any

from api.jobs import order_of
from api.service.exports.export import RESULTS
from api.store import counties, plans
from api.store.scope import Scope
from api.store.tables import JobRow, PlanRow
from models.decision import Decision
from models.files.out.answered import AnyAnswered


def results_of(rows: Scope, job: JobRow, plan: PlanRow) -> AnyAnswered:
    """Return the plan of a job with everything that is said about it, as the solve handed it over."""
    read = counties.read(rows, job.county_content)
    planned = plans.read(rows, plan)
    given: dict[str, Any] = {
        "case": order_of(job).job(read).case(),
        "plan": planned.plan,
        "verdict": planned.verdict,
        "certificate": planned.certificate,
        "defaults": read.defaults,
        "issues": read.issues,
    }
    decision = Decision(job.decision)
    if decision is not Decision.ROSTER:
        given["analysis"] = planned.analysis
    return RESULTS[decision](**given)
