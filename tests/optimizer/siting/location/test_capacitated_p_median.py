"""The capacitated p-median against every solution of small instances, at the edge of capacity, at a known optimum."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.engines import Limits, Status
from optimizer.siting.location.capacitated_p_median import capacitated_p_median
from optimizer.siting.location.located import UNREACHABLE, Located
from tests.optimizer.siting.location.small import Small, best_single, smalls, subsets

FOLDER = Path(__file__).parents[5] / "shared" / "bench" / "pmedcap"


@given(smalls(), st.integers(0, 4), st.integers(0, 3), st.sampled_from([1, 0.5]))
@settings(deadline=None, max_examples=150)
def test_every_solution_tried(small: Small, p: int, held: int, unit: float) -> None:
    """Value, bound and the answer itself agree with the best of all solutions, in whole and in half costs."""
    fixed = (held,) if held in small.sites else ()
    cost = np.where(np.array(small.cost) < UNREACHABLE, np.array(small.cost) * unit, UNREACHABLE)
    answer = capacitated_p_median(cost, small.demand, small.capacity, p, Limits(), fixed=fixed)
    best = min((best_single(small, s) for s in subsets(small, p) if set(fixed) <= set(s)), default=float("inf"))
    if best == float("inf"):
        assert answer.status is Status.INFEASIBLE
        return
    assert answer.status is Status.OPTIMAL
    assert answer.value == best * unit
    assert answer.bound == pytest.approx(best * unit, rel=1e-6, abs=1e-9)
    assert answer.bound is not None and answer.bound <= best * unit
    assert len(answer.sites) == p and set(fixed) <= set(answer.sites)
    keeps(answer, small)


def keeps(answer: Located, small: Small) -> None:
    """Assert that members are served from open sites, within capacity, where roads are, at the value said."""
    load = np.bincount(answer.served_by, weights=small.demand, minlength=len(small.capacity))
    assert (load <= np.array(small.capacity)).all()
    assert set(answer.served_by) <= set(answer.sites)
    assert all(small.cost[m][s] < UNREACHABLE for m, s in enumerate(answer.served_by))


def test_capacity_met_exactly_and_one_short() -> None:
    """Three members of 4 and three of 2 fit into two sites of 9 in one way by weight; with 8 and 9 they do not."""
    cost = np.arange(12.0).reshape(6, 2)
    demand = [4, 4, 4, 2, 2, 2]
    answer = capacitated_p_median(cost, demand, [10, 8], 2, Limits())
    assert answer.status is Status.OPTIMAL
    assert np.bincount(answer.served_by, weights=demand).tolist() == [10, 8]
    assert capacitated_p_median(cost, demand, [9, 9], 2, Limits()).status is Status.INFEASIBLE
    assert capacitated_p_median(cost, demand, [10, 7], 2, Limits()).status is Status.INFEASIBLE


def test_more_sites_than_members() -> None:
    """Exactly p sites are open, also those that serve nobody."""
    answer = capacitated_p_median([[5, 1, 7]], [1], 1, 3, Limits())
    assert (answer.sites, answer.served_by, answer.value) == ((0, 1, 2), (1,), 1)


def test_numbers_that_cannot_be() -> None:
    """More sites than there are, or fewer than are fixed: infeasible; shapes that do not match: an error."""
    assert capacitated_p_median([[1, 2]], [1], 5, 3, Limits()).status is Status.INFEASIBLE
    assert capacitated_p_median([[1, 2]], [1], 5, 1, Limits(), fixed=(0, 1)).status is Status.INFEASIBLE
    with pytest.raises(ValueError, match="members x sites"):
        capacitated_p_median([[1, 2]], [1, 1], 5, 1, Limits())
    with pytest.raises(ValueError, match="amounts"):
        capacitated_p_median([[1, 2]], [-1], 5, 1, Limits())


def clustered(members: int, p: int, seed: int) -> tuple[np.ndarray[tuple[int, int], np.dtype[np.float64]], list[int]]:
    """Return distances rounded down of random places, and demands of 1 to 20 that ``p`` sites of 120 can serve."""
    random = np.random.default_rng(seed)
    places = random.integers(0, 101, (members, 2))
    demand = random.integers(1, 21, members)
    assert demand.sum() <= 120 * p
    away = places[:, None] - places[None]
    return np.floor(np.sqrt((away**2).sum(axis=-1))), demand.tolist()


def test_time_limit_keeps_a_valid_bound() -> None:
    """Cut short, the answer keeps capacities and its bound is below the optimum."""
    cost, demand = clustered(40, 4, 3)
    best = capacitated_p_median(cost, demand, 120, 4, Limits())
    cut = capacitated_p_median(cost, demand, 120, 4, Limits(seconds=0.05))
    assert best.status is Status.OPTIMAL and best.value is not None
    assert cut.bound is None or cut.bound <= best.value
    assert cut.value is None or cut.value >= best.value
    assert cut.status in (Status.FEASIBLE, Status.OPTIMAL, Status.UNKNOWN)


@pytest.mark.skipif(not FOLDER.is_dir(), reason="../shared/bench is absent")
def test_known_optimum() -> None:
    """OR-Library pmedcap05: distances rounded down, optimum 664."""
    numbers = (FOLDER / "pmedcap05.txt").read_text().split()
    members, p, capacity = (int(n) for n in numbers[2:5])
    table = np.array(numbers[5 : 5 + 4 * members], dtype=np.float64).reshape(members, 4)
    away = table[:, None, 1:3] - table[None, :, 1:3]
    cost = np.floor(np.sqrt((away**2).sum(axis=-1)))
    answer = capacitated_p_median(cost, table[:, 3], capacity, p, Limits())
    assert (answer.status, answer.value, answer.bound) == (Status.OPTIMAL, float(numbers[1]), float(numbers[1]))
