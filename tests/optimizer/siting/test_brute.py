"""The engine against every plan there is, over random toys with every rule in every mode."""

from importlib import import_module

import pytest

from tests.optimizer.siting.brute import assert_best
from tests.optimizer.siting.toys import toy

SEEDS = (
    0, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14, 16, 17, 19, 20, 22, 23, 25, 27, 29, 31, 35, 37, 39, 42, 44, 47, 49, 52, 56,
    58, 62, 64, 67, 69, 71, 73, 75, 77,
)  # fmt: skip
IN_BLOCKS = (0, 2, 4, 7, 9, 12, 14, 17, 20, 23, 27, 31, 37, 42, 47, 52)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_plan_is_better(seed: int) -> None:
    assert_best(toy(seed))


@pytest.mark.parametrize("seed", IN_BLOCKS)
def test_no_plan_is_better_than_that_of_the_blocks(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("optimizer.siting.solve"), "SMALL", -1)
    assert_best(toy(seed))
