"""The p-center against every choice of sites, and on the edges."""

import numpy as np
import pytest

from optimizer.engines import Limits, Status
from optimizer.siting.location import UNREACHABLE, p_center
from tests.optimizer.siting.location.drawing import drawn


@pytest.mark.parametrize("seed", range(60))
def test_every_choice_tried(seed: int) -> None:
    """Value, bound and sites agree with the best of all choices."""
    task = drawn(seed)
    best = min(int(task.cost[:, sites].min(axis=1).max()) for sites in task.choices(task.p, task.p))
    found = p_center(task.cost, task.p, Limits(), fixed=task.fixed)
    if best == UNREACHABLE:
        assert found.status is Status.INFEASIBLE and not found.found
        return
    assert (found.status, found.value, found.bound) == (Status.OPTIMAL, best, best)
    assert len(set(found.sites)) == task.p and set(task.fixed) <= set(found.sites)
    assert max(int(task.cost[member, site]) for member, site in enumerate(found.served_by)) == best
    assert set(found.served_by) <= set(found.sites)


@pytest.mark.parametrize("seed", range(4))
def test_within_the_optimum_and_not_within_less(seed: int) -> None:
    """On a plane of 60 places ``p`` sites within the value are had, and the next lower distance is refused."""
    at = np.random.default_rng(seed).integers(0, 100, (60, 2))
    cost = np.abs(at[:, None] - at[None]).sum(axis=2)
    found = p_center(cost, 5, Limits())
    assert found.status is Status.OPTIMAL and found.value == cost[:, found.sites].min(axis=1).max()
    lower = np.where(cost < found.value, cost, UNREACHABLE)
    assert p_center(lower, 5, Limits()).status is Status.INFEASIBLE


def test_no_time_leaves_a_bound_that_holds() -> None:
    """Out of time, the bound is what the member worst off pays at its best site, and the answer is one."""
    at = np.random.default_rng(1).integers(0, 1000, (80, 2))
    cost = np.abs(at[:, None] - at[None]).sum(axis=2)
    best, hasty = p_center(cost, 6, Limits()), p_center(cost, 6, Limits(seconds=0.0))
    assert hasty.status is Status.FEASIBLE and best.status is Status.OPTIMAL
    assert hasty.bound is not None and hasty.value is not None and best.value is not None
    assert hasty.bound <= best.value <= hasty.value == cost[:, hasty.sites].min(axis=1).max()


def test_costs_need_not_be_whole() -> None:
    """Minutes with fractions are compared as they are."""
    found = p_center(np.array([[0.5, 2.25], [1.75, 0.0]]), 1, Limits())
    assert found.sites == (0,) and found.value == found.bound == 1.75


def test_all_sites_and_ties() -> None:
    """With every site open the worst off goes to its nearest; equal sites are as good as one another."""
    assert p_center(np.array([[3, 1], [0, 5]]), 2, Limits()).value == 1
    assert p_center(np.full((4, 3), 7), 2, Limits()).value == 7


@pytest.mark.parametrize(("p", "fixed"), [(0, ()), (3, ()), (1, (0, 1)), (1, (5,))])
def test_nonsense_is_refused(p: int, fixed: tuple[int, ...]) -> None:
    """Counts and sites that cannot be are refused."""
    with pytest.raises(ValueError, match="site"):
        p_center(np.array([[1, 2]]), p, Limits(), fixed=fixed)
