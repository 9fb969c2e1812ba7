"""A solve in a county folder: the county as the folder has it, supervised, and what it was solved from."""

from datetime import date
from typing import Any

from api.month.work import Work
from api.runner import RosterJob, SolveResult, supervise
from models.county import County
from models.files.month.state import FolderState
from models.files.out import Results
from models.plan import RosterPlan
from models.roster import RosterCase


def solved(state: FolderState, county: County, span: tuple[date, date], work: Work) -> SolveResult:
    """Solve ``county`` over ``span``; raises as :meth:`api.runner.SolveJob.case`."""
    job = RosterJob(
        county=county,
        first=span[0],
        last=span[1],
        profile=work.profile,
        settings=work.settings,
        options=work.options,
        defaults_used=len(state.read.defaults),
        memory_limit=work.memory_limit,
    )
    return supervise(job, work.on_event, work.stop)


def results_of(result: SolveResult, state: FolderState, version: int) -> Results | None:
    """Return what a solve found, its plan as ``version``; nothing where it failed, was stopped, or there is no plan."""
    case, plan = result.case, result.plan
    if not isinstance(case, RosterCase) or not isinstance(plan, RosterPlan) or result.judged is None:
        return None
    verdict, certificate = result.judged
    plan = plan.model_copy(update={"version": version})
    return Results(case, plan, verdict, certificate, state.read.defaults, state.read.issues)


def origin(step: int, work: Work) -> dict[str, Any]:
    """Return the fields of :class:`models.month.Origin`."""
    return {
        "step": step,
        "profile": work.profile,
        "settings": work.settings,
        "seed": work.options.seed,
        "workers": work.options.workers,
        "gap": work.options.gap,
        "time_limit": work.options.time_limit,
    }
