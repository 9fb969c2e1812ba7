"""The engine against every plan there is, over random toys with every rule in every mode."""

import pytest

from tests.optimizer.headcount.brute import assert_best
from tests.optimizer.headcount.toys import toy

SEEDS = (
    5, 6, 10, 12, 19, 24, 34, 39, 40, 42, 50, 65, 69, 78, 83, 88, 92, 95, 96, 108, 116, 123, 134, 144, 162, 176, 190,
    212, 238, 240, 242, 252, 258, 266, 302, 310, 322, 325, 328, 340, 351, 354, 363, 379, 392, 397, 400, 403, 417, 421,
    434, 436,
)  # fmt: skip
"""Toys that are quick to enumerate; together each constraint binds in two of them when hard and in two when soft."""


@pytest.mark.usefixtures("no_what_if")
@pytest.mark.parametrize("seed", SEEDS)
def test_no_plan_is_better(seed: int) -> None:
    assert_best(toy(seed))
