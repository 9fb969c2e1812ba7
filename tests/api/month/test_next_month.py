"""The next month is paced on what is verified and what is still published, and asks again for an absence."""

from api.month.attendance import take_attendance
from models.files.month import read_state
from models.files.sheet_csv import sheet_csv
from models.files.sheets import SHEET_BY_KEY
from models.folder import CountyFolder
from models.month import Month
from models.policy import policy_of
from models.roster import RosterCase
from models.rules.roster.ledger_rows import LedgerRow, ledger_rows
from models.rules.roster.roster import Roster
from tests.api.month.conftest import MARCH
from tests.builders import attendance, make_plan

APRIL = Month(2026, 4)


def april(folder: CountyFolder) -> dict[str, LedgerRow]:
    """Return what April is to be solved on: the ledger of a plan without any duty."""
    county = read_state(folder.root).county_for(APRIL)
    case = RosterCase(county, policy_of(county), APRIL.first, APRIL.last)
    return {row.person: row for row in ledger_rows(case, Roster(case, make_plan(case)))}


def test_april_is_paced_on_verified_and_pending_days_and_asks_again_for_an_absence(published: CountyFolder) -> None:
    version = read_state(published.root).of(MARCH).published
    assert version is not None
    duties = sorted(version.plan.duties, key=lambda d: d.date)
    who = next(d.person for d in duties if sum(e.person == d.person for e in duties) >= 2)
    first, second, *_ = (d for d in duties if d.person == who)
    planned = sum(d.part.days for d in duties if d.person == who)
    before = april(published)
    assert (before[who].brought_verified, before[who].brought_pending) == (0, planned)
    rows = [
        attendance(who, first.facility, first.date.isoformat(), part=first.part),
        attendance(who, second.facility, second.date.isoformat(), part=second.part, days=0),
    ]
    sheet = published.root.parent / "a.csv"
    sheet.write_text(sheet_csv(SHEET_BY_KEY["attendance"], rows), "utf-8")
    take_attendance(published, [sheet])
    after = april(published)
    missed = second.part.days
    assert (after[who].brought_verified, after[who].brought_pending) == (
        first.part.days,
        planned - first.part.days - missed,
    )
    assert after[who].short == before[who].short + missed, "the day that was missed is asked for again"
    others = before.keys() - {who}
    assert {p: after[p] for p in others} == {p: before[p] for p in others}
