"""A draft: the month solved in the folder's county, close to what stands, and written with its forms."""

from datetime import date, timedelta
from pathlib import Path

from api.month.judged import judged
from api.month.problems import no_version, outside_month
from api.month.solving import origin, results_of, solved
from api.month.work import Work
from api.runner import SolveResult
from models.files.consent.forms import consent_forms
from models.files.month.places import CONSENT, DRAFT, draft_folder
from models.files.month.state import FolderState, MonthState, read_state
from models.files.out import Results, write_results
from models.files.out.anonymous import without_names
from models.files.out.atomic import write_bytes, write_record
from models.folder import Action, CountyFolder
from models.month import Drafted, Month, changes_between, objected, read_month
from models.month.duty_code import duty_code
from models.month.frozen import joined
from models.month.substitutes import Substitutes
from models.plan import Duty, RosterPlan
from models.roster import RosterCase
from models.text import text

_NOTE = text("{m}草案第{n}稿", "draft {n} of {m}")


def draft(
    folder: CountyFolder, month: Month, work: Work, freeze_until: date | None = None
) -> tuple[Drafted | None, SolveResult]:
    """Solve a month and save its next draft, which stays close to what stands and follows all answers.

    Up to ``freeze_until``, or to where the month is frozen already, all is as published. Returns no draft, and saves
    nothing, where there is no plan, or the solve failed or was stopped before it had one. Raises ``FolderProblem``,
    ``InputRefused``, and as :meth:`api.runner.SolveJob.case`.
    """
    with folder.change(Action.DRAFT) as change:
        step, state = folder.history.last, read_state(folder.root)
        until = frozen_until(state.of(month), freeze_until)
        result, found = solve_month(state, month, work, until)
        if found is None:
            return None, result
        drafted = _drafted(state, month, step, work, found.plan, until)
        change.note = _NOTE.fill(m=month, n=drafted.number)
        with change.inside(draft_folder(month, drafted.number)) as inside:
            write_draft(inside, drafted, found, work)
            write_forms(inside / CONSENT, drafted, found, state, work)
    return drafted, result


def frozen_until(its: MonthState, wanted: date | None) -> date | None:
    """Return up to when a month is frozen: as wanted, and never less than it is; raises ``FolderProblem``."""
    if wanted is None:
        return its.freeze_until
    if its.published is None:
        raise no_version(its.month)
    if not its.month.first <= wanted < its.month.last:
        raise outside_month(its.month, wanted)
    return max(wanted, its.freeze_until or wanted)


def solve_month(state: FolderState, month: Month, work: Work, until: date | None) -> tuple[SolveResult, Results | None]:
    """Solve a month, or what is left of it after ``until``; return what was found, with what is frozen before it."""
    county = state.county_for(month, until)
    first = month.first if until is None else until + timedelta(days=1)
    result = solved(state, county, (first, month.last), work)
    found = results_of(result, state, next_version(state, month))
    version = state.of(month).published
    if found is None or until is None or version is None:
        return result, found
    case = RosterCase(found.case.county, found.case.policy, month.first, month.last)
    over = [row for row in county.published if month.first <= row.date <= until]
    return result, judged(case, joined(found.plan, version.plan, over, month.first), state)


def write_draft(inside: Path, drafted: Drafted, found: Results, work: Work) -> None:
    """Write the files of a draft."""
    write_results(inside, found, lang=work.lang, anonymous=work.anonymous)
    write_record(inside / DRAFT, drafted)


def write_forms(folder: Path, drafted: Drafted, found: Results, state: FolderState, work: Work) -> None:
    """Write the forms that ask departments and units for their consent to what they have not agreed to yet."""
    shown = without_names(found) if work.anonymous else found
    answers = state.of(read_month(drafted.month)).answers
    case = RosterCase(state.county, found.case.policy, found.case.first, found.case.last)
    substitutes = Substitutes(case, found.plan.duties, answers)
    county = shown.case.county
    for name, content in consent_forms(county, drafted, found.plan.duties, answers, substitutes, work.lang):
        write_bytes(folder / name, content)


def next_version(state: FolderState, month: Month) -> int:
    """Return the number of the version that the next publication will be."""
    return 1 + max(state.of(month).versions, default=0)


def standing_duties(state: FolderState, month: Month) -> tuple[Duty, ...]:
    """Return the duties of what stands: the open draft, else the version that holds, else none."""
    its = state.of(month)
    if its.open_draft is not None:
        return its.open_draft.plan.duties
    return its.published.plan.duties if its.published is not None else ()


def _drafted(state: FolderState, month: Month, step: int, work: Work, plan: RosterPlan, until: date | None) -> Drafted:
    its, standing = state.of(month), standing_duties(state, month)
    against = objected(its.answers)
    agreed = [d for d in standing if duty_code(d) not in against]
    planned = {duty_code(d) for d in plan.duties}
    return Drafted(
        month=str(month),
        number=1 + max(its.drafts, default=0),
        version=plan.version,
        freeze_until=until,
        stands_on=its.stands_on,
        stood=len(standing),
        objected=len(standing) - len(agreed),
        kept=sum(duty_code(d) in planned for d in agreed),
        changes=changes_between(standing, plan.duties) if its.stands_on else (),
        **origin(step, work),
    )
