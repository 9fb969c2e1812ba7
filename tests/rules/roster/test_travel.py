"""roster.travel: round trips in person-minutes."""

import pytest

from models.county import Activity, County, Mode, Part, Tier
from models.plan import Duty
from tests.builders import duty, people, road, tiny_county
from tests.rules.judging import WEEK, judge

RULE = "roster.travel"
COUNTY = tiny_county(people=people(2))
MONDAY = "2026-03-02"


def minutes(*duties: Duty, county: County = COUNTY) -> float:
    return judge(RULE, county, duties, mode=Mode.SOFT).score(RULE).value


def test_each_person_facility_and_date_is_a_round_trip() -> None:
    assert minutes() == 0
    assert minutes(duty("P1", "T1", MONDAY)) == 60
    assert minutes(duty("P1", "T1", MONDAY), duty("P2", "T1", MONDAY), duty("P1", "T2", "2026-03-03")) == 240


def test_two_halves_at_one_place_are_one_trip_and_at_two_places_two() -> None:
    morning = duty("P1", "T1", MONDAY, Part.AM)
    assert minutes(morning, duty("P1", "T1", MONDAY, Part.PM)) == 60
    assert minutes(morning, duty("P1", "T2", MONDAY, Part.PM)) == 180


def test_winter_roads_until_the_end_of_march() -> None:
    county = tiny_county(roads=[road("H1", "T1", 30, winter_minutes=50)])
    for day, expected in (("2026-03-31", 100), ("2026-04-01", 60)):
        verdict = judge(RULE, county, [duty("P1", "T1", day)], (day, day), Mode.SOFT)
        assert verdict.score(RULE).value == expected


def test_remote_consultation_and_unreachable_places_add_nothing() -> None:
    assert minutes(duty("P1", "T1", MONDAY, activity=Activity.REMOTE)) == 0
    assert minutes(duty("P1", "T1", MONDAY), county=tiny_county(roads=[])) == 0


@pytest.mark.parametrize(("mode", "cost"), [(Mode.SOFT, 180), (Mode.REPORT, 0)])
def test_it_costs_its_weight_where_it_is_pushed(mode: Mode, cost: float) -> None:
    verdict = judge(RULE, COUNTY, [duty("P1", "T1", MONDAY)], WEEK, mode, weight="3")
    assert verdict.score(RULE).value == 60
    assert verdict.tiers[Tier.TRAVEL] == cost
    assert verdict.clean and not verdict.findings


def test_off_is_not_looked_at() -> None:
    verdict = judge(RULE, COUNTY, [duty("P1", "T1", MONDAY)], WEEK, Mode.OFF)
    assert RULE not in {s.rule for s in verdict.scores}
