"""roster.availability: nobody is planned while away, in session, or on a day off."""

import pytest

from models.county import Absence, Mode, Part, Person, Status
from models.policy import Setting
from models.rules import audit
from tests.builders import absence, duties, duty, make_case, make_plan, only, person, pin, tiny_county, weekly
from tests.rules.judging import MARCH, WEEK, assert_every_mode, judge, shortfall

RULE = "roster.availability"
MONDAY, TUESDAY = "2026-03-02", "2026-03-03"
AWAY = absence("P1", MONDAY, MONDAY)


def test_kept_by_a_free_person_on_a_working_day() -> None:
    assert shortfall(RULE, tiny_county(), [duty("P1", "T1", MONDAY)]) == 0


def test_kept_exactly_beside_an_absence() -> None:
    county = tiny_county(absences=[absence("P1", TUESDAY, "2026-03-05")])
    assert shortfall(RULE, county, duties("P1", "T1", MONDAY, "2026-03-06")) == 0


def test_broken_by_exactly_two_duties_in_an_absence() -> None:
    county = tiny_county(absences=[absence("P1", TUESDAY, "2026-03-04")])
    verdict = judge(RULE, county, duties("P1", "T1", MONDAY, TUESDAY, "2026-03-04", "2026-03-05"))
    assert verdict.hard == 2
    assert [str(f.where.date) for f in verdict.findings] == [TUESDAY, "2026-03-04"]
    assert "年休假" in verdict.findings[0].reason.zh and "annual leave" in verdict.findings[0].reason.en


def test_every_mode() -> None:
    assert_every_mode(RULE, tiny_county(absences=[AWAY]), [duty("P1", "T1", MONDAY)], amount=1)


@pytest.mark.parametrize(
    ("who", "word"),
    [
        (person(dispatchable=False), "可派出"),
        (person(status=Status.AWAY), "不在岗"),
        (person(start="2026-03-03"), "到岗"),
        (person(end="2026-03-01"), "离岗"),
        (person(fixed_unavailable=(weekly(1),)), "固定门诊手术"),
        (person(fixed_unavailable=(weekly(1, Part.PM),)), "固定门诊手术"),
    ],
)
def test_each_reason_is_named(who: Person, word: str) -> None:
    verdict = judge(RULE, tiny_county(people=[who]), [duty("P1", "T1", MONDAY)])
    assert verdict.hard == 1
    assert word in verdict.findings[0].reason.zh


@pytest.mark.parametrize(("part", "broken"), [(Part.AM, 0), (Part.PM, 1), (Part.DAY, 1)])
def test_a_half_day_session_leaves_the_other_half_free(part: Part, broken: int) -> None:
    county = tiny_county(people=[person(fixed_unavailable=(weekly(1, Part.PM),))])
    assert shortfall(RULE, county, [duty("P1", "T1", MONDAY, part)]) == broken


def half_absence() -> Absence:
    return absence("P1", MONDAY, MONDAY, part=Part.AM)


@pytest.mark.parametrize(("part", "broken"), [(Part.AM, 1), (Part.PM, 0), (Part.DAY, 1)])
def test_a_half_day_absence_leaves_the_other_half_free(part: Part, broken: int) -> None:
    assert shortfall(RULE, tiny_county(absences=[half_absence()]), [duty("P1", "T1", MONDAY, part)]) == broken


@pytest.mark.parametrize(
    ("day", "broken"),
    [
        ("2026-02-27", 0),
        ("2026-02-28", 0),  # Saturday, made up for the Spring Festival
        ("2026-02-23", 1),  # Monday, the festival's last day
        ("2026-02-21", 1),
        ("2026-05-09", 0),  # Saturday, made up for Labour Day
        ("2026-05-16", 1),
        ("2026-01-04", 0),  # Sunday, made up for New Year's Day
    ],
)
def test_the_statutory_calendar_says_which_days_are_worked(day: str, broken: int) -> None:
    assert shortfall(RULE, tiny_county(), [duty("P1", "T1", day)], ("2026-01-01", "2026-05-31")) == broken


def test_a_pinned_duty_in_an_absence_is_pinned() -> None:
    county = tiny_county(absences=[AWAY], pins=[pin("P1", MONDAY, "T1")])
    verdict = judge(RULE, county, [duty("P1", "T1", MONDAY)])
    assert verdict.clean and verdict.score(RULE).pinned == 1
    assert shortfall(RULE, county, [duty("P1", "T2", MONDAY)]) == 1


def test_pins_that_are_off_excuse_nothing() -> None:
    county = tiny_county(absences=[AWAY], pins=[pin("P1", MONDAY, "T1")])
    case = make_case(county, *WEEK, only(RULE))
    assert audit(case, make_plan(case, duty("P1", "T1", MONDAY))).hard == 1


@pytest.mark.parametrize("mode", [Mode.HARD, Mode.OFF])
def test_a_date_outside_the_horizon_is_a_hard_finding_that_names_it(mode: Mode) -> None:
    verdict = judge(RULE, tiny_county(), [duty("P1", "T1", "2026-04-01")], MARCH, mode)
    (found,) = verdict.findings
    assert (found.rule, found.mode, verdict.hard) == (RULE, Mode.HARD, 1)
    assert "2026-04-01" in found.message.zh and "P1" in found.message.en


def test_settings_of_a_plan_travel_with_it() -> None:
    case = make_case(tiny_county(), *WEEK, {"roster.rooms.mode": "soft"})
    assert make_plan(case).settings == (Setting(rule="roster.rooms", parameter="mode", value="soft"),)
