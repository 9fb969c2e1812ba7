"""Vehicles and travel money in the formulation: the optimum is the best of all plans and ways to give out vehicles."""

from collections.abc import Sequence
from math import prod

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from models.county import Mode, Pin, Vehicle
from models.roster import RosterCase
from tests.builders import make_case, need, only, people, pin, tiny_county, vehicle
from tests.optimizer.brute import assert_best, choices
from tests.optimizer.strategies import Toy, toys

SEATS, MONEY = "roster.vehicles", "roster.travel_budget"
VALUES = st.fixed_dictionaries(
    {
        f"{SEATS}.mode": st.sampled_from(("hard", "soft", "soft", "report")),
        f"{SEATS}.weight": st.sampled_from(("1", "2", "10")),
        f"{MONEY}.mode": st.sampled_from(("hard", "soft", "soft", "report")),
        f"{MONEY}.budget": st.sampled_from(("", "", "0", "90", "150", "300")),
        f"{MONEY}.own_rate": st.sampled_from(("0", "100")),
        f"{MONEY}.per_diem": st.sampled_from(("0", "50")),
    }
)
VEHICLES = st.lists(
    st.builds(
        vehicle,
        seats=st.sampled_from((1, 1, 2)),
        days=st.sampled_from(((1, 2, 3, 4, 5), (1, 2, 3, 4, 5), (1, 3))),
        rate=st.sampled_from((0.0, 1.0, 1.5)),
    ),
    max_size=2,
)


def with_vehicles(case: RosterCase, cars: Sequence[Vehicle]) -> RosterCase:
    named = tuple(car.model_copy(update={"id": f"V{n}"}) for n, car in enumerate(cars, 1))
    county = case.county.model_copy(update={"vehicles": named})
    return RosterCase(county=county, policy=case.policy, first=case.first, last=case.last)


@settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(toy=VALUES.flatmap(toys), cars=VEHICLES)
def test_the_optimum_is_the_best_of_all_plans(toy: Toy, cars: Sequence[Vehicle]) -> None:
    case = with_vehicles(toy.case, cars)
    days = len({slot.date for slot in case.slots})
    assume(prod(len(options) for options in choices(case)) * 3 ** (days * len(cars)) <= 5000)
    assert_best(case)


def best_of(
    *cars: Vehicle, pins: Sequence[Pin] = (), mode: Mode = Mode.HARD, minimum: float = 0, **values: str
) -> tuple[float, ...] | None:
    """Return the tiers of the best plan of Monday and Tuesday, where T1 and T2 want somebody on both."""
    county = tiny_county(
        people=people(2), needs=[need(t, 5, minimum=minimum) for t in ("T1", "T2")], vehicles=cars, pins=pins
    )
    rules = only(SEATS, MONEY, "roster.one_place", mode=mode, weight="1") | {"roster.pins.mode": "hard"}
    rules |= {"roster.need.mode": "soft", f"{MONEY}.weight": "1"}
    rules |= {f"{MONEY}.{name}": value for name, value in values.items()}
    return assert_best(make_case(county, "2026-03-02", "2026-03-03", rules))


def test_a_seat_for_everybody() -> None:
    assert best_of() == (0, 0, 0, 0, 0)
    assert best_of(vehicle("V1", 1), vehicle("V2", 1)) == (0, 0, 0, 0, 0)
    assert best_of(vehicle("V1", 1)) == (0, 2, 0, 0, 0)


def test_a_car_goes_one_way_a_day_with_all_its_seats() -> None:
    assert best_of(vehicle("V1", 2)) == (0, 0, 0, 0, 0)
    assert best_of(vehicle("V1", 2, days=(1,))) == (0, 2, 0, 0, 0)


def test_who_is_pinned_beyond_the_seats_is_laid_to_the_pins() -> None:
    pins = [pin(f"P{n}", "2026-03-02", "T1") for n in (1, 2)]
    assert best_of(vehicle("V1", 1), pins=pins) == (0, 1, 0, 0, 0)


def test_money_buys_the_nearer_days() -> None:
    """An outing to T1 costs 60 yuan and one to T2 120: 360 for everything."""
    cars = (vehicle("V1", 1, rate=1.0), vehicle("V2", 1, rate=1.0))
    assert best_of(*cars, budget="360") == (0, 0, 0, 0, 0)
    assert best_of(*cars, budget="359") == (0, 1, 0, 0, 0)
    assert best_of(*cars, budget="120") == (0, 2, 0, 0, 0)
    assert best_of(*cars, budget="119") == (0, 3, 0, 0, 0)
    assert best_of(budget="120", own_rate="100") == (0, 2, 0, 0, 0)
    assert best_of(budget="400", own_rate="100", per_diem="50") == (0, 1, 0, 0, 0)


def test_soft_money_counts_begun_hundreds() -> None:
    """Hard minimums of all four days cost 360 yuan."""
    assert best_of(budget="260", own_rate="100", mode=Mode.SOFT, minimum=5) == (1, 0, 0, 0, 0)
    assert best_of(budget="259", own_rate="100", mode=Mode.SOFT, minimum=5) == (2, 0, 0, 0, 0)
    assert best_of(budget="260", own_rate="100", mode=Mode.SOFT) == (0, 1, 0, 0, 0)


def test_what_pins_cost_is_laid_to_the_pins() -> None:
    """Two pinned days at T2 cost 240 yuan; what more they leave unpaid is nobody's fault."""
    pins = [pin("P1", d, "T2") for d in ("2026-03-02", "2026-03-03")]
    assert best_of(budget="100", own_rate="100", pins=pins) == (0, 2, 0, 0, 0)
    assert best_of(budget="299", own_rate="100", pins=pins) == (0, 2, 0, 0, 0)
    assert best_of(budget="300", own_rate="100", pins=pins) == (0, 1, 0, 0, 0)


def test_two_pinned_to_one_place_take_two_cars_of_one_seat() -> None:
    pins = [pin(f"P{n}", "2026-03-02", "T1") for n in (1, 2)]
    assert best_of(vehicle("V1", 1), vehicle("V2", 1), pins=pins) == (0, 0, 0, 0, 0)
