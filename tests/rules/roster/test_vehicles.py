"""roster.vehicles: seats for those who go out."""

from models.county import Activity, CalendarDay, DateKind, Part
from models.plan import Duty, Outing
from models.rules import audit
from models.verdict import Verdict
from tests.builders import (
    day,
    duties,
    duty,
    facility,
    hospital,
    make_case,
    make_plan,
    only,
    people,
    person,
    pin,
    resident,
    tiny_county,
    vehicle,
)  # fmt: skip
from tests.rules.judging import assert_every_mode, judge, shortfall

RULE = "roster.vehicles"
MON, TUE, SAT = "2026-03-02", "2026-03-03", "2026-03-07"
THREE = [duty("P1", "T1", MON), duty("P2", "T1", MON), duty("P3", "T2", MON)]


def short(*cars: object, plan: list[Duty] | None = None, **records: object) -> float:
    return shortfall(RULE, tiny_county(people=people(3), vehicles=cars, **records), plan or THREE)


def outing(car: str, place: str, *who: str, date: str = MON) -> Outing:
    return Outing(vehicle=car, facility=place, date=day(date), people=who)


def told(cars: list[object], *outings: Outing) -> Verdict:
    """Return the verdict on three riders whose plan says who rides with whom."""
    county = tiny_county(people=people(3), vehicles=cars)
    case = make_case(county, MON, "2026-03-08", only(RULE))
    return audit(case, make_plan(case, *THREE, outings=outings))


def test_seats_enough_exactly_and_too_few() -> None:
    assert short(vehicle("V1", 2), vehicle("V2", 4)) == 0
    assert short(vehicle("V1", 2), vehicle("V2", 1)) == 0
    assert short(vehicle("V1", 2)) == 1
    assert short(vehicle("V1", 1)) == 2
    assert short(vehicle("V1", 3, days=(2,))) == 3


def test_a_county_or_hospital_without_vehicles_goes_its_own_way() -> None:
    assert short() == 0
    assert short(vehicle("V1", 1, owner="T1")) == 0


def test_every_mode() -> None:
    assert_every_mode(RULE, tiny_county(people=people(3), vehicles=[vehicle("V1", 1)]), THREE, amount=2)


def test_the_finding_says_who_is_left_and_what_runs() -> None:
    (found,) = judge(RULE, tiny_county(people=people(3), vehicles=[vehicle("V1", 2)]), THREE).of(RULE)
    assert (found.required, found.actual, found.amount) == (2, 3, 1)
    assert (found.where.hospital, str(found.where.date)) == ("H1", MON)
    assert "P3" in found.reason.zh and "1辆，共2座，已出1辆" in found.reason.zh


def test_cars_go_out_once_a_day_and_again_the_next() -> None:
    assert short(vehicle("V1", 1), plan=[duty("P1", "T1", MON), duty("P2", "T1", MON)]) == 1
    assert short(vehicle("V1", 1), plan=[duty("P1", "T1", MON), duty("P2", "T1", TUE)]) == 0


def test_both_halves_at_one_place_are_one_way_at_two_places_two() -> None:
    halves = [duty("P1", "T1", MON, Part.AM), duty("P1", "T1", MON, Part.PM)]
    assert short(vehicle("V1", 1), plan=halves) == 0
    assert short(vehicle("V1", 1), plan=[halves[0], duty("P1", "T2", MON, Part.PM)]) == 1


def test_who_lives_there_or_stays_at_home_needs_no_seat() -> None:
    assert short(vehicle("V1", 1), residents=[resident("P2", "T1", "2026-01-01", "2026-12-31")]) == 1
    remote = [duty("P1", "T1", MON), duty("P2", "T1", MON, activity=Activity.REMOTE)]
    assert short(vehicle("V1", 1), plan=remote) == 0


def test_a_car_of_weekdays_runs_on_a_make_up_day() -> None:
    makeup = [CalendarDay(date=day(SAT), kind=DateKind.WORKDAY)]
    plan = [duty("P1", "T1", SAT)]
    assert short(vehicle("V1", 1), plan=plan, calendar=makeup) == 0
    assert short(vehicle("V1", 1, days=(1, 2)), plan=plan, calendar=makeup) == 1


def test_who_is_pinned_beyond_the_seats_is_pinned() -> None:
    county = tiny_county(people=people(3), vehicles=[vehicle("V1", 1)], pins=[pin(f"P{n}", MON, "T1") for n in (1, 2)])
    score = judge(RULE, county, THREE).score(RULE)
    assert (score.pinned, score.shortfall) == (1, 1)


def test_the_outings_of_the_plan_count_as_they_are() -> None:
    two = [vehicle("V1", 2), vehicle("V2", 1)]
    assert told(two, outing("V1", "T1", "P1", "P2"), outing("V2", "T2", "P3")).clean
    assert told(two, outing("V1", "T1", "P1", "P2")).score(RULE).shortfall == 1


def test_an_outing_that_cannot_be_seats_nobody() -> None:
    two = [vehicle("V1", 2), vehicle("V2", 1, days=(2,))]
    for wrong in (
        outing("V2", "T2", "P3"),
        outing("V9", "T2", "P3"),
        outing("V1", "T2", "P3"),
        outing("V1", "T2", "P3", date="2026-04-06"),
    ):
        assert told(two, outing("V1", "T1", "P1", "P2"), wrong).score(RULE).shortfall == 1
    assert told(two, outing("V1", "T2", "P1", "P2")).score(RULE).shortfall == 3
    assert told([vehicle("V1", 1)], outing("V1", "T1", "P1", "P2")).score(RULE).shortfall == 2


def test_cars_take_their_own_hospital_only() -> None:
    places = [hospital("H1"), hospital("H2"), facility("T1")]
    staff = [person("P1"), person("P2", employer="H2", dept="D2")]
    county = tiny_county(people=staff, facilities=places, vehicles=[vehicle("V1", 2)])
    case = make_case(county, MON, "2026-03-08", only(RULE))
    plan = make_plan(case, duty("P1", "T1", MON), duty("P2", "T1", MON), outings=[outing("V1", "T1", "P2")])
    assert audit(case, plan).score(RULE).shortfall == 1


def test_the_largest_group_rides_first() -> None:
    plan = [*duties("P3", "T2", MON), *duties("P1", "T1", MON), *duties("P2", "T1", MON)]
    (found,) = judge(RULE, tiny_county(people=people(3), vehicles=[vehicle("V1", 2)]), plan).of(RULE)
    assert "P3" in found.reason.zh
