"""A year plan: who serves where and how many days by the end of each month, from the first month not yet published."""

from api.month.problems import year_is_over
from api.month.solving import origin, results_of, solved
from api.month.work import Work
from api.runner import SolveResult
from models.files.month.places import YEAR, numbered, year_folder
from models.files.month.state import FolderState, read_state
from models.files.out import write_results
from models.files.out.atomic import write_record
from models.folder import Action, CountyFolder
from models.month import Month, YearPlanned
from models.text import text

_NOTE = text("{y}年度计划第{n}稿，自{m}起", "year plan {n} of {y}, from {m} on")


def plan_year(folder: CountyFolder, year: int, work: Work) -> tuple[YearPlanned | None, SolveResult]:
    """Plan the rest of a year and save it; months drafted afterwards take hosts, pace and split weeks from it.

    Returns nothing, and saves nothing, where there is no plan, or the solve failed or was stopped before it had one.
    Raises ``FolderProblem``, ``InputRefused``, and as :meth:`api.runner.SolveJob.case`.
    """
    with folder.change(Action.YEAR) as change:
        step, state = folder.history.last, read_state(folder.root)
        start = _first_open(state, year)
        last = Month(year, 12).last
        result = solved(state, state.county_before(year), (start.first, last), work)
        found = results_of(result, state, version=1)
        if found is None:
            return None, result
        number = 1 + max(numbered(folder.root, year, "plan-"), default=0)
        planned = YearPlanned(year=year, number=number, first=start.first, **origin(step, work))
        with change.inside(year_folder(year, number)) as inside:
            write_results(inside, found, lang=work.lang, anonymous=work.anonymous)
            write_record(inside / YEAR, planned)
        change.note = _NOTE.fill(y=year, n=number, m=start)
    return planned, result


def _first_open(state: FolderState, year: int) -> Month:
    """Return the month after the last published one of the year, January where there is none."""
    published = [m.month for m in state.published_months if m.year == year]
    if 12 in published:
        raise year_is_over(year)
    return Month(year, 1 + max(published, default=0))
