"""Slots and weeks of a horizon."""

from datetime import date

import pytest

from models.county import Part
from models.roster import RosterCase
from tests.builders import make_case, tiny_county


def test_a_slot_a_working_day_or_two_where_the_profile_has_half_days(march: RosterCase) -> None:
    assert len(march.slots) == 22 and {s.part for s in march.slots} == {Part.DAY}
    halves = make_case(tiny_county(profile="xx-county"), "2026-03-02", "2026-03-03")
    assert [(str(s.date), s.part) for s in halves.slots] == [
        ("2026-03-02", Part.AM),
        ("2026-03-02", Part.PM),
        ("2026-03-03", Part.AM),
        ("2026-03-03", Part.PM),
    ]
    assert (march.slot_days, halves.slot_days, halves.slots[0].days) == (1, 0.5, 0.5)
    assert [s.index for s in halves.slots] == [0, 1, 2, 3]


def test_the_weeks_that_march_touches_and_those_it_settles(march: RosterCase) -> None:
    assert [str(w) for w in march.weeks] == [
        "2026-02-23",
        "2026-03-02",
        "2026-03-09",
        "2026-03-16",
        "2026-03-23",
        "2026-03-30",
    ]
    assert [march.settles(w) for w in march.weeks] == [False, True, True, True, True, False]


def test_each_week_of_the_year_is_settled_in_exactly_one_month(one_person: object) -> None:
    county = tiny_county()
    ends = [("01", "31"), ("02", "28"), ("03", "31"), ("04", "30"), ("05", "31"), ("06", "30")]
    settled = []
    for month, last in ends:
        case = make_case(county, f"2026-{month}-01", f"2026-{month}-{last}")
        settled += [week for week in case.weeks if case.settles(week)]
    assert len(settled) == len(set(settled))
    # From the week of 29 December, settled on Sunday 4 January, to that of 22 June; the festival week has no days.
    assert len(settled) == 26 - 1 and settled[0] == date(2025, 12, 29) and settled[-1] == date(2026, 6, 22)


def test_a_horizon_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="ends 2026-03-01 before it starts 2026-03-02"):
        make_case(tiny_county(), "2026-03-02", "2026-03-01")
