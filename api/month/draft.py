"""A draft: the month solved in the folder's county, close to what stands, and written with its forms."""

from pathlib import Path

from api.month.solving import origin, results_of, solved
from api.month.work import Work
from api.runner import SolveResult
from models.files.consent.forms import consent_forms
from models.files.month.places import CONSENT, DRAFT, draft_folder
from models.files.month.state import FolderState, read_state
from models.files.out import Results, write_results
from models.files.out.anonymous import without_names
from models.files.out.atomic import write_bytes, write_record
from models.folder import Action, CountyFolder
from models.month import Drafted, Month, changes_between, objected, read_month
from models.month.duty_code import duty_code
from models.month.substitutes import Substitutes
from models.plan import Duty, RosterPlan
from models.roster import RosterCase
from models.text import text

_NOTE = text("{m}草案第{n}稿", "draft {n} of {m}")


def draft(folder: CountyFolder, month: Month, work: Work) -> tuple[Drafted | None, SolveResult]:
    """Solve a month and save its next draft, which stays close to what stands and follows all answers.

    Returns no draft, and saves nothing, where there is no plan, or the solve failed or was stopped before it had one.
    Raises ``FolderProblem``, ``InputRefused``, and as :meth:`api.runner.SolveJob.case`.
    """
    with folder.change(Action.DRAFT) as change:
        step, state = folder.history.last, read_state(folder.root)
        result = solved(state, state.county_for(month), (month.first, month.last), work)
        found = results_of(result, state, next_version(state, month))
        if found is None:
            return None, result
        drafted = _drafted(state, month, step, work, found.plan)
        change.note = _NOTE.fill(m=month, n=drafted.number)
        with change.inside(draft_folder(month, drafted.number)) as inside:
            write_draft(inside, drafted, found, work)
            write_forms(inside / CONSENT, drafted, found, state, work)
    return drafted, result


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


def _drafted(state: FolderState, month: Month, step: int, work: Work, plan: RosterPlan) -> Drafted:
    its, standing = state.of(month), standing_duties(state, month)
    against = objected(its.answers)
    agreed = [d for d in standing if duty_code(d) not in against]
    planned = {duty_code(d) for d in plan.duties}
    return Drafted(
        month=str(month),
        number=1 + max(its.drafts, default=0),
        version=plan.version,
        stands_on=its.stands_on,
        stood=len(standing),
        objected=len(standing) - len(agreed),
        kept=sum(duty_code(d) in planned for d in agreed),
        changes=changes_between(standing, plan.duties) if its.stands_on else (),
        **origin(step, work),
    )
