"""The engine against every plan there is, over random toys with every rule in every mode."""

import pytest

from tests.optimizer.headcount.brute import assert_best
from tests.optimizer.headcount.toys import toy

SEEDS = (1, 2, 3)


@pytest.mark.usefixtures("no_what_if")
@pytest.mark.parametrize("seed", SEEDS)
def test_no_plan_is_better(seed: int) -> None:
    assert_best(toy(seed))
