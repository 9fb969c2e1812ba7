"""The roads: quickest ways, seasons, closures."""

from datetime import date

import pytest

from models.county import Junction
from models.roster import RosterCase
from tests.builders import make_case, road, tiny_county


def case_of(*roads: object) -> RosterCase:
    county = tiny_county(roads=roads, junctions=[Junction(id="J1")])  # type: ignore[arg-type]
    return make_case(county, "2026-01-01", "2026-12-31")


def minutes(case: RosterCase, day: date, place: str = "T1") -> int | None:
    trip = case.trip(case.county.staff[0], place, day)
    return trip.minutes if trip else None


def test_the_quickest_way_leads_over_junctions_in_both_directions() -> None:
    case = case_of(road("T1", "H1", 100), road("H1", "J1", 30, km=20), road("T1", "J1", 40, km=25.5))
    trip = case.trip(case.county.staff[0], "T1", date(2026, 6, 1))
    assert trip is not None
    assert (trip.minutes, trip.km) == (70, 45.5)


def test_of_two_roads_between_the_same_places_the_quicker_one_counts() -> None:
    assert minutes(case_of(road("H1", "T1", 50), road("T1", "H1", 40)), date(2026, 6, 1)) == 40
    assert minutes(case_of(road("H1", "T1", 40), road("T1", "H1", 50)), date(2026, 6, 1)) == 40


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 10, 31), 30),
        (date(2026, 11, 1), 50),
        (date(2026, 1, 15), 50),
        (date(2026, 3, 31), 50),
        (date(2026, 4, 1), 30),
    ],
)
def test_winter_runs_over_new_year(day: date, expected: int) -> None:
    assert minutes(case_of(road("H1", "T1", 30, winter_minutes=50)), day) == expected


@pytest.mark.parametrize(
    ("first", "last", "day", "is_open"),
    [
        ("11-15", "03-15", date(2026, 3, 15), False),
        ("11-15", "03-15", date(2026, 3, 16), True),
        ("11-15", "03-15", date(2026, 12, 1), False),
        ("2026-07-01", "2026-07-10", date(2026, 7, 10), False),
        ("2026-07-01", "2026-07-10", date(2026, 7, 11), True),
        ("2025-07-01", "2025-07-10", date(2026, 7, 5), True),
        ("", "", date(2026, 7, 5), True),
    ],
)
def test_a_road_is_closed_from_the_first_to_the_last_day(first: str, last: str, day: date, is_open: bool) -> None:
    case = case_of(road("H1", "T1", 30, closed_from=first, closed_to=last))
    assert (minutes(case, day) is not None) == is_open


def test_a_closed_road_is_driven_around() -> None:
    case = case_of(
        road("H1", "T1", 30, closed_from="06-01", closed_to="06-30"), road("H1", "J1", 40), road("J1", "T1", 40)
    )
    assert (minutes(case, date(2026, 5, 31)), minutes(case, date(2026, 6, 1))) == (30, 80)


def test_nobody_leaves_to_go_home(march: RosterCase) -> None:
    trip = march.trip(march.county.staff[0], "H1", date(2026, 3, 2))
    assert trip is not None and trip.minutes == 0
