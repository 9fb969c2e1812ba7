"""Uncapacitated location against every choice of sites, with whole numbers, decimals and any numbers."""

import csv
from pathlib import Path

import numpy as np
import pytest

from optimizer.engines import Limits, Status
from optimizer.siting.location import UNREACHABLE, uncapacitated
from tests.optimizer.siting.location.drawing import drawn

BENCH = Path(__file__).parents[4].parent / "shared" / "bench" / "cap"


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("digits", [0, 3, 12])
def test_every_choice_tried(seed: int, digits: int) -> None:
    """Value and bound agree with the best of all choices; decimals are proven exactly, others to 1e-9."""
    task = drawn(seed)
    opening = np.round(np.random.default_rng(seed).random(len(task.paid)) * 40, digits)
    sums = [
        float(opening[s].sum() + (task.cost[:, s].min(axis=1) * task.weights).sum())
        for s in task.choices()
        if task.cost[:, s].min(axis=1).max() < UNREACHABLE
    ]
    found = uncapacitated(task.cost, opening, Limits(), weights=task.weights, fixed=task.fixed)
    if not sums:
        assert found.status is Status.INFEASIBLE and not found.found
        return
    assert found.status is Status.OPTIMAL and found.value == pytest.approx(min(sums), rel=1e-9)
    assert found.bound is not None and found.value is not None
    assert found.value - 1e-9 * max(1.0, found.value) <= found.bound <= min(sums) * (1 + 1e-12)
    assert digits == 12 or found.bound == found.value
    assert set(task.fixed) <= set(found.sites) and set(found.served_by) <= set(found.sites)


@pytest.mark.parametrize("seed", range(4))
def test_search_is_needed(seed: int) -> None:
    """Costs without any triangle leave a gap that only branching closes."""
    draw = np.random.default_rng(seed)
    cost, opening = draw.integers(100, 200, (30, 10)), draw.integers(200, 400, 10)
    found = uncapacitated(cost, opening, Limits())
    chosen = [[s for s in range(10) if code >> s & 1] for code in range(1, 1024)]
    best = min(int(opening[s].sum() + cost[:, s].min(axis=1).sum()) for s in chosen)
    assert found.status is Status.OPTIMAL and found.value == found.bound == best


def test_one_site_opens_even_where_none_pays() -> None:
    """Members of no weight are served, too: the cheapest site opens."""
    found = uncapacitated(np.array([[4, 5]]), [9, 7], Limits(), weights=[0])
    assert found.sites == (1,) and found.value == found.bound == 7 and found.served_by == (1,)


def test_nonsense_is_refused() -> None:
    """Opening costs are one number of 0 or more a site."""
    for opening in ([1], [1, -1], [1, float("nan")]):
        with pytest.raises(ValueError, match="opening"):
            uncapacitated(np.array([[1, 2]]), opening, Limits())


@pytest.mark.skipif(not BENCH.is_dir(), reason="../shared/bench/cap is absent")
@pytest.mark.parametrize("name", ["cap71", "cap103", "cap132"])
def test_known_optimum(name: str) -> None:
    """Instances of the OR-Library end at their known optimum, with proof."""
    with (BENCH / "OPTIMA.csv").open(encoding="utf-8") as file:
        known = {row["instance"]: row["uncapacitated_optimum"] for row in csv.DictReader(file)}
    numbers = [float(word) for word in (BENCH / f"{name}.txt").read_text(encoding="ascii").split()]
    sites, members = int(numbers[0]), int(numbers[1])
    opening = numbers[3 : 3 + 2 * sites : 2]
    cost = np.array(numbers[2 + 2 * sites :]).reshape(members, sites + 1)[:, 1:]
    found = uncapacitated(cost, opening, Limits())
    assert found.status is Status.OPTIMAL and found.bound == found.value == pytest.approx(float(known[name]), abs=1e-3)
