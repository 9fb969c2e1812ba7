"""roster.fair_remote: days at remote places are shared alike."""

from tests.builders import duties, facility, hospital, people, road, tiny_county
from tests.rules.judging import assert_every_mode, judge, shortfall

RULE = "roster.fair_remote"
DAYS = tuple(f"2026-03-{n:02d}" for n in (2, 3, 4, 5, 6))
PLACES = [hospital(), facility("T1"), facility("T2")]
REMOTE = tiny_county(people(2), PLACES, roads=[road("H1", "T1", 90), road("H1", "T2", 91)])
"""T2 lies a minute beyond the 90 from which a place is remote."""


def test_only_remote_days_count() -> None:
    assert shortfall(RULE, REMOTE, duties("P1", "T1", *DAYS)) == 0
    assert shortfall(RULE, REMOTE, duties("P1", "T2", *DAYS)) == 4


def test_kept_exactly_at_the_tolerance() -> None:
    assert judge(RULE, REMOTE, [*duties("P1", "T2", *DAYS[:3]), *duties("P2", "T2", *DAYS[:2])]).findings == ()


def test_who_may_go_to_no_remote_place_is_left_out() -> None:
    staff = people(2)
    staff[1] = staff[1].model_copy(update={"no_remote": True})
    county = REMOTE.model_copy(update={"staff": tuple(staff)})
    assert shortfall(RULE, county, duties("P1", "T2", *DAYS)) == 0


def test_the_minutes_are_those_of_the_season() -> None:
    winter = tiny_county(people(2), PLACES, roads=[road("H1", "T1", 60, winter_minutes=120)])
    assert shortfall(RULE, winter, duties("P1", "T1", *DAYS)) == 4
    april = tuple(f"2026-04-{n:02d}" for n in (13, 14, 15, 16, 17))
    assert shortfall(RULE, winter, duties("P1", "T1", *april), ("2026-04-13", "2026-04-19")) == 0


def test_every_mode() -> None:
    assert_every_mode(RULE, REMOTE, duties("P1", "T2", *DAYS), amount=4)
