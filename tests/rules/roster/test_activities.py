"""roster.activities: an activity is planned only where the facility can host it."""

import pytest

from models.county import Activity, FacilityKind, Part
from models.plan import Duty
from models.roster.activities import LIMITED
from tests.builders import duty, facility, hospital, people, pin, tiny_county
from tests.rules.judging import assert_every_mode, judge, shortfall

RULE = "roster.activities"
MON, TUE, WED = (f"2026-03-{n:02d}" for n in range(2, 5))
PLACES = [hospital(), facility("T1"), facility("T2", kind=FacilityKind.CENTRAL_TOWNSHIP_CENTER)]
COUNTY = tiny_county(people=people(3), facilities=PLACES)
CENTRAL = "central_township_center"


def shows(place: str, *days: str, activity: Activity = Activity.SURGERY) -> list[Duty]:
    return [duty("P1", place, day, activity=activity) for day in days]


def test_kept_where_the_facility_can_host_it() -> None:
    assert shortfall(RULE, COUNTY, shows("T2", MON, TUE), surgery=CENTRAL) == 0


def test_broken_by_exactly_two_where_it_cannot() -> None:
    verdict = judge(RULE, COUNTY, [*shows("T1", MON, TUE), *shows("T2", WED)], surgery=CENTRAL)
    assert verdict.hard == 2
    found = verdict.of(RULE)[0]
    assert (found.where.person, found.where.facility, str(found.where.date)) == ("P1", "T1", MON)
    assert "中心卫生院" in found.reason.zh and "central township" in found.reason.en


def test_every_mode() -> None:
    assert_every_mode(RULE, COUNTY, shows("T1", MON, TUE), amount=2, surgery=CENTRAL)


@pytest.mark.parametrize("activity", LIMITED)
def test_each_activity_has_a_parameter_of_its_own_and_none_is_limited_by_default(activity: Activity) -> None:
    plan = shows("T1", MON, activity=activity)
    assert shortfall(RULE, COUNTY, plan) == 0
    for name in LIMITED:
        assert shortfall(RULE, COUNTY, plan, **{name.value: CENTRAL}) == (name is activity)
    assert shortfall(RULE, COUNTY, plan, **{activity.value: f"{CENTRAL},township_center"}) == 0


def test_clinic_sessions_and_remote_consultation_are_not_limited() -> None:
    plan = [duty("P1", "T1", MON), duty("P2", "T1", MON, activity=Activity.REMOTE)]
    assert shortfall(RULE, COUNTY, plan, **{a.value: CENTRAL for a in LIMITED}) == 0


def test_a_half_day_is_a_duty() -> None:
    halves = [duty("P1", "T1", MON, part, activity=Activity.LECTURE) for part in (Part.AM, Part.PM)]
    assert shortfall(RULE, COUNTY, halves, lecture=CENTRAL) == 2


def test_the_activity_of_a_pinned_duty_is_the_plans_own() -> None:
    county = tiny_county(facilities=PLACES, pins=[pin("P1", MON, "T1")])
    score = judge(RULE, county, shows("T1", MON), surgery=CENTRAL).score(RULE)
    assert (score.pinned, score.shortfall) == (0, 1)
