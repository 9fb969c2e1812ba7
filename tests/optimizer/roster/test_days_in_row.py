"""roster.days_in_row in the formulation: the optimum is the best of all plans, as the checker alone judges."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from models.county import Mode
from tests.builders import make_case, need, only, people, pin, published, tiny_county
from tests.optimizer.brute import assert_best, count
from tests.optimizer.judging import answer_of
from tests.optimizer.strategies import Toy, toys

RULE = "roster.days_in_row"
LIMITS = st.fixed_dictionaries(
    {
        f"{RULE}.mode": st.sampled_from(("hard", "hard", "soft", "soft", "report")),
        f"{RULE}.max_days": st.sampled_from(("0", "1", "1", "2", "")),
        f"{RULE}.weight": st.sampled_from(("1", "2", "10")),
    }
)
MON, TUE, WED, THU, FRI = (f"2026-03-{n:02d}" for n in range(2, 7))


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(toy=LIMITS.flatmap(toys))
def test_the_optimum_is_the_best_of_all_plans(toy: Toy) -> None:
    assume(count(toy.case) <= 200)
    assert_best(toy.case)


def best_of(limit: str, mode: Mode = Mode.HARD, minimum: float = 0, unit: str = "day", **records: object) -> float:
    """Return what a whole week misses, where T1 wants five days of one person (policy and need together)."""
    county = tiny_county(people=people(1), needs=[need("T1", 5, minimum=minimum)], **records)
    rules = only(RULE, "roster.one_place", mode=mode, max_days=limit, weight="1")
    rules |= {"roster.one_place.mode": "hard", "roster.pins.mode": "hard", "roster.need.mode": "soft"}
    case = make_case(county, MON, "2026-03-08", rules | {"roster.availability.slot": unit})
    tiers = [t.value for t in answer_of(case).tiers]
    return tiers[0] + tiers[1]


@pytest.mark.parametrize("unit", ["day", "half"])
@pytest.mark.parametrize(("limit", "missed"), [("5", 0), ("4", 1), ("3", 1), ("2", 1), ("1", 2), ("0", 5)])
def test_a_whole_week_leaves_a_day_in_each_window(limit: str, missed: float, unit: str) -> None:
    assert best_of(limit, unit=unit) == missed


def test_pins_are_days_of_the_run() -> None:
    assert best_of("2", pins=[pin("P1", WED, "T1")]) == 2
    assert best_of("1", pins=[pin("P1", d, "T1") for d in (MON, TUE)]) == 2  # Thursday or Friday still goes


@pytest.mark.parametrize("unit", ["day", "half"])
def test_a_soft_limit_has_its_price(unit: str) -> None:
    assert best_of("1", Mode.SOFT, minimum=4, unit=unit) == 2 + 1
    assert best_of("3", Mode.SOFT, minimum=5, unit=unit) == 2
    assert best_of("4", Mode.SOFT, minimum=5, unit=unit) == 1


def test_days_published_in_the_same_week_join() -> None:
    county = tiny_county(people=people(1), needs=[need("T1", 5)], published=[published("P1", "T1", TUE)])
    rules = only(RULE, "roster.one_place", max_days="1") | {"roster.need.mode": "soft"}
    assert assert_best(make_case(county, WED, FRI, rules)) == (0, 3, 0, 0, 0)  # Tuesday, then Thursday or Friday alone
