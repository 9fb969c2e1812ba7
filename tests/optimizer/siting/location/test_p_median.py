"""The p-median against every choice of sites, and on the edges: unreachable pairs, fixed sites, ties, no time."""

import math
from itertools import combinations

import numpy as np
import pytest

from optimizer.engines import Limits, Status
from optimizer.siting.location import UNREACHABLE, answers, p_median
from tests.optimizer.siting.location.drawing import Drawn, drawn


def least(task: Drawn) -> int | None:
    """Return the least sum by trying every choice of sites, ``None`` where none reaches all members."""
    near = [task.cost[:, sites].min(axis=1) for sites in task.choices(task.p, task.p)]
    return min((int((task.weights * n).sum()) for n in near if (n < UNREACHABLE).all()), default=None)


@pytest.mark.parametrize("seed", range(60))
def test_every_choice_tried(seed: int) -> None:
    """Value, bound, sites and who is served where agree with the best of all choices."""
    task = drawn(seed)
    best, cost = least(task), task.cost
    found = p_median(cost, task.p, Limits(), weights=task.weights, fixed=task.fixed)
    if best is None:
        assert found.status is Status.INFEASIBLE and not found.found
        return
    assert (found.status, found.value, found.bound, found.gap) == (Status.OPTIMAL, best, best, 0.0)
    assert len(set(found.sites)) == task.p and set(task.fixed) <= set(found.sites)
    assert list(found.sites) == sorted(found.sites) and set(found.served_by) <= set(found.sites)
    for member, site in enumerate(found.served_by):
        assert cost[member, site] == cost[member, found.sites].min()


@pytest.mark.parametrize("seed", range(6))
def test_search_is_needed(seed: int) -> None:
    """Costs without any triangle leave a gap that only branching closes."""
    cost = np.random.default_rng(seed).integers(1, 100, (40, 14))
    found = p_median(cost, 4, Limits())
    best = min(int(cost[:, sites].min(axis=1).sum()) for sites in combinations(range(14), 4))
    assert found.status is Status.OPTIMAL and found.value == found.bound == best


def test_all_sites_open() -> None:
    """Where every site opens, each member is served at its cheapest."""
    cost = np.array([[3, 1], [0, 5], [2, 2]])
    found = p_median(cost, 2, Limits())
    assert found.sites == (0, 1) and found.served_by == (1, 0, 0) and found.value == 3


def test_equal_sites() -> None:
    """Sites that cost the same to everybody are as good as one another."""
    cost = np.tile(np.array([[4], [7], [9]]), (1, 5))
    found = p_median(cost, 2, Limits())
    assert found.status is Status.OPTIMAL and found.value == 20 and len(found.sites) == 2


def test_islands_need_their_own_site() -> None:
    """Two islands without a road between them: one site is impossible, two are not."""
    cost = np.full((6, 6), UNREACHABLE)
    cost[:3, :3], cost[3:, 3:] = 2, 5
    np.fill_diagonal(cost, 0)
    assert p_median(cost, 1, Limits()).status is Status.INFEASIBLE
    found = p_median(cost, 2, Limits())
    assert found.value == 14 and {site // 3 for site in found.sites} == {0, 1}


def test_member_of_no_weight_is_served() -> None:
    """A weight of 0 costs nothing but does not excuse from being reached."""
    cost = np.array([[1, UNREACHABLE], [UNREACHABLE, 9]])
    assert p_median(cost, 1, Limits(), weights=[1, 0]).status is Status.INFEASIBLE
    assert p_median(np.array([[1, 5], [7, 9]]), 2, Limits(), weights=[1, 0]).served_by == (0, 0)


def test_a_fixed_site_is_open_even_where_it_serves_nobody() -> None:
    """The dearest site fixed takes a place from the good ones."""
    cost = np.array([[0, 5, 99], [5, 0, 99]])
    assert p_median(cost, 2, Limits()).value == 0
    found = p_median(cost, 2, Limits(), fixed=[2])
    assert found.value == 5 and 2 in found.sites and found.status is Status.OPTIMAL


def test_no_time_leaves_a_bound_that_holds() -> None:
    """Out of time, the bound is still below the optimum and the answer above it."""
    cost = np.random.default_rng(3).integers(1, 1000, (60, 30))
    best = p_median(cost, 5, Limits())
    hasty = p_median(cost, 5, Limits(seconds=0.0))
    assert best.status is Status.OPTIMAL and hasty.status is Status.FEASIBLE
    assert hasty.value is not None and hasty.bound is not None and best.value is not None
    assert math.isfinite(hasty.bound) and hasty.bound <= best.value <= hasty.value


def test_a_gap_allowed_ends_early_and_is_no_proof() -> None:
    """With a gap allowed the answer may be better than proven, and says so."""
    cost = np.random.default_rng(3).integers(1, 1000, (60, 30))
    found = p_median(cost, 5, Limits(gap=0.2))
    assert found.status is Status.FEASIBLE and found.gap is not None and 0 < found.gap <= 0.2


def test_events_tell_ever_better_answers_and_bounds() -> None:
    """What is told on the way gets only better, and ends at the answer."""
    cost = np.random.default_rng(3).integers(1, 1000, (60, 30))
    told: list[tuple[float, float, tuple[int, ...]]] = []
    found = p_median(cost, 5, Limits(), on_event=lambda *event: told.append(event))
    assert [v for v, _, _ in told] == sorted((v for v, _, _ in told), reverse=True)
    assert [b for _, b, _ in told] == sorted(b for _, b, _ in told)
    assert told[-1] == (found.value, found.bound, found.sites)
    assert all(cost[:, sites].min(axis=1).sum() == value for value, _, sites in told)


@pytest.mark.parametrize(
    ("cost", "p", "options", "said"),
    [
        ([[1, 2]], 0, {}, "0 sites of 2"),
        ([[1, 2]], 3, {}, "3 sites of 2"),
        (np.zeros((0, 2)), 1, {}, "not empty"),
        ([1, 2], 1, {}, "members x sites"),
        ([[1, -2]], 1, {}, "negative"),
        ([[1, 2.5]], 1, {}, "whole"),
        ([[1, 2]], 1, {"weights": [1, 1]}, "weights"),
        ([[1, 2]], 1, {"weights": [-1]}, "weights"),
        ([[1, 2]], 1, {"weights": [0.5]}, "whole"),
        ([[1, 2]], 1, {"fixed": [2]}, "no site 2"),
        ([[1, 2]], 1, {"fixed": [0, 1]}, "2 sites are fixed"),
    ],
)
def test_nonsense_is_refused(cost: list[object], p: int, options: dict[str, list[int]], said: str) -> None:
    """What cannot be meant is refused, saying what is wrong."""
    with pytest.raises(ValueError, match=said):
        p_median(np.array(cost), p, Limits(), **options)


def test_an_answer_that_reaches_not_all_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Out of time with sites that leave a member unreached, nothing is known but the bound."""
    cost = np.array([[1, UNREACHABLE], [UNREACHABLE, 9]])
    monkeypatch.setattr(answers, "locate", lambda task, limits, told: (np.array([0]), task.costs[0].sum(), 1.0, False))
    found = p_median(cost, 1, Limits())
    assert found.status is Status.UNKNOWN and not found.sites and found.value is None and found.bound == 1.0
