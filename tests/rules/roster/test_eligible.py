"""roster.eligible: destinations, licenses, roads, personal limits."""

import pytest

from models.county import Activity, Category, Facility, FacilityKind, Part, Person
from tests.builders import (
    attendance,
    duties,
    duty,
    facility,
    hospital,
    person,
    pin,
    published,
    road,
    tiny_county,
)
from tests.rules.judging import MARCH, WEEK, assert_every_mode, judge, shortfall

RULE = "roster.eligible"
MONDAY = "2026-03-02"


def test_kept_at_a_destination() -> None:
    assert shortfall(RULE, tiny_county(), [duty("P1", "T1", MONDAY)]) == 0


def test_broken_by_exactly_two_duties() -> None:
    county = tiny_county(facilities=[hospital(), facility("T1", receives=False), facility("T2")])
    verdict = judge(RULE, county, duties("P1", "T1", MONDAY, "2026-03-03"))
    assert verdict.hard == 2
    assert "不接收" in verdict.findings[0].reason.zh


def test_every_mode() -> None:
    county = tiny_county(facilities=[hospital(), facility("T1", receives=False)])
    assert_every_mode(RULE, county, duties("P1", "T1", MONDAY, "2026-03-03", "2026-03-04"), amount=3)


@pytest.mark.parametrize(
    ("place", "who", "word"),
    [
        (facility("T1", kind=FacilityKind.COUNTY_HOSPITAL), person(), "机构类别"),
        (facility("T1", licensed_subjects=("外科",)), person(specialty="儿科"), "儿科"),
    ],
)
def test_each_reason_is_named(place: Facility, who: Person, word: str) -> None:
    verdict = judge(RULE, tiny_county(people=[who], facilities=[hospital(), place]), [duty("P1", "T1", MONDAY)])
    assert verdict.hard == 1
    assert word in verdict.findings[0].reason.zh


def test_a_village_clinic_is_a_destination_in_xinjiang_and_none_in_urad() -> None:
    clinic = facility("T1", kind=FacilityKind.VILLAGE_CLINIC)
    for profile, broken in (("xinjiang", 0), ("urad", 1)):
        county = tiny_county(facilities=[hospital(), clinic], profile=profile)
        assert shortfall(RULE, county, [duty("P1", "T1", MONDAY)]) == broken


def test_a_first_level_subject_includes_its_specialties() -> None:
    place = facility("T1", licensed_subjects=("内科",))
    county = tiny_county(people=[person(specialty="心血管内科")], facilities=[hospital(), place])
    assert shortfall(RULE, county, [duty("P1", "T1", MONDAY)]) == 0


def test_licensed_subjects_bind_physicians_only() -> None:
    place = facility("T1", licensed_subjects=("内科",))
    for category, broken in ((Category.PHYSICIAN, 1), (Category.NURSE, 0)):
        county = tiny_county(people=[person(category=category, specialty="护理")], facilities=[hospital(), place])
        assert shortfall(RULE, county, [duty("P1", "T1", MONDAY)]) == broken


@pytest.mark.parametrize(("minutes", "broken"), [(59, 0), (60, 0), (61, 1)])
def test_the_travel_limit_is_allowed_itself(minutes: int, broken: int) -> None:
    county = tiny_county(roads=[road("H1", "T1", minutes)])
    assert shortfall(RULE, county, [duty("P1", "T1", MONDAY)], max_minutes="60") == broken


@pytest.mark.parametrize(("minutes", "broken"), [(90, 0), (91, 1)])
def test_no_remote_place_for_those_who_may_not(minutes: int, broken: int) -> None:
    county = tiny_county(people=[person(no_remote=True)], roads=[road("H1", "T1", minutes)])
    assert shortfall(RULE, county, [duty("P1", "T1", MONDAY)]) == broken


def test_a_closed_road_bars_while_it_is_closed_and_the_place_is_named() -> None:
    county = tiny_county(roads=[road("H1", "T1", closed_from="11-01", closed_to="03-04"), road("H1", "T2")])
    verdict = judge(RULE, county, duties("P1", "T1", "2026-03-04", "2026-03-05"))
    assert [str(f.where.date) for f in verdict.findings] == ["2026-03-04"]
    (note,) = [n for n in verdict.notes if n.kind == "unreachable_place"]
    assert (note.where.facility, note.amount) == ("T1", 3)


