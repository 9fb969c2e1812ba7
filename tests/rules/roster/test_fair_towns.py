"""roster.fair_towns: days a month by population."""

from models.county import Activity, County
from models.roster.town_floors import town_floors
from tests.builders import duties, duty, facility, hospital, make_case, only, people, pin, published, tiny_county
from tests.rules.judging import MARCH, assert_every_mode, judge, shortfall

RULE = "roster.fair_towns"
D2, D3, D4 = (f"2026-03-{n:02d}" for n in range(2, 5))


def towns(**fields: object) -> County:
    """Return two people and a town of 3,000; half a day per thousand and month is one day and a half."""
    places = [hospital(), facility("T1", population=3000), facility("T2")]
    return tiny_county(people(2), places, **fields)


def test_kept_at_the_floor_and_above() -> None:
    assert shortfall(RULE, towns(), duties("P1", "T1", D2, D3), MARCH) == 0
    assert judge(RULE, towns(), duties("P1", "T1", D2, D3), MARCH, days_per_1000="0.5").findings == ()


def test_broken_by_exactly_what_is_missing() -> None:
    # 1.5 days, up to 2 where slots are days.
    (found,) = judge(RULE, towns(), [], MARCH).findings
    assert (found.required, found.actual, found.amount) == (2, 0, 2)
    assert (found.where.facility, found.where.month) == ("T1", "2026-03")
    assert shortfall(RULE, towns(), duties("P1", "T1", D2), MARCH) == 1
    assert shortfall(RULE, towns(), duties("P1", "T1", D2), MARCH, days_per_1000="2") == 5


def test_half_days_are_rounded_to_halves() -> None:
    case = make_case(towns(), *MARCH, only(RULE) | {"roster.availability.slot": "half"})
    assert [f.days for f in town_floors(case)] == [1.5]


def test_a_part_of_a_month_asks_for_its_part() -> None:
    # Five of 22 working days of 6 days: 1.36, up to 2.
    case = make_case(towns(), D2, "2026-03-08", only(RULE, days_per_1000="2"))
    assert [f.days for f in town_floors(case)] == [2]


def test_a_place_without_population_asks_for_nothing() -> None:
    case = make_case(towns(), *MARCH, only(RULE))
    assert {f.facility for f in town_floors(case)} == {"T1"}


def test_service_elsewhere_and_remote_consultation_do_not_count() -> None:
    other = [*duties("P1", "T2", D2, D3), duty("P2", "T1", D2, activity=Activity.REMOTE)]
    assert shortfall(RULE, towns(), other, MARCH) == 2


def test_pinned_days_serve_like_any_others() -> None:
    county = towns(pins=[pin("P1", D2, "T1"), pin("P2", D3, "T1")])
    assert shortfall(RULE, county, [*duties("P1", "T1", D2), *duties("P2", "T1", D3)], MARCH) == 0


def test_every_mode() -> None:
    assert_every_mode(RULE, towns(), duties("P1", "T1", D2), 2, MARCH, days_per_1000="1")


def test_the_rest_of_a_month_is_joined_with_what_is_known_of_it() -> None:
    """1.5 days, up to 2 where slots are days: one was published before the horizon, so one is left."""
    known = towns(published=[published("P1", "T1", D2)])
    (found,) = judge(RULE, known, [], (D3, "2026-03-31")).findings
    assert (found.required, found.actual, found.amount) == (2, 1, 1)
