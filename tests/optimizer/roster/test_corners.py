"""Corners where a formulation easily differs from the checker; each compared with every plan tried."""

from typing import Any

from models.county import Activity, CalendarDay, County, DateKind, Facility, Part, Person, PinKind
from models.roster import RosterCase
from tests.builders import (
    absence,
    day,
    department,
    facility,
    hospital,
    make_case,
    need,
    only,
    people,
    person,
    pin,
    tiny_county,
    weekly,
)
from tests.optimizer.brute import assert_best

MONDAY = "2026-03-02"
BUSY = tuple(weekly(n) for n in (2, 3, 4, 5))
"""Sessions on every day but Monday."""


def case_of(county: County, rules: dict[str, str], values: dict[str, str], days: int = 1) -> RosterCase:
    """Return the week whose first ``days`` alone are worked, and in which only ``rules`` bind, each in its mode."""
    modes = {f"roster.{rule}.mode": mode for rule, mode in rules.items()}
    given = {f"roster.{key}": value for key, value in values.items()}
    off = [CalendarDay(date=day(f"2026-03-{n:02d}"), kind=DateKind.OFF) for n in range(2 + days, 9)]
    county = county.model_copy(update={"calendar": tuple(off)})
    return make_case(county, MONDAY, "2026-03-08", {**only("roster.pins"), **modes, **given})


def places(**first: object) -> list[Facility]:
    """Return a hospital and two places, the first with ``first`` special in it."""
    return [hospital(), facility("T1", **first), facility("T2")]


def test_a_soft_minimum_costs_nothing_beside_a_soft_target() -> None:
    county = tiny_county(needs=[need("T1", 3, minimum=2)])
    assert assert_best(case_of(county, {"need": "soft"}, {"need.minimum_mode": "soft"})) == (0, 2, 0, 0, 0)


def test_a_soft_minimum_costs_under_a_target_that_is_only_reported() -> None:
    county = tiny_county(needs=[need("T1", 3, minimum=2)])
    assert assert_best(case_of(county, {"need": "report"}, {"need.minimum_mode": "soft"})) == (0, 1, 0, 0, 0)


def test_slots_may_exceed_more_than_the_sum_over_the_period() -> None:
    """Three are free on Monday alone, where one room is; Tuesday's room is no use to them."""
    county = tiny_county(people=people(3, fixed_unavailable=BUSY), facilities=places(rooms=1)[:2])
    rules = {"availability": "hard", "rooms": "soft", "annual_days": "soft"}
    values = {"annual_days.days": "4", "annual_days.weight": "9", "rooms.weight": "1"}
    assert assert_best(case_of(county, rules, values, days=2)) == (2, 0, 0, 0, 0)


def test_hosts_that_the_days_keep_from_the_bound_are_chosen_again() -> None:
    staff = [person("P1"), person("P2"), person("P3", dept="D2")]
    departments = [department("D1", floor=1), department("D2")]
    town = facility("T1", open_weekdays=(3, 4, 5))
    county = tiny_county(people=staff, facilities=[hospital(), town, facility("T2", rooms=1)], departments=departments)
    rules = dict.fromkeys(("availability", "one_place", "home_floor", "rooms", "hosts"), "hard")
    soft = dict.fromkeys(("weekly_share", "annual_days", "travel"), "soft")
    values = {"hosts.max_hosts": "1", "annual_days.days": "6"}
    case = case_of(county, {**rules, **soft}, values, days=3)
    assert assert_best(case) is not None


def two_places(mode: str, **values: str) -> RosterCase:
    """Return the case of one person whom both places want on one day."""
    county = tiny_county(needs=[need("T1", 1), need("T2", 1)])
    return case_of(county, {"one_place": mode, "need": "soft", "annual_days": "soft"}, values)


def test_two_places_at_once_serve_both_needs_but_the_day_counts_once() -> None:
    assert assert_best(two_places("hard")) == (6.5, 1, 0, 0, 0)
    assert assert_best(two_places("report")) == (6.5, 0, 0, 0, 0)
    assert assert_best(two_places("off")) == (6.5, 0, 0, 0, 0)
    assert assert_best(two_places("soft")) == (6.5, 1, 0, 0, 0)