def test_a_place_that_one_of_two_hospitals_reaches_is_no_unreachable_place() -> None:
    places = [hospital("H1"), hospital("H2"), facility("T1")]
    county = tiny_county(facilities=places, roads=[road("H2", "T1")])
    verdict = judge(RULE, county, [duty("P1", "T1", MONDAY)])
    assert verdict.hard == 1 and not verdict.notes


def test_remote_consultation_needs_no_road() -> None:
    county = tiny_county(roads=[])
    assert shortfall(RULE, county, [duty("P1", "T1", MONDAY, activity=Activity.REMOTE)]) == 0
    assert shortfall(RULE, county, [duty("P1", "H1", MONDAY, activity=Activity.REMOTE)]) == 1


def test_the_persons_own_specialty_is_the_truth() -> None:
    county = tiny_county(people=[person(specialty="儿科")])
    assert shortfall(RULE, county, [duty("P1", "T1", MONDAY, specialty="儿科")]) == 0
    verdict = judge(RULE, county, [duty("P1", "T1", MONDAY, specialty="外科")])
    assert verdict.hard == 1
    assert "外科" in verdict.findings[0].reason.zh and "儿科" in verdict.findings[0].reason.zh


def test_a_pinned_duty_where_nobody_may_go_is_pinned() -> None:
    county = tiny_county(roads=[], pins=[pin("P1", MONDAY, "T1")])
    verdict = judge(RULE, county, [duty("P1", "T1", MONDAY)])
    assert verdict.clean and verdict.score(RULE).pinned == 1


class TestDaysAMonth:
    """``max_month``: days of a month, those published or verified outside the horizon included."""

    county = tiny_county(people=[person(max_month=2.5)])

    def test_kept_exactly_at_the_limit(self) -> None:
        planned = [*duties("P1", "T1", MONDAY, "2026-03-03"), duty("P1", "T1", "2026-03-04", Part.AM)]
        assert shortfall(RULE, self.county, planned, MARCH) == 0

    def test_broken_by_exactly_one_day_and_a_half(self) -> None:
        verdict = judge(RULE, self.county, duties("P1", "T1", MONDAY, "2026-03-03", "2026-03-04", "2026-03-05"), MARCH)
        (found,) = verdict.findings
        assert (found.amount, found.where.month) == (1.5, "2026-03")

    def test_each_month_has_its_own_limit(self) -> None:
        planned = duties("P1", "T1", "2026-03-30", "2026-03-31", "2026-04-01", "2026-04-02")
        assert shortfall(RULE, self.county, planned, ("2026-03-30", "2026-04-05")) == 0

    def test_days_of_the_month_outside_the_horizon_count(self) -> None:
        served = [attendance("P1", "T1", "2026-03-09"), attendance("P1", "T1", "2026-03-10")]
        county = tiny_county(people=[person(max_month=2.5)], attendance=served)
        assert shortfall(RULE, county, [duty("P1", "T1", MONDAY)], WEEK) == 0.5

    def test_what_was_over_before_is_not_of_the_plans_making(self) -> None:
        promised = [published("P1", "T1", f"2026-03-{d:02d}") for d in (9, 10, 11, 12)]
        county = tiny_county(people=[person(max_month=2.5)], published=promised)
        score = judge(RULE, county, [duty("P1", "T1", MONDAY)], WEEK).score(RULE)
        assert (score.shortfall, score.pinned) == (1, 0)

    def test_pins_over_the_limit_are_pinned_and_the_rest_counts(self) -> None:
        days = (MONDAY, "2026-03-03", "2026-03-04")
        county = tiny_county(people=[person(max_month=2)], pins=[pin("P1", d, "T1") for d in days])
        verdict = judge(RULE, county, duties("P1", "T1", *days, "2026-03-05"), MARCH)
        assert (verdict.score(RULE).pinned, verdict.hard) == (1, 1)


@pytest.mark.parametrize(("who", "where"), [("P9", "T1"), ("P1", "T9")])
def test_an_unknown_code_is_named_and_never_a_crash(who: str, where: str) -> None:
    verdict = judge(RULE, tiny_county(), [duty(who, where, MONDAY)])
    (found,) = verdict.findings
    assert (found.rule, verdict.hard) == (RULE, 1)
    assert (who if who != "P1" else where) in found.message.zh
