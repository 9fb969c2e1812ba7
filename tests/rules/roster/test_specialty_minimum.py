"""roster.specialty_minimum: days a month of each listed specialty at each receiving facility."""

import pytest

from models.county import Activity, FacilityKind, Part
from models.roster.specialty_floors import specialty_floors
from tests.builders import duties, duty, facility, hospital, make_case, only, person, pin, published, tiny_county
from tests.rules.judging import MARCH, assert_every_mode, judge, shortfall

RULE = "roster.specialty_minimum"
CHILD = person("P1", specialty="小儿科")
MIND = person("P2", specialty="精神科")
OTHER = person("P3", specialty="内科")
ONE_TOWN = [hospital(), facility("T1")]
COUNTY = tiny_county(people=[CHILD, MIND, OTHER], facilities=ONE_TOWN)
D2, D3, D4, D5 = (f"2026-03-{n:02d}" for n in range(2, 6))
ONLY_CHILD = {"specialties": "儿科/小儿科"}


@pytest.mark.parametrize(("days", "missed"), [("0", 0), ("2", 0), ("3", 1), ("2.5", 0.5), ("4", 2)])
def test_kept_at_the_minimum_and_broken_by_exactly_what_is_missing(days: str, missed: float) -> None:
    assert shortfall(RULE, COUNTY, duties("P1", "T1", D2, D3), MARCH, days=days, **ONLY_CHILD) == missed


def test_every_mode() -> None:
    assert_every_mode(RULE, COUNTY, duties("P1", "T1", D2), 2, MARCH, days="3", **ONLY_CHILD)


def test_each_specialty_and_facility_is_asked_for_apart_by_default() -> None:
    county = tiny_county(people=[CHILD, MIND, OTHER])
    plan = [duty("P1", "T1", D2), duty("P1", "T1", D3), duty("P3", "T2", D2)]
    found = judge(RULE, county, plan, MARCH).of(RULE)
    assert [(f.where.facility, f.where.specialty) for f in found] == [
        ("T1", "精神科"),
        ("T2", "儿科"),
        ("T2", "精神科"),
    ]
    assert {f.where.month for f in found} == {"2026-03"}


def test_only_the_kinds_that_are_listed_and_that_receive() -> None:
    places = [
        hospital(),
        facility("T1", kind=FacilityKind.VILLAGE_CLINIC),
        facility("T2", receives=False),
        facility("T3", kind=FacilityKind.COMMUNITY_CENTER),
    ]
    county = tiny_county(people=[CHILD], facilities=places)
    assert [f.where.facility for f in judge(RULE, county, [], MARCH, **ONLY_CHILD).of(RULE)] == ["T3"]
    clinics = judge(RULE, county, [], MARCH, kinds="village_clinic", **ONLY_CHILD)
    assert [f.where.facility for f in clinics.of(RULE)] == ["T1"]


def test_each_month_counts_alone() -> None:
    plan = duties("P1", "T1", D2, D3)
    found = judge(RULE, COUNTY, plan, ("2026-03-01", "2026-04-30"), days="1", **ONLY_CHILD).of(RULE)
    assert [(f.where.month, f.amount) for f in found] == [("2026-04", 1)]


def test_a_part_of_a_month_counts_in_proportion_half_up() -> None:
    """March 2026 has 22 working days; five of them ask 5/22 of 7 days, 1.59: 2 days, or 1.5 by halves."""
    asked = {}
    for unit in ("day", "half"):
        rules = only(RULE, days="7", **ONLY_CHILD) | {"roster.availability.slot": unit}
        (floor,) = specialty_floors(make_case(COUNTY, "2026-03-02", "2026-03-08", rules))
        asked[unit] = floor.days
    assert asked == {"day": 2, "half": 1.5}
    assert shortfall(RULE, COUNTY, [], ("2026-03-02", "2026-03-08"), days="2", **ONLY_CHILD) == 0
    assert shortfall(RULE, COUNTY, [], ("2026-03-02", "2026-03-08"), days="3", **ONLY_CHILD) == 1


def test_halves_count_half_and_remote_consultation_nothing() -> None:
    assert shortfall(RULE, COUNTY, [duty("P1", "T1", D2, Part.AM)], MARCH, days="1", **ONLY_CHILD) == 0.5
    remote = [duty("P1", "T1", D2, activity=Activity.REMOTE)]
    assert shortfall(RULE, COUNTY, remote, MARCH, days="1", **ONLY_CHILD) == 1


def test_the_reason_says_who_can_mend_it() -> None:
    nobody = judge(RULE, tiny_county(people=[OTHER], facilities=ONE_TOWN), [], MARCH, **ONLY_CHILD).of(RULE)[0]
    assert "没有适格的儿科人员" in nobody.reason.zh
    somebody = judge(RULE, COUNTY, [], MARCH, **ONLY_CHILD).of(RULE)[0]
    assert "小儿科人员1人" in somebody.reason.zh and "1 people of 小儿科" in somebody.reason.en


def test_pinned_duties_serve_as_well() -> None:
    county = tiny_county(people=[CHILD], facilities=ONE_TOWN, pins=[pin("P1", D4, "T1")])
    assert shortfall(RULE, county, duties("P1", "T1", D4, D5), MARCH, days="2", **ONLY_CHILD) == 0


def test_the_rest_of_a_month_is_joined_with_what_is_known_of_it() -> None:
    """Three days of pediatrics a month: one is published before the horizon, another specialty's day counts nothing."""
    known = [published("P1", "T1", D2), published("P2", "T1", D3)]
    county = tiny_county(people=[CHILD, MIND, OTHER], facilities=ONE_TOWN, published=known)
    (found,) = judge(RULE, county, [], (D4, "2026-03-31"), days="3", **ONLY_CHILD).findings
    assert (found.required, found.actual) == (3, 1)
