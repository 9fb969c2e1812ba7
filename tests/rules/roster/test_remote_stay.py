"""roster.remote_stay: T1 is 30 minutes away, T2 60."""

import pytest

from models.county import Activity, Part
from models.rules import audit
from tests.builders import duties, duty, make_case, make_plan, only, people, pin, published, resident, road, tiny_county
from tests.rules.judging import assert_every_mode, judge, shortfall

RULE = "roster.remote_stay"
FAR = {"minutes": "59"}
MON, TUE, WED, THU, FRI = (f"2026-03-{n:02d}" for n in range(2, 7))
NEXT = "2026-03-09"
COUNTY = tiny_county(people=people(2))


def short(*dates: str, place: str = "T2", shortest: str = "2", minutes: str = "59") -> float:
    return shortfall(RULE, COUNTY, duties("P1", place, *dates), shortest=shortest, minutes=minutes)


def test_two_days_in_a_row_are_a_stay_and_one_is_a_day_short() -> None:
    assert short(MON, TUE) == 0
    assert short(MON) == 1
    assert short(MON, WED) == 2
    assert short(MON, TUE, THU) == 1
    assert short(MON, TUE, THU, FRI) == 0


@pytest.mark.parametrize(("shortest", "missed"), [("1", 0), ("2", 1), ("3", 2), ("4", 4), ("5", 6)])
def test_each_stay_lacks_what_it_is_short_of(shortest: str, missed: float) -> None:
    assert short(MON, TUE, WED, FRI, shortest=shortest) == missed


def test_only_beyond_the_limit() -> None:
    assert short(MON, minutes="60") == 0
    assert short(MON, minutes="") == 0
    assert short(MON, place="T1") == 0


def test_every_mode() -> None:
    plan = duties("P1", "T2", MON, WED)
    hard = judge(RULE, COUNTY, plan, **FAR)
    assert (hard.hard, hard.clean) == (2, False)
    assert_every_mode(RULE, COUNTY, plan, amount=2, **FAR)


def test_the_finding_says_who_where_from_when() -> None:
    (found,) = judge(RULE, COUNTY, duties("P1", "T2", THU), **FAR).of(RULE)
    assert (found.required, found.actual) == (2, 1)
    assert (found.where.person, found.where.facility, str(found.where.date)) == ("P1", "T2", THU)
    assert "单程60分钟" in found.reason.zh


def test_another_place_or_person_ends_a_stay() -> None:
    two = [*duties("P1", "T2", MON), *duties("P2", "T2", TUE)]
    assert shortfall(RULE, COUNTY, two, **FAR) == 2
    assert shortfall(RULE, COUNTY, [*duties("P1", "T2", MON), *duties("P1", "T1", TUE)], **FAR) == 1


def test_the_weekend_ends_a_stay_and_a_day_off_does_not() -> None:
    plan = duties("P1", "T2", FRI, NEXT)
    assert shortfall(RULE, COUNTY, plan, (MON, "2026-03-15"), **FAR) == 2
    holiday = duties("P1", "T2", "2026-04-03", "2026-04-07")
    assert shortfall(RULE, COUNTY, holiday, ("2026-03-30", "2026-04-12"), **FAR) == 2


def test_half_days_make_a_day() -> None:
    halves = [duty("P1", "T2", MON, Part.PM), duty("P1", "T2", TUE, Part.AM)]
    assert shortfall(RULE, COUNTY, halves, **FAR) == 0
    assert shortfall(RULE, COUNTY, halves[:1], **FAR) == 1


def test_days_published_in_the_same_week_lengthen_a_stay() -> None:
    county = tiny_county(published=[published("P1", "T2", TUE)])
    assert shortfall(RULE, county, duties("P1", "T2", WED), (WED, "2026-03-08"), **FAR) == 0
    assert shortfall(RULE, county, duties("P1", "T2", THU), (WED, "2026-03-08"), **FAR) == 1
    assert shortfall(RULE, county, [], (WED, "2026-03-08"), **FAR) == 0


def test_pinned_days_alone_are_the_pins_doing() -> None:
    county = tiny_county(pins=[pin("P1", MON, "T2")])
    alone = judge(RULE, county, duties("P1", "T2", MON), **FAR).score(RULE)
    assert (alone.pinned, alone.shortfall) == (1, 0)
    longer = judge(RULE, county, duties("P1", "T2", MON, TUE), shortest="3", **FAR).score(RULE)
    assert (longer.pinned, longer.shortfall) == (0, 1)


def test_residents_and_remote_consultation_stay_out_of_it() -> None:
    county = tiny_county(residents=[resident("P1", "T2", MON, "2026-09-02")])
    assert shortfall(RULE, county, duties("P1", "T2", MON), **FAR) == 0
    assert shortfall(RULE, COUNTY, [duty("P1", "T2", MON, activity=Activity.REMOTE)], **FAR) == 0


def test_the_roads_of_the_weeks_first_day_decide() -> None:
    roads = [road("H1", "T2", 60, winter_minutes=90)]
    county = tiny_county(roads=roads)
    plan = duties("P1", "T2", "2026-04-01")
    assert shortfall(RULE, county, plan, ("2026-03-30", "2026-04-05"), minutes="60") == 1
    assert shortfall(RULE, county, plan, ("2026-04-01", "2026-04-05"), minutes="60") == 0


@pytest.mark.parametrize(
    ("mode", "dates", "minutes"),
    [("hard", (MON, TUE, WED), 120), ("soft", (MON, WED), 240), ("report", (MON, TUE), 240), ("off", (MON, TUE), 240)],
)
def test_a_stay_is_one_trip_where_the_rule_holds(mode: str, dates: tuple[str, ...], minutes: float) -> None:
    rules = only("roster.travel") | {f"{RULE}.mode": mode, f"{RULE}.minutes": "59"}
    case = make_case(COUNTY, MON, "2026-03-08", rules)
    assert audit(case, make_plan(case, *duties("P1", "T2", *dates))).score("roster.travel").value == minutes


def test_days_at_near_places_are_trips_each() -> None:
    case = make_case(
        COUNTY, MON, "2026-03-08", only("roster.travel") | {f"{RULE}.mode": "hard", f"{RULE}.minutes": "59"}
    )
    plan = make_plan(case, *duties("P1", "T1", MON, TUE), *duties("P2", "T2", MON, TUE))
    assert audit(case, plan).score("roster.travel").value == 240
