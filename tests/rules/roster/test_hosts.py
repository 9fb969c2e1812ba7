"""roster.hosts: receiving units a person and year."""

import pytest

from models.plan import Duty
from tests.builders import (
    attendance,
    duties,
    duty,
    facility,
    hospital,
    opening,
    person,
    pin,
    tiny_county,
)
from tests.rules.judging import MARCH, assert_every_mode, judge, shortfall

RULE = "roster.hosts"
PLACES = [hospital(), *(facility(f"T{n}") for n in range(1, 6))]
DAYS = ("2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05")
COUNTY = tiny_county(facilities=PLACES)


def visit(*places: str) -> list[Duty]:
    return [duty("P1", place, day) for place, day in zip(places, DAYS, strict=False)]


def test_kept_below_the_limit_however_often() -> None:
    assert shortfall(RULE, COUNTY, duties("P1", "T1", *DAYS)) == 0


def test_kept_exactly_at_the_limit() -> None:
    assert shortfall(RULE, COUNTY, visit("T1", "T2")) == 0


def test_broken_by_exactly_two() -> None:
    verdict = judge(RULE, COUNTY, visit("T1", "T2", "T3", "T4"))
    (found,) = verdict.findings
    assert (found.required, found.actual, found.amount, found.where.year) == (2, 4, 2, 2026)
    assert "T1、T2、T3、T4" in found.reason.zh


def test_every_mode() -> None:
    assert_every_mode(RULE, COUNTY, visit("T1", "T2", "T3"), amount=1)


@pytest.mark.parametrize(("limit", "broken"), [("1", 2), ("3", 0), ("", 0)])
def test_the_limit_is_a_parameter(limit: str, broken: int) -> None:
    assert shortfall(RULE, COUNTY, visit("T1", "T2", "T3"), max_hosts=limit) == broken


def test_hosts_served_before_in_the_year_count() -> None:
    county = tiny_county(
        facilities=PLACES,
        opening=[opening("P1", "2026-01-31", hosts_year=("T4",))],
        attendance=[attendance("P1", "T5", "2026-02-10")],
    )
    assert shortfall(RULE, county, visit("T4", "T5"), MARCH) == 0
    assert shortfall(RULE, county, visit("T4", "T1"), MARCH) == 1


def test_hosts_of_another_year_do_not_count() -> None:
    county = tiny_county(facilities=PLACES, attendance=[attendance("P1", "T5", "2025-12-30")])
    assert shortfall(RULE, county, visit("T1", "T2"), MARCH) == 0


def test_a_limit_that_was_passed_before_binds_only_what_is_new() -> None:
    county = tiny_county(facilities=PLACES, opening=[opening("P1", "2026-02-28", hosts_year=("T1", "T2", "T3"))])
    assert judge(RULE, county, visit("T1", "T3"), MARCH).findings == ()
    score = judge(RULE, county, visit("T1", "T4"), MARCH).score(RULE)
    assert (score.shortfall, score.pinned) == (1, 0)


def test_each_year_has_its_own_hosts() -> None:
    planned = [duty("P1", f"T{n}", day) for n, day in enumerate(("2026-12-30", "2026-12-31", "2027-01-04"), 1)]
    assert shortfall(RULE, COUNTY, planned, ("2026-12-28", "2027-01-10")) == 0


def test_where_hosts_are_named_only_these_or_those_served_before() -> None:
    county = tiny_county(
        people=[person(host1="T1")], facilities=PLACES, opening=[opening("P1", "2026-02-28", hosts_year=("T2",))]
    )
    assert shortfall(RULE, county, visit("T1", "T2"), MARCH) == 0
    verdict = judge(RULE, county, visit("T1", "T3"), MARCH)
    assert [f.where.facility for f in verdict.findings if f.where.facility] == ["T3"]
    assert "T1" in verdict.findings[-1].reason.zh


def test_hosts_that_pins_name_are_pinned_and_the_rest_counts() -> None:
    pins = [pin("P1", day, place) for place, day in zip(("T1", "T2", "T3"), DAYS, strict=False)]
    county = tiny_county(facilities=PLACES, pins=pins)
    verdict = judge(RULE, county, visit("T1", "T2", "T3", "T4"))
    assert (verdict.score(RULE).pinned, verdict.hard) == (1, 1)
