"""On toys the optimum equals brute force: every plan tried, and judged by the checker alone."""

from hypothesis import HealthCheck, assume, given, settings

from tests.optimizer.brute import assert_best, count
from tests.optimizer.strategies import Toy, toys

PLANS = 300


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(toy=toys())
def test_the_optimum_is_the_best_of_all_plans(toy: Toy) -> None:
    assume(count(toy.case) <= PLANS)
    assert_best(toy.case)
