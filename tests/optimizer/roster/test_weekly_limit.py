"""roster.weekly_limit in the formulation: the optimum is the best of all plans, as the checker alone judges."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from models.county import Mode
from tests.builders import make_case, need, only, people, pin, published, tiny_county
from tests.optimizer.brute import assert_best, count
from tests.optimizer.strategies import Toy, toys

RULE = "roster.weekly_limit"
LIMITS = st.fixed_dictionaries(
    {
        f"{RULE}.mode": st.sampled_from(("hard", "hard", "soft", "report")),
        f"{RULE}.max_days": st.sampled_from(("0", "1", "1", "2", "")),
        f"{RULE}.weight": st.sampled_from(("1", "2", "10")),
    }
)


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(toy=LIMITS.flatmap(toys))
def test_the_optimum_is_the_best_of_all_plans(toy: Toy) -> None:
    assume(count(toy.case) <= 200)
    assert_best(toy.case)


def best_of(mode: Mode, limit: str, minimum: float = 0, **records: object) -> tuple[float, ...] | None:
    """Return the tiers of the best plan from Tuesday to Thursday, where T1 wants three days of one person."""
    county = tiny_county(people=people(1), needs=[need("T1", 3, minimum=minimum)], **records)
    rules = only(RULE, "roster.one_place", mode=mode, max_days=limit, weight="1")
    rules |= {"roster.one_place.mode": "hard", "roster.pins.mode": "hard"}
    rules |= {"roster.need.mode": "soft"}
    return assert_best(make_case(county, "2026-03-03", "2026-03-06", rules))


def test_no_more_days_than_the_limit_and_those_before_the_horizon_count() -> None:
    assert best_of(Mode.HARD, "5") == (0, 0, 0, 0, 0)
    assert best_of(Mode.HARD, "2") == (0, 1, 0, 0, 0)
    monday = [published("P1", "T2", "2026-03-02")]
    assert best_of(Mode.HARD, "2", published=monday) == (0, 2, 0, 0, 0)
    assert best_of(Mode.REPORT, "2", published=monday) == (0, 0, 0, 0, 0)


def test_pins_count_and_stand() -> None:
    pins = [pin("P1", f"2026-03-0{n}", "T2") for n in (3, 4)]
    assert best_of(Mode.HARD, "3", pins=pins) == (0, 2, 0, 0, 0)
    assert best_of(Mode.HARD, "1", pins=pins) == (0, 3, 0, 0, 0)


def test_a_soft_limit_has_its_price() -> None:
    assert best_of(Mode.SOFT, "2", minimum=3) == (1, 0, 0, 0, 0)
    assert best_of(Mode.HARD, "2", minimum=3) is None
