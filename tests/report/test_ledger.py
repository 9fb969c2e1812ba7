"""The ledger of five people at the end of March, each figure worked out by hand beside it."""

from datetime import date, time

import pytest

from models.county import AbsenceKind, Activity, Attendance, County, Part
from models.month import Month
from models.policy import policy_of
from models.report.ledger import LedgerLine, ledger_lines
from models.roster import RosterCase
from models.rules.roster.ledger_rows import ledger_rows
from models.rules.roster.roster import Roster
from tests.builders import (
    absence,
    attendance,
    exemption,
    facility,
    hospital,
    make_plan,
    opening,
    person,
    published,
    tiny_county,
)

MARCH, APRIL = Month(2026, 3), Month(2026, 4)

PLANNED = (
    published("P1", "T1", "2026-03-03"),
    published("P1", "T1", "2026-03-10"),
    published("P1", "T1", "2026-03-17", part=Part.AM),
    published("P1", "T1", "2026-03-24"),
    published("P1", "T1", "2026-04-07"),
    published("P3", "T2", "2026-03-04"),
    published("P3", "T2", "2026-03-11"),
    published("P4", "T1", "2026-03-05", part=Part.AM),
    published("P4", "T2", "2026-03-05", part=Part.PM),
)
ATTENDED = (
    attendance("P1", "T1", "2026-03-03", arrived=time(8), left=time(16)),  # 8 hours: a day
    attendance("P1", "T1", "2026-03-10", arrived=time(8), left=time(11, 30)),  # 3.5 hours: half a day
    attendance("P1", "T1", "2026-03-17", part=Part.AM),  # no hours: as planned, half a day
    attendance("P3", "T2", "2026-03-04", days=0),  # absent, as the unit says: nothing, and pending no more
    attendance("P4", "T1", "2026-03-05", part=Part.AM, volume=12, score=90, home_score=70),
    attendance("P4", "T2", "2026-03-05", part=Part.PM, volume=8, score=80, home_score=75),  # two places, one day in all
    attendance("P4", "T1", "2026-03-12", stop="东村"),  # a village under its parent, not planned: a day
    attendance("P4", "T1", "2026-03-14"),  # a Saturday: a day
    attendance("P4", "T2", "2026-03-19", activity=Activity.REMOTE, volume=2),  # no day, shown apart
)
LATE = attendance("P3", "T2", "2026-03-11")


def county(*attended: Attendance) -> County:
    """Return five people: P1 with a balance, P2 away half a year, P5 a president; the hosts are two centers."""
    return tiny_county(
        people=[person("P1"), person("P2"), person("P3"), person("P4"), person("P5", role="院长")],
        facilities=[hospital(), facility("T1"), facility("T2")],
        profile="urad",
        opening=[opening("P1", "2026-02-28", 3.5, days_24m=30.5)],
        absences=[absence("P2", "2026-01-01", "2026-06-30", kind=AbsenceKind.FURTHER_STUDY, reduces=True, basis="7号")],
        published=PLANNED,
        attendance=attended,
    )


def lines(month: Month, *attended: Attendance) -> dict[str, LedgerLine]:
    """Return the ledger by person."""
    its = county(*attended)
    return {line.person: line for line in ledger_lines(its, policy_of(its), month)}


def test_a_balance_hours_halves_and_what_is_pending() -> None:
    line = lines(MARCH, *ATTENDED)["P1"]
    assert (line.full, line.due) == (30, 30)
    assert line.opening == 3.5
    assert line.verified == 1 + 0.5 + 0.5
    assert line.pending == 1  # 24 March
    assert (line.month_verified, line.month_pending) == (2, 1)
    assert line.confirmed == 3.5 + 2
    assert line.total == 6.5
    assert line.due_by_now == 30 * 3 / 12
    assert line.short == 7.5 - 6.5
    assert line.owed == 30 - 6.5
    assert line.due_next == 30 * 4 / 12
    assert line.asked_next == 10 - 6.5
    assert line.ahead == 1  # 7 April, in no total
    assert line.promotion == 30.5 + 2
    assert line.hosts == ("T1",)
    assert line.reachable


