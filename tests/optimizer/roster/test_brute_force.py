"""On toys the optimum equals brute force: every plan tried, and judged by the checker alone."""

from hypothesis import HealthCheck, assume, given, settings

from models.certificate import Outcome
from models.county import Tier
from models.rules import audit
from optimizer.answer import SolveOptions
from optimizer.roster import solve
from tests.optimizer.brute import best, count
from tests.optimizer.strategies import Toy, toys

PLANS = 200


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(toy=toys())
def test_the_optimum_is_the_best_of_all_plans(toy: Toy) -> None:
    case = toy.case
    assume(count(case) <= PLANS)
    expected = best(case)
    answer = solve(case, SolveOptions(workers=1), lambda _: None)
    if expected is None:
        assert answer.outcome is Outcome.INFEASIBLE
        assert answer.confirmed_by
        return
    assert answer.outcome is Outcome.OPTIMAL
    assert tuple(t.value for t in answer.tiers) == expected.tiers
    assert tuple(t.bound for t in answer.tiers) == expected.tiers
    assert answer.plan is not None
    verdict = audit(case, answer.plan)
    assert verdict.clean
    assert tuple(verdict.tiers[tier] for tier in Tier) == expected.tiers
