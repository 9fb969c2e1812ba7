"""roster.one_place: a person is at one facility at most at a time."""

from models.county import Part
from tests.builders import duty, pin, tiny_county
from tests.rules.judging import assert_every_mode, judge, shortfall

RULE = "roster.one_place"
COUNTY = tiny_county()
DAY = "2026-03-02"


def test_kept_by_one_duty_a_day() -> None:
    assert shortfall(RULE, COUNTY, [duty("P1", "T1", DAY), duty("P1", "T2", "2026-03-03")]) == 0


def test_kept_exactly_by_two_places_in_two_halves() -> None:
    assert shortfall(RULE, COUNTY, [duty("P1", "T1", DAY, Part.AM), duty("P1", "T2", DAY, Part.PM)]) == 0


def test_broken_by_exactly_two() -> None:
    verdict = judge(RULE, COUNTY, [duty("P1", "T1", DAY), duty("P1", "T2", DAY), duty("P1", "T1", DAY)])
    (found,) = verdict.of(RULE)
    assert (found.amount, verdict.hard, found.where.person) == (2, 2, "P1")
    assert "T1、T2" in found.reason.zh and "T1, T2" in found.reason.en


def test_the_fuller_half_counts() -> None:
    halves = [duty("P1", "T1", DAY, Part.AM), duty("P1", "T2", DAY, Part.PM), duty("P1", "T2", DAY, Part.AM)]
    assert shortfall(RULE, COUNTY, halves) == 1
    assert shortfall(RULE, COUNTY, [duty("P1", "T1", DAY), duty("P1", "T2", DAY, Part.PM)]) == 1


def test_every_mode() -> None:
    assert_every_mode(RULE, COUNTY, [duty("P1", "T1", DAY), duty("P1", "T2", DAY)], amount=1)


def test_two_pins_at_once_are_pinned_and_a_third_duty_counts() -> None:
    county = tiny_county(pins=[pin("P1", DAY, "T1"), pin("P1", DAY, "T2")])
    both = [duty("P1", "T1", DAY), duty("P1", "T2", DAY)]
    assert judge(RULE, county, both).clean
    assert judge(RULE, county, both).score(RULE).pinned == 1
    assert judge(RULE, county, [*both, duty("P1", "T1", DAY)]).hard == 1


def test_a_plan_that_calls_its_duties_pinned_is_not_believed() -> None:
    claimed = [duty("P1", "T1", DAY, pinned=True), duty("P1", "T2", DAY, pinned=True)]
    assert judge(RULE, COUNTY, claimed).hard == 1
