"""A week over two months: left open by the first, settled with the month that completes it."""

from datetime import date
from pathlib import Path

from api.month.publish import publish
from models.county import Title
from models.files.month import Version, read_state
from models.folder import CountyFolder
from models.month import Month
from models.policy import policy_of
from models.roster import RosterCase
from models.rules.roster.roster import Roster
from models.rules.roster.weekly_rows import WeekRow, WeekStatus, weekly_rows
from tests.api.month.conftest import MARCH, drafted
from tests.builders import need, people, tiny_county

APRIL, WEEK = Month(2026, 4), date(2026, 3, 30)


def test_a_pending_week_counts_what_the_month_before_published(tmp_path: Path) -> None:
    county = tiny_county(people=people(4, title=Title.DEPUTY_SENIOR), needs=[need("T1", 2)], profile="xinjiang")
    content = county.model_dump_json(by_alias=True).encode()
    folder = CountyFolder.init(tmp_path / "c", {"county.json": content})
    drafted(folder, MARCH)
    publish(folder, MARCH, "A1")
    begun = {d.person for d in published(folder, MARCH).plan.duties if d.date >= WEEK}
    assert row_of(folder, MARCH).status is WeekStatus.PENDING
    drafted(folder, APRIL)
    publish(folder, APRIL, "A1")
    completed = {
        d.person for d in read_state(folder.root).of(APRIL).published.plan.duties if d.date <= date(2026, 4, 5)
    }
    row = row_of(folder, APRIL)
    assert begun
    assert row.serving == begun | completed
    assert row.status is WeekStatus.MET
    assert (row.required, row.everybody.planned) == (2, len(begun | completed))


def published(folder: CountyFolder, month: Month) -> Version:
    """Return the version of a month that holds."""
    version = read_state(folder.root).of(month).published
    assert version is not None
    return version


def row_of(folder: CountyFolder, month: Month) -> WeekRow:
    """Return the row of the week over the two months, as a month's version has it."""
    county = read_state(folder.root).county_for(month)
    case = RosterCase(county, policy_of(county), month.first, month.last)
    return next(r for r in weekly_rows(case, Roster(case, published(folder, month).plan)) if r.week == WEEK)