def test_two_places_at_once_cost_their_price_where_a_hard_rule_asks_for_them() -> None:
    case = two_places("soft", **{"need.mode": "hard", "one_place.weight": "4"})
    assert assert_best(case) == (10.5, 0, 0, 0, 0)


def test_who_is_in_two_places_leaves_home_once() -> None:
    county = tiny_county(
        people=people(2), departments=[department("D1", floor=1)], needs=[need("T1", 1), need("T2", 1)]
    )
    rules = {"one_place": "report", "home_floor": "hard", "need": "soft"}
    assert assert_best(case_of(county, rules, {})) == (0, 0, 0, 0, 0)


def test_a_pinned_duty_takes_the_name_that_is_wanted() -> None:
    wanted = [need("T1", 1, activity=Activity.ROUNDS), need("T1", 1, activity=Activity.CLINIC)]
    county = tiny_county(pins=[pin("P1", MONDAY, "T1")], needs=wanted[:1])
    assert assert_best(case_of(county, {"need": "soft"}, {})) == (0, 0, 0, 0, 0)
    both = tiny_county(pins=[pin("P1", MONDAY, "T1")], needs=wanted)
    assert assert_best(case_of(both, {"need": "soft"}, {})) == (0, 1, 0, 0, 0)


def test_a_pinned_host_is_a_host() -> None:
    """The pin sends the person to T2, which is not named; after that T2 wants more, and may have it."""
    county = tiny_county(people=[person(host1="T1")], pins=[pin("P1", MONDAY, "T2")], needs=[need("T2", 2)])
    assert assert_best(case_of(county, {"hosts": "hard", "need": "soft"}, {}, days=2)) == (0, 0, 0, 0, 0)


def test_what_must_not_be_planned_has_a_price_where_pins_are_soft() -> None:
    county = tiny_county(pins=[pin("P1", MONDAY, kind=PinKind.MUST_NOT)], needs=[need("T1", 1)])
    assert assert_best(case_of(county, {"pins": "hard", "need": "hard"}, {})) is None
    assert assert_best(case_of(county, {"pins": "soft", "need": "hard"}, {})) == (100, 0, 0, 0, 0)


def morning_and_afternoon(staff: list[Person], **records: Any) -> County:
    """Return a county where T1 has one room and the first two people are pinned there, half a day each."""
    pins = [pin("P1", MONDAY, "T1", part=Part.AM), pin("P2", MONDAY, "T1", part=Part.PM)]
    return tiny_county(people=staff, facilities=places(rooms=2), pins=pins, **records)


def test_pins_of_two_halves_take_one_room() -> None:
    county = morning_and_afternoon(people(3), needs=[need("T1", 2)])
    assert assert_best(case_of(county, {"rooms": "hard", "need": "soft"}, {})) == (0, 0, 0, 0, 0)


def test_pins_of_two_halves_take_one_person_from_home_at_a_time() -> None:
    county = morning_and_afternoon(people(4), departments=[department("D1", floor=2)], needs=[need("T1", 2)])
    rules = {"one_place": "hard", "home_floor": "hard", "need": "soft"}
    assert assert_best(case_of(county, rules, {})) == (0, 0, 0, 0, 0)


def test_home_is_counted_half_by_half() -> None:
    """P1 is pinned in the morning, P2 is away in the afternoon: never are both gone."""
    county = tiny_county(
        people=people(3),
        departments=[department("D1", floor=1)],
        pins=[pin("P1", MONDAY, "T1", part=Part.AM)],
        absences=[absence("P2", MONDAY, MONDAY, part=Part.PM)],
        needs=[need("T2", 1)],
    )
    rules = {"one_place": "hard", "availability": "hard", "home_floor": "hard", "need": "soft"}
    assert assert_best(case_of(county, rules, {})) == (0, 0, 0, 0, 0)


def test_a_pin_that_another_covers_is_one_duty() -> None:
    pins = [pin("P1", MONDAY, "T1"), pin("P1", MONDAY, "T1", part=Part.AM)]
    case = case_of(tiny_county(pins=pins), {"annual_days": "soft", "one_place": "hard"}, {"annual_days.days": "4"})
    assert assert_best(case) == (0, 0, 0, 0, 0)