def test_a_reduction_with_its_document() -> None:
    line = lines(MARCH, *ATTENDED)["P2"]
    assert (line.full, line.due) == (30, 30 * 6 / 12)
    assert [b.zh for b in line.basis] == ["进修 2026-01-01至2026-06-30 7号"]
    assert (line.due_by_now, line.due_next) == (0, 0)  # July is the first month that obliges
    assert (line.short, line.owed, line.total) == (0, 15, 0)
    assert line.promotion is None


def test_an_absence_counts_nothing_and_late_verification_counts_when_it_comes() -> None:
    before, after = lines(MARCH, *ATTENDED)["P3"], lines(MARCH, *ATTENDED, LATE)["P3"]
    assert (before.verified, before.pending, before.short) == (0, 1, 7.5 - 1)
    assert (after.verified, after.pending, after.short) == (1, 0, 7.5 - 1)


def test_who_only_missed_a_unit_has_not_served_there() -> None:
    absent = attendance("P2", "T1", "2026-03-03", days=0)
    assert lines(MARCH, absent)["P2"].hosts == ()


def test_two_places_a_village_a_saturday_and_remote_work() -> None:
    line = lines(MARCH, *ATTENDED)["P4"]
    assert line.verified == 1 + 1 + 1
    assert (line.pending, line.remote) == (0, 1)
    assert line.volume == 12 + 8  # that of the remote consultation stays out
    assert line.score == (90 + 80) / 2
    assert line.home_score == (70 + 75) / 2
    assert line.hosts == ("T1", "T2")


def test_who_is_not_included_owes_nothing_and_is_named() -> None:
    line = lines(MARCH, *ATTENDED)["P5"]
    assert (line.full, line.due, line.owed) == (0, 0, 0)
    assert line.excluded is not None
    assert not line.obliged


def test_the_list_of_those_not_included_reduces_with_its_document() -> None:
    half = exemption("P3", "roster.annual_days", first=date(2026, 1, 1), last=date(2026, 6, 30))
    whole = exemption("P4", "roster.annual_days")
    its = county(*ATTENDED).model_copy(update={"exemptions": (half, whole)})
    found = {line.person: line for line in ledger_lines(its, policy_of(its), MARCH)}
    assert found["P3"].due == 30 * 6 / 12
    assert [b.zh for b in found["P3"].basis] == ["不纳入 2026-01-01至2026-06-30 另有任务 测试1号"]
    assert found["P3"].excluded is None
    assert not found["P4"].obliged
    assert found["P4"].excluded is not None
    assert found["P4"].excluded.zh == "2026-01-01至2026-12-31 另有任务 测试1号"


def test_what_was_ahead_is_pending_a_month_later() -> None:
    line = lines(APRIL, *ATTENDED)["P1"]
    assert (line.pending, line.ahead) == (2, 0)
    assert (line.month_verified, line.month_pending) == (0, 1)
    assert line.opening + line.verified == 5.5


def test_a_year_that_can_no_longer_be_completed() -> None:
    line = lines(Month(2026, 12), *ATTENDED)["P1"]
    assert line.possible == 0
    assert line.lost == line.owed == 30 - 3.5 - 2 - 2
    assert not line.reachable
    assert line.due_next == 30


@pytest.mark.parametrize("month", [Month(2026, 1), Month(2026, 2)])
def test_a_balance_of_a_later_date_is_not_opened_yet(month: Month) -> None:
    line = lines(month, *ATTENDED)["P1"]
    assert line.opening == (3.5 if month.month == 2 else 0)
    assert line.verified == 0
    assert line.promotion == (30.5 if month.month == 2 else None)


def test_the_ledger_of_a_plan_and_that_of_a_month_agree_on_work_and_marks() -> None:
    pending = attendance("P4", "T1", "2026-03-26", volume=50, score=10, home_score=10, verified_by="")
    later = attendance("P4", "T1", "2026-04-02", volume=70, score=20, home_score=20)
    its = county(*ATTENDED, pending, later)
    case = RosterCase(its, policy_of(its), MARCH.first, MARCH.last)
    planned = {row.person: row for row in ledger_rows(case, Roster(case, make_plan(case)))}
    of_month = {line.person: line for line in ledger_lines(its, policy_of(its), MARCH)}
    assert {p: (r.volume, r.score, r.home_score) for p, r in planned.items()} == {
        p: (line.volume, line.score, line.home_score) for p, line in of_month.items() if p in planned
    }
    assert (planned["P4"].volume, planned["P4"].score, planned["P4"].home_score) == (20, 85, 72.5)
