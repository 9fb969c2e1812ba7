"""roster.remote_stay in the formulation: the optimum is the best of all plans, as the checker alone judges."""

from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from models.county import Mode
from tests.builders import make_case, need, only, people, pin, published, tiny_county, weekly
from tests.optimizer.brute import assert_best, count
from tests.optimizer.strategies import Toy, toys

RULE = "roster.remote_stay"
VALUES = st.fixed_dictionaries(
    {
        f"{RULE}.mode": st.sampled_from(("hard", "hard", "soft", "report")),
        f"{RULE}.minutes": st.sampled_from(("20", "45", "45", "65")),
        f"{RULE}.shortest": st.sampled_from(("2", "2", "3")),
        f"{RULE}.weight": st.sampled_from(("1", "2", "10")),
        "roster.travel.mode": st.just("soft"),
    }
)


@settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(toy=VALUES.flatmap(toys))
def test_the_optimum_is_the_best_of_all_plans(toy: Toy) -> None:
    assume(count(toy.case) <= 300)
    assert_best(toy.case)


def best_of(
    target: float, mode: Mode = Mode.HARD, minimum: float = 0, shortest: str = "2", **records: Any
) -> tuple[float, ...] | None:
    """Return the tiers of the best plan of a week of one person, where T2, an hour away, wants ``target`` days."""
    staff = records.pop("people", people(1))
    county = tiny_county(people=staff, needs=[need("T2", target, minimum=minimum)], **records)
    rules = only(RULE, mode=mode, minutes="59", shortest=shortest, weight="1")
    rules |= {"roster.one_place.mode": "hard", "roster.pins.mode": "hard", "roster.need.mode": "soft"}
    rules |= {"roster.travel.mode": "soft", "roster.availability.mode": "hard"}
    return assert_best(make_case(county, "2026-03-02", "2026-03-08", rules))


def test_a_week_away_is_one_trip() -> None:
    assert best_of(5) == (0, 0, 0, 120, 0)
    assert best_of(2) == (0, 0, 0, 120, 0)


def test_one_day_is_not_worth_it_but_two_may_serve_it() -> None:
    assert best_of(1) == (0, 0, 0, 120, 0)
    assert best_of(1, shortest="6") == (0, 1, 0, 0, 0)
    assert best_of(1, shortest="6", minimum=1) is None


def test_a_soft_stay_has_its_price() -> None:
    assert best_of(5, Mode.SOFT, shortest="6", minimum=5) == (1, 0, 0, 120, 0)


def test_pinned_days_stand_alone_or_begin_a_stay() -> None:
    pins = [pin("P1", "2026-03-02", "T2"), pin("P1", "2026-03-05", "T2")]
    assert best_of(2, pins=pins[:1]) == (0, 0, 0, 120, 0)
    assert best_of(2, pins=pins, people=people(1, fixed_unavailable=(weekly(2),))) == (0, 0, 0, 240, 0)
    assert best_of(3, pins=pins, people=people(1, fixed_unavailable=(weekly(2),))) == (0, 0, 0, 240, 0)


def test_staying_on_between_two_pinned_days_saves_a_trip() -> None:
    pins = [pin("P1", "2026-03-02", "T2"), pin("P1", "2026-03-05", "T2")]
    assert best_of(2, pins=pins) == (0, 0, 0, 120, 0)


def test_days_before_the_horizon_lengthen_a_stay() -> None:
    county = tiny_county(people=people(1), needs=[need("T2", 5)], published=[published("P1", "T2", "2026-03-02")])
    rules = only(RULE, "roster.one_place", minutes="59", shortest="5") | {"roster.need.mode": "soft"}
    assert assert_best(make_case(county, "2026-03-03", "2026-03-08", rules)) == (0, 0, 0, 0, 0)
    assert assert_best(make_case(county, "2026-03-04", "2026-03-08", rules)) == (0, 4, 0, 0, 0)
