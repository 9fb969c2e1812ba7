"""roster.home_floor: what a department can spare, slot by slot."""

from typing import Any

import pytest

from models.county import Activity, Category, County, Part, Person, Title
from models.plan import Duty
from tests.builders import absence, department, duty, people, person, pin, tiny_county
from tests.rules.judging import assert_every_mode, judge, shortfall

RULE = "roster.home_floor"
MONDAY = "2026-03-02"


def county_of(staff: list[Person], floor: int = 2, **records: Any) -> County:
    return tiny_county(people=staff, departments=[department(floor=floor)], **records)


FOUR_WITH_FLOOR_TWO = county_of(people(4))


def send(*people: str, part: Part = Part.DAY) -> list[Duty]:
    return [duty(p, "T1", MONDAY, part) for p in people]


def test_kept_below_what_can_be_spared() -> None:
    assert shortfall(RULE, FOUR_WITH_FLOOR_TWO, send("P1")) == 0


def test_kept_exactly_at_the_floor() -> None:
    assert shortfall(RULE, FOUR_WITH_FLOOR_TWO, send("P1", "P2")) == 0


def test_broken_by_exactly_two() -> None:
    verdict = judge(RULE, FOUR_WITH_FLOOR_TWO, send("P1", "P2", "P3", "P4"))
    (found,) = verdict.findings
    assert (found.required, found.actual, found.amount, verdict.hard) == (2, 4, 2, 2)
    assert (found.where.department, found.where.hospital) == ("D1", "H1")


def test_every_mode() -> None:
    assert_every_mode(RULE, FOUR_WITH_FLOOR_TWO, send("P1", "P2", "P3"), amount=1)


def test_those_absent_do_not_hold_the_floor() -> None:
    county = county_of(people(4), absences=[absence("P4", MONDAY, MONDAY)])
    assert shortfall(RULE, county, send("P1")) == 0
    assert shortfall(RULE, county, send("P1", "P2")) == 1


def test_a_department_below_its_floor_sends_nobody_and_is_a_note() -> None:
    away = [absence(p, MONDAY, MONDAY) for p in ("P2", "P3", "P4")]
    verdict = judge(RULE, county_of(people(4), absences=away), send("P1"))
    assert verdict.hard == 1 and verdict.score(RULE).pinned == 0
    (note,) = verdict.notes
    assert (note.kind, note.amount, str(note.where.date)) == ("below_floor", 1, MONDAY)


def test_a_whole_day_slot_counts_once_by_its_fuller_half() -> None:
    county = county_of(people(4), absences=[absence("P4", MONDAY, MONDAY, part=Part.PM)])
    assert shortfall(RULE, county, send("P1", "P2")) == 1
    assert shortfall(RULE, county, [*send("P1"), *send("P2", part=Part.AM)]) == 0


@pytest.mark.parametrize(("profile", "broken"), [("xinjiang", 1), ("xx-county", 2)])
def test_the_slots_of_the_profile_count_whole_days_or_halves(profile: str, broken: int) -> None:
    county = tiny_county(people=people(2), departments=[department(floor=1)], profile=profile)
    assert shortfall(RULE, county, send("P1", "P2")) == broken
    assert shortfall(RULE, county, [*send("P1", part=Part.AM), *send("P2", part=Part.PM)]) == 0


def test_seniors_have_a_floor_of_their_own() -> None:
    juniors = [person(f"J{n}", title=Title.INTERMEDIATE) for n in (1, 2, 3)]
    county = tiny_county(people=[*people(2), *juniors], departments=[department(floor=1, floor_senior=1)])
    assert shortfall(RULE, county, send("P1", "J1", "J2")) == 0
    assert shortfall(RULE, county, send("P1", "P2")) == 1
    assert shortfall(RULE, county, send("P1", "P2", "J1", "J2", "J3")) == 2


@pytest.mark.parametrize(("physicians", "broken"), [(2, 0), (0, 1)])
def test_the_floor_counts_physicians_or_everybody_where_there_is_none(physicians: int, broken: int) -> None:
    nurses = [person(f"N{n}", category=Category.NURSE) for n in (1, 2)]
    county = tiny_county(people=[*people(physicians), *nurses], departments=[department(floor=1)])
    assert shortfall(RULE, county, send("N1", "N2")) == broken


def test_remote_consultation_leaves_nobody_away() -> None:
    county = tiny_county(people=people(1), departments=[department(floor=1)])
    assert shortfall(RULE, county, [duty("P1", "T1", MONDAY, activity=Activity.REMOTE)]) == 0


def test_what_pins_alone_exceed_is_pinned_and_the_rest_counts() -> None:
    county = county_of(people(4), floor=3, pins=[pin("P1", MONDAY, "T1"), pin("P2", MONDAY, "T1")])
    verdict = judge(RULE, county, send("P1", "P2", "P3"))
    assert (verdict.score(RULE).pinned, verdict.hard) == (1, 1)
