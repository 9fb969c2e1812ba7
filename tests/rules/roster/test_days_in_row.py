"""roster.days_in_row: working days of a week, one after another."""

import pytest

from models.county import Activity, CalendarDay, DateKind, Part
from tests.builders import day, duties, duty, pin, published, tiny_county
from tests.rules.judging import MARCH, assert_every_mode, judge, shortfall

RULE = "roster.days_in_row"
MON, TUE, WED, THU, FRI = (f"2026-03-{n:02d}" for n in range(2, 7))
NEXT_MON = "2026-03-09"
COUNTY = tiny_county()


@pytest.mark.parametrize(("limit", "missed"), [("5", 0), ("4", 0), ("3", 1), ("2", 2), ("1", 3), ("0", 4), ("", 0)])
def test_kept_at_the_limit_and_broken_by_exactly_what_is_more(limit: str, missed: float) -> None:
    assert shortfall(RULE, COUNTY, duties("P1", "T1", MON, TUE, WED, THU), max_days=limit) == missed


def test_every_mode() -> None:
    assert_every_mode(RULE, COUNTY, duties("P1", "T1", MON, TUE, WED, THU), amount=2, max_days="2")


def test_a_day_at_home_ends_the_run() -> None:
    plan = duties("P1", "T1", MON, TUE, THU, FRI)
    assert shortfall(RULE, COUNTY, plan, max_days="2") == 0
    verdict = judge(RULE, COUNTY, plan, max_days="1")
    assert verdict.hard == 2
    (found,) = verdict.of(RULE)
    assert (found.where.person, str(found.where.week), found.required, found.actual) == ("P1", MON, 1, 3)
    assert "03-02, 03-03, 03-05, 03-06" in found.reason.zh


def test_the_weekend_ends_the_run() -> None:
    assert shortfall(RULE, COUNTY, duties("P1", "T1", THU, FRI, NEXT_MON, "2026-03-10"), MARCH, max_days="2") == 0


def test_a_day_off_between_two_working_days_does_not_end_it() -> None:
    off = [CalendarDay(date=day(TUE), kind=DateKind.OFF)]
    plan = duties("P1", "T1", MON, WED)
    assert shortfall(RULE, tiny_county(calendar=off), plan, max_days="1") == 1
    assert shortfall(RULE, COUNTY, plan, max_days="1") == 0


def test_a_half_day_is_a_day_of_service_and_two_places_are_one() -> None:
    plan = [duty("P1", "T1", MON, Part.AM), duty("P1", "T2", MON, Part.PM), duty("P1", "T1", TUE, Part.PM)]
    assert shortfall(RULE, COUNTY, plan, max_days="1") == 1
    assert shortfall(RULE, COUNTY, plan[:2], max_days="1") == 0


def test_remote_consultation_is_no_day() -> None:
    plan = [duty("P1", "T1", MON), duty("P1", "T1", TUE, activity=Activity.REMOTE), duty("P1", "T1", WED)]
    assert shortfall(RULE, COUNTY, plan, max_days="1") == 0


def test_history_on_both_sides_joins_and_is_not_of_this_plan() -> None:
    rows = [published("P1", "T1", d) for d in (MON, TUE, FRI)]
    county = tiny_county(published=rows)
    middle = (WED, THU)
    assert shortfall(RULE, county, duties("P1", "T1", WED), middle, max_days="2") == 1
    assert shortfall(RULE, county, duties("P1", "T1", THU), middle, max_days="2") == 0
    assert shortfall(RULE, county, duties("P1", "T1", WED, THU), middle, max_days="2") == 3
    score = judge(RULE, county, duties("P1", "T1", THU), middle, max_days="1").score(RULE)
    assert (score.shortfall, score.pinned) == (1, 0)  # Thursday and Friday; Monday and Tuesday are not of this plan


def test_what_pins_alone_make_is_pinned_and_the_rest_counts() -> None:
    county = tiny_county(pins=[pin("P1", d, "T1") for d in (MON, TUE, WED)])
    score = judge(RULE, county, duties("P1", "T1", MON, TUE, WED, THU), max_days="2").score(RULE)
    assert (score.pinned, score.shortfall) == (1, 1)
