"""Set covering and maximal covering against every choice of sites, and what reduction may leave out."""

import numpy as np
import pytest

from optimizer.engines import Limits, Status
from optimizer.siting.location import maximal_cover, set_cover
from optimizer.siting.location.cover import _by_solver, covering
from optimizer.siting.location.dominance import hardest, widest
from tests.optimizer.siting.location.drawing import drawn


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("priced", [False, True])
def test_set_cover_every_choice_tried(seed: int, priced: bool) -> None:
    """Cost, bound and sites agree with the cheapest of all covers."""
    task = drawn(seed)
    paid = task.paid if priced else np.ones_like(task.paid)
    costs = [int(paid[s].sum()) for s in task.choices(0) if task.covers[:, s].any(axis=1).all()]
    found = set_cover(task.covers, Limits(), costs=task.paid if priced else None, fixed=task.fixed)
    if not costs:
        assert found.status is Status.INFEASIBLE and not found.found
        return
    assert (found.status, found.value, found.bound) == (Status.OPTIMAL, min(costs), min(costs))
    assert set(task.fixed) <= set(found.sites) and paid[list(found.sites)].sum() == min(costs)
    assert all(task.covers[member, site] for member, site in enumerate(found.served_by))
    assert set(found.served_by) <= set(found.sites)


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("budget", [None, 0, 4, 9])
def test_maximal_cover_every_choice_tried(seed: int, budget: int | None) -> None:
    """Weight, bound and sites agree with the best of all choices, with and without a budget."""
    task = drawn(seed)
    allowed = [s for s in task.choices(0, task.p) if budget is None or task.paid[s].sum() <= budget]
    covered = [int(task.weights[task.covers[:, s].any(axis=1)].sum()) for s in allowed]
    found = maximal_cover(
        task.covers, task.p, Limits(), weights=task.weights, fixed=task.fixed, costs=task.paid, budget=budget
    )
    if not covered:
        assert found.status is Status.INFEASIBLE
        return
    assert (found.status, found.value, found.bound) == (Status.OPTIMAL, max(covered), max(covered))
    assert set(task.fixed) <= set(found.sites) and len(found.sites) <= task.p
    assert budget is None or task.paid[list(found.sites)].sum() <= budget
    for member, site in enumerate(found.served_by):
        near = task.covers[member, list(found.sites)].any()
        assert (site in found.sites and task.covers[member, site]) if near else site == -1


@pytest.mark.parametrize("seed", range(60))
def test_reduction_keeps_the_cheapest_cover(seed: int) -> None:
    """The members and sites that are left have the same least cost."""
    task = drawn(seed)
    fit = task.covers[task.covers.any(axis=1)]
    members, sites = hardest(fit), widest(fit, task.paid)
    if len(fit):
        whole = set_cover(fit, Limits(), costs=task.paid).value
        assert set_cover(fit[members], Limits(), costs=task.paid).value == whole
        assert set_cover(fit[:, sites], Limits(), costs=task.paid[sites]).value == whole


def test_reduction_leaves_one_of_equals() -> None:
    """Of equal members and equal sites one is kept; a dear site that covers more is kept beside a cheap one."""
    equal = np.array([[True, False], [True, False], [True, True]])
    assert hardest(equal).tolist() == [0]
    assert widest(np.array([[True, True]]), np.array([1, 1])).tolist() == [0]
    assert widest(np.array([[True, True], [True, False]]), np.array([5, 1])).tolist() == [0, 1]


@pytest.mark.parametrize("seed", range(20))
def test_the_solver_agrees(seed: int) -> None:
    """What is handed to HiGHS has the cost that the search finds."""
    draw = np.random.default_rng(seed)
    covers, costs = draw.random((20, 15)) < 0.2, draw.integers(1, 9, 15)
    covers[:, 0] = True
    costs[0] = 30
    found = set_cover(covers, Limits(), costs=costs)
    solved = _by_solver(covers, costs, Limits(), None)
    assert (found.value, found.bound) == (solved.cost, solved.bound) and covers[:, solved.sites].any(axis=1).all()


def test_one_site_short() -> None:
    """Three members apart need three sites: two are proven not to do."""
    alone, none = np.eye(3, dtype=bool), np.zeros(3, dtype=bool)
    assert covering(alone, 2, none, Limits())[0] is False
    found, sites = covering(alone, 3, none, Limits())
    assert found and sites.tolist() == [0, 1, 2]


def test_no_time_leaves_bounds_that_hold() -> None:
    """Out of time, a cover is still a cover and the bounds are on the right side."""
    covers = np.random.default_rng(5).random((80, 60)) < 0.08
    covers[:, 59] |= ~covers.any(axis=1)
    best, hasty = set_cover(covers, Limits()), set_cover(covers, Limits(seconds=0.0))
    assert best.value is not None and hasty.value is not None and hasty.bound is not None
    assert hasty.bound <= best.value <= hasty.value and covers[:, hasty.sites].any(axis=1).all()
    most, fast = maximal_cover(covers, 5, Limits()), maximal_cover(covers, 5, Limits(seconds=0.0))
    assert most.value is not None and fast.value is not None and fast.bound is not None
    assert most.status is Status.OPTIMAL and fast.value <= most.value <= fast.bound


@pytest.mark.parametrize(
    ("covers", "options", "said"),
    [
        (np.zeros((0, 2), dtype=bool), {}, "not empty"),
        (np.array([[1, 0]]), {}, "truth values"),
        (np.array([[True]]), {"costs": [-1]}, "costs"),
        (np.array([[True]]), {"costs": [0.5]}, "costs"),
        (np.array([[True]]), {"fixed": [1]}, "no site 1"),
    ],
)
def test_nonsense_is_refused(covers: np.ndarray, options: dict[str, list[int]], said: str) -> None:
    """What cannot be meant is refused, saying what is wrong."""
    with pytest.raises(ValueError, match=said):
        set_cover(covers, Limits(), **options)


def test_a_budget_needs_costs() -> None:
    """Without costs of sites there is nothing to hold against a budget."""
    with pytest.raises(ValueError, match="budget"):
        maximal_cover(np.array([[True]]), 1, Limits(), budget=3)
