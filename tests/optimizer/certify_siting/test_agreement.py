"""Two formulations and every plan there is: all say the same."""

import pytest

from models.certificate import Outcome
from models.siting import SitingCase
from tests.optimizer.certify_siting.counties import county_case
from tests.optimizer.certify_siting.judging import opinion_of, shipped
from tests.optimizer.siting.brute import answer_of, best
from tests.optimizer.siting.toys import toy

WITH_A_PLAN = (3, 14, 15, 16, 17, 22, 23, 54, 105)
WITHOUT_ONE = (9, 11, 19)
TOYS = (0, 2, 3, 4, 6, 9, 11, 13)


def engine(case: SitingCase) -> list[float] | None:
    """Return the values that the engine proves, ``None`` where it says that there is no plan."""
    answer = answer_of(case)
    assert answer.outcome in (Outcome.OPTIMAL, Outcome.INFEASIBLE)
    return [tier.value for tier in answer.tiers] if answer.plan else None


@pytest.mark.parametrize("seed", WITH_A_PLAN)
def test_random_counties_have_the_same_optimum(seed: int) -> None:
    found = opinion_of(county_case(seed))
    assert found is not None
    assert found == pytest.approx(engine(county_case(seed)), rel=0, abs=1e-4)


@pytest.mark.parametrize("seed", WITHOUT_ONE)
def test_random_counties_have_no_plan_for_both(seed: int) -> None:
    assert opinion_of(county_case(seed)) is None
    assert engine(county_case(seed)) is None


@pytest.mark.parametrize("name", ["burqin-siting"])
def test_shipped_counties_have_the_same_optimum(name: str) -> None:
    assert opinion_of(shipped(name)) == engine(shipped(name))


@pytest.mark.parametrize("seed", TOYS)
def test_no_plan_of_a_toy_is_better(seed: int) -> None:
    expected, found = best(toy(seed)), opinion_of(toy(seed))
    assert (found is None) == (expected is None)
    if expected is not None:
        assert found == pytest.approx(list(expected.values), rel=0, abs=1e-4)
