"""A draft: the month solved in the folder's county, close to what stands, and written with its forms."""

from pathlib import Path

from api.month.problems import no_plan
from api.month.work import Work
from api.runner import RosterJob, SolveResult, supervise
from models.files.month.places import DRAFT, draft_folder
from models.files.month.state import FolderState, read_state
from models.files.out import Results, write_results
from models.files.out.atomic import write_record
from models.folder import Action, CountyFolder
from models.month import Drafted, Month, changes_between, objected
from models.month.duty_code import duty_code
from models.plan import Duty, RosterPlan
from models.roster import RosterCase
from models.text import text

_NOTE = text("{m}草案第{n}稿", "draft {n} of {m}")


def draft(folder: CountyFolder, month: Month, work: Work) -> tuple[Drafted | None, SolveResult]:
    """Solve a month and save its next draft, which stays close to what stands and follows all answers.

    Returns no draft where the solve failed or was stopped before it had a plan; nothing is saved then. Raises
    ``FolderProblem``, ``InputRefused``, and as :meth:`api.runner.SolveJob.case`.
    """
    with folder.change(Action.DRAFT) as change:
        step, state = folder.history.last, read_state(folder.root)
        job = RosterJob(
            county=state.county_for(month),
            first=month.first,
            last=month.last,
            profile=work.profile,
            settings=work.settings,
            options=work.options,
            defaults_used=len(state.read.defaults),
            memory_limit=work.memory_limit,
        )
        result = supervise(job, work.on_event, work.stop)
        if result.failure is not None or result.cancelled:
            return None, result
        found = _results(result, state, month)
        drafted = _drafted(state, month, step, work, found.plan)
        change.note = _NOTE.fill(m=month, n=drafted.number)
        with change.inside(draft_folder(month, drafted.number)) as inside:
            write_draft(inside, drafted, found, work)
    return drafted, result


def write_draft(inside: Path, drafted: Drafted, found: Results, work: Work) -> None:
    """Write the files of a draft."""
    write_results(inside, found, lang=work.lang, anonymous=work.anonymous)
    write_record(inside / DRAFT, drafted)


def _results(result: SolveResult, state: FolderState, month: Month) -> Results:
    """Return what a solve found, as the next version; raise ``FolderProblem`` where there is no plan."""
    case, plan = result.case, result.plan
    if not isinstance(case, RosterCase) or not isinstance(plan, RosterPlan) or result.judged is None:
        raise no_plan(month)
    verdict, certificate = result.judged
    plan = plan.model_copy(update={"version": next_version(state, month)})
    return Results(case, plan, verdict, certificate, state.read.defaults, state.read.issues)


def next_version(state: FolderState, month: Month) -> int:
    """Return the number of the version that the next publication will be."""
    return 1 + max(state.of(month).versions, default=0)


def standing_duties(state: FolderState, month: Month) -> tuple[Duty, ...]:
    """Return the duties of what stands: the open draft, else the version that holds, else none."""
    its = state.of(month)
    if its.open_draft is not None:
        return its.open_draft.plan.duties
    return its.published.plan.duties if its.published is not None else ()


def _drafted(state: FolderState, month: Month, step: int, work: Work, plan: RosterPlan) -> Drafted:
    its, standing = state.of(month), standing_duties(state, month)
    against = objected(its.answers)
    agreed = [d for d in standing if duty_code(d) not in against]
    planned = {duty_code(d) for d in plan.duties}
    return Drafted(
        month=str(month),
        number=1 + max(its.drafts, default=0),
        version=plan.version,
        step=step,
        stands_on=its.stands_on,
        stood=len(standing),
        objected=len(standing) - len(agreed),
        kept=sum(duty_code(d) in planned for d in agreed),
        profile=work.profile,
        settings=work.settings,
        seed=work.options.seed,
        workers=work.options.workers,
        gap=work.options.gap,
        time_limit=work.options.time_limit,
        changes=changes_between(standing, plan.duties) if its.stands_on else (),
    )
