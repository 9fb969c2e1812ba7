"""roster.pins: what must, and must not, be planned."""

import pytest

from models.county import Part, PinKind
from tests.builders import duty, pin, tiny_county
from tests.rules.judging import MARCH, WEEK, assert_every_mode, judge, shortfall

RULE = "roster.pins"
MONDAY, TUESDAY = "2026-03-02", "2026-03-03"
MUST = tiny_county(pins=[pin("P1", MONDAY, "T1", reason="科室已定"), pin("P1", TUESDAY, "T2")])
NEVER = tiny_county(pins=[pin("P1", MONDAY, "T1", kind=PinKind.MUST_NOT)])
NOWHERE = tiny_county(pins=[pin("P1", MONDAY, kind=PinKind.MUST_NOT)])


def test_kept_when_every_pin_is_planned() -> None:
    assert shortfall(RULE, MUST, [duty("P1", "T1", MONDAY), duty("P1", "T2", TUESDAY)]) == 0


def test_broken_by_exactly_the_pins_that_are_missing() -> None:
    assert shortfall(RULE, MUST, [duty("P1", "T1", MONDAY)]) == 1
    verdict = judge(RULE, MUST, [duty("P1", "T2", MONDAY)])
    assert verdict.hard == 2
    assert "科室已定" in verdict.findings[0].reason.zh


def test_every_mode() -> None:
    assert_every_mode(RULE, MUST, [], amount=2)


def test_pins_outside_the_horizon_are_left_aside() -> None:
    assert shortfall(RULE, MUST, [], ("2026-03-09", "2026-03-15")) == 0


@pytest.mark.parametrize(("parts", "missing"), [([Part.AM], 1), ([Part.AM, Part.PM], 0), ([Part.DAY], 0)])
def test_a_whole_day_is_pinned_whole(parts: list[Part], missing: int) -> None:
    county = tiny_county(pins=[pin("P1", MONDAY, "T1")])
    assert shortfall(RULE, county, [duty("P1", "T1", MONDAY, part) for part in parts]) == missing


def test_what_must_not_be_is_one_breach_a_duty() -> None:
    assert shortfall(RULE, NEVER, [duty("P1", "T2", MONDAY), duty("P1", "T1", TUESDAY)]) == 0
    assert shortfall(RULE, NEVER, [duty("P1", "T1", MONDAY)]) == 1


def test_a_must_not_without_facility_keeps_the_person_free() -> None:
    halves = [duty("P1", "T1", MONDAY, Part.AM), duty("P1", "T2", MONDAY, Part.PM)]
    assert shortfall(RULE, NOWHERE, halves, MARCH) == 2
    assert shortfall(RULE, NOWHERE, [duty("P1", "T1", TUESDAY)], WEEK) == 0


@pytest.mark.parametrize(("part", "broken"), [(Part.AM, 1), (Part.PM, 0), (Part.DAY, 1)])
def test_a_must_not_for_a_morning_leaves_the_afternoon(part: Part, broken: int) -> None:
    county = tiny_county(pins=[pin("P1", MONDAY, "T1", part=Part.AM, kind=PinKind.MUST_NOT)])
    assert shortfall(RULE, county, [duty("P1", "T1", MONDAY, part)]) == broken
