"""roster.weekly_limit: days of a person in a Monday-Sunday week."""

import pytest

from models.county import Activity, Part
from tests.builders import duties, duty, people, pin, published, tiny_county
from tests.rules.judging import MARCH, assert_every_mode, judge, shortfall

RULE = "roster.weekly_limit"
MON, TUE, WED, THU, FRI = (f"2026-03-{n:02d}" for n in range(2, 7))
COUNTY = tiny_county(people=people(2))


@pytest.mark.parametrize(("limit", "missed"), [("4", 0), ("3", 0), ("2", 1), ("1", 2), ("0", 3), ("", 0)])
def test_kept_at_the_limit_and_broken_by_exactly_what_is_more(limit: str, missed: float) -> None:
    assert shortfall(RULE, COUNTY, duties("P1", "T1", MON, TUE, FRI), max_days=limit) == missed


def test_the_finding_names_person_and_week() -> None:
    (found,) = judge(RULE, COUNTY, duties("P1", "T1", MON, TUE, FRI), max_days="1").of(RULE)
    assert (found.required, found.actual, found.amount) == (1, 3, 2)
    assert (found.where.person, str(found.where.week)) == ("P1", MON)
    assert "3天" in found.message.zh and "3 days" in found.message.en


def test_every_mode() -> None:
    assert_every_mode(RULE, COUNTY, duties("P1", "T1", MON, TUE, FRI), amount=2, max_days="1")


def test_each_week_and_each_person_counts_alone() -> None:
    plan = [*duties("P1", "T1", MON, TUE, "2026-03-09", "2026-03-10"), *duties("P2", "T1", MON, TUE)]
    assert shortfall(RULE, COUNTY, plan, MARCH, max_days="2") == 0
    assert shortfall(RULE, COUNTY, plan, MARCH, max_days="1") == 3


def test_half_days_are_halves_and_two_places_at_once_are_one_day() -> None:
    halves = [duty("P1", "T1", MON), duty("P1", "T2", TUE, Part.AM)]
    assert shortfall(RULE, COUNTY, halves, max_days="1") == 0.5
    assert shortfall(RULE, COUNTY, [duty("P1", "T1", MON), duty("P1", "T2", MON)], max_days="1") == 0


def test_remote_consultation_is_no_day() -> None:
    assert shortfall(RULE, COUNTY, [duty("P1", "T1", MON, activity=Activity.REMOTE)], max_days="0") == 0


def test_days_of_the_week_outside_the_horizon_join() -> None:
    county = tiny_county(published=[published("P1", "T1", MON), published("P1", "T1", "2026-02-27")])
    plan = duties("P1", "T1", WED, FRI)
    assert shortfall(RULE, county, plan, (WED, "2026-03-08"), max_days="3") == 0
    assert shortfall(RULE, county, plan, (WED, "2026-03-08"), max_days="2") == 1


def test_days_before_that_are_too_many_already_are_not_of_this_plan() -> None:
    county = tiny_county(published=[published("P1", "T1", d) for d in (MON, TUE)])
    score = judge(RULE, county, duties("P1", "T1", WED), (WED, "2026-03-08"), max_days="1").score(RULE)
    assert (score.shortfall, score.pinned) == (1, 0)


def test_what_pins_alone_exceed_is_pinned_and_the_rest_counts() -> None:
    county = tiny_county(pins=[pin("P1", d, "T1") for d in (MON, TUE, WED)])
    score = judge(RULE, county, duties("P1", "T1", MON, TUE, WED, THU), max_days="2").score(RULE)
    assert (score.pinned, score.shortfall) == (1, 1)
