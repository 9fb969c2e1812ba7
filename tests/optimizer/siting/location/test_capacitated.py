"""Capacitated location against every solution of small instances, whole and in shares, with and without modules."""

from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.engines import Limits, Status
from optimizer.siting.location.capacitated import Modules, capacitated
from optimizer.siting.location.located import UNREACHABLE, Located
from tests.optimizer.siting.location.small import Small, best_single, best_split, smalls, subsets

FOLDER = Path(__file__).parents[5] / "shared" / "bench" / "cap"


def modules_of(small: Small) -> Modules:
    """Return the modules of an instance."""
    every = np.ones(len(small.sites))
    return Modules(small.module * every, small.module_cost * every, (small.at_most * every).astype(np.int64))


def solve(small: Small, sourcing: str, *, modules: bool = False, fixed: tuple[int, ...] = ()) -> Located:
    """Solve an instance."""
    built = modules_of(small) if modules else None
    cost, opening, demand = small.cost, small.opening, small.demand
    return capacitated(cost, opening, demand, small.capacity, Limits(), sourcing=sourcing, modules=built, fixed=fixed)


def agrees(answer: Located, best: float, small: Small) -> None:
    """Assert that the answer is the best value, with a bound that holds and within capacity."""
    if best == float("inf"):
        assert answer.status is Status.INFEASIBLE
        return
    assert answer.status is Status.OPTIMAL
    assert answer.value is not None and answer.bound is not None
    assert answer.value == pytest.approx(best, rel=1e-7, abs=1e-7)
    assert answer.value - 1e-6 * max(1.0, best) <= answer.bound <= answer.value
    room = np.array(small.capacity, dtype=np.float64)
    if answer.modules:
        room += small.module * np.array(answer.modules)
        assert max(answer.modules) <= small.at_most
    if answer.shares is None:
        load = np.bincount(answer.served_by, weights=small.demand, minlength=len(room))
        used = set(answer.served_by)
    else:
        load = np.array(small.demand) @ answer.shares
        used = set(np.flatnonzero(answer.shares.any(axis=0)).tolist())
        assert np.allclose(answer.shares.sum(axis=1), 1.0, atol=1e-12)
        assert (answer.shares >= 0).all()
    assert (load <= room + 1e-9).all()
    assert used <= set(answer.sites)


@given(smalls(), st.integers(0, 5))
@settings(deadline=None, max_examples=100)
def test_single(small: Small, held: int) -> None:
    """Each member at one site."""
    fixed = (held,) if held in small.sites else ()
    values = [best_single(small, s) + sum(small.opening[i] for i in s) for s in subsets(small) if set(fixed) <= set(s)]
    agrees(solve(small, "single", fixed=fixed), min(values), small)


@given(smalls())
@settings(deadline=None, max_examples=60)
def test_single_with_modules(small: Small) -> None:
    """Each member at one site, sites enlarged."""
    values = [best_single(small, s, modules=True) + sum(small.opening[i] for i in s) for s in subsets(small)]
    agrees(solve(small, "single", modules=True), min(values), small)


@given(smalls(), st.integers(0, 5))
@settings(deadline=None, max_examples=100)
def test_split(small: Small, held: int) -> None:
    """Members in shares."""
    fixed = (held,) if held in small.sites else ()
    values = [
        best_split(small, s, small.capacity) + sum(small.opening[i] for i in s)
        for s in subsets(small)
        if set(fixed) <= set(s)
    ]
    agrees(solve(small, "split", fixed=fixed), min(values), small)


@given(smalls())
@settings(deadline=None, max_examples=25)
def test_split_with_modules(small: Small) -> None:
    """Members in shares, sites enlarged."""
    best = float("inf")
    for opened in subsets(small):
        for built in product(range(small.at_most + 1), repeat=len(opened)):
            room = list(small.capacity)
            for site, more in zip(opened, built, strict=True):
                room[site] += more * small.module
            paid = sum(small.opening[i] for i in opened) + small.module_cost * sum(built)
            best = min(best, paid + best_split(small, opened, room))
    agrees(solve(small, "split", modules=True), best, small)


def test_capacity_met_exactly_and_one_short() -> None:
    """Demand of 10 in sites of 6 and 4 leaves no choice; of 6 and 3 there is no solution."""
    cost, opening, demand = [[1, 9], [1, 9]], [5, 5], [5, 5]
    answer = capacitated(cost, opening, demand, [6, 4], Limits())
    assert answer.status is Status.OPTIMAL and answer.shares is not None
    assert answer.value == pytest.approx(5 + 5 + 1 + 1 + 8 * 0.8)
    assert (np.array(demand) @ answer.shares).tolist() == [6, 4]
    assert capacitated(cost, opening, demand, [6, 3], Limits()).status is Status.INFEASIBLE
    assert capacitated(cost, opening, demand, [6, 4], Limits(), sourcing="single").status is Status.INFEASIBLE


def test_a_module_short() -> None:
    """Two modules are needed where one may be built."""
    modules = Modules(np.array([5.0]), np.array([3.0]), np.array([2]))
    answer = capacitated([[1], [1]], 10, [5, 5], 0, Limits(), sourcing="single", modules=modules)
    assert (answer.value, answer.modules, answer.served_by) == (18, (2,), (0, 0))
    fewer = Modules(np.array([5.0]), np.array([3.0]), np.array([1]))
    assert capacitated([[1], [1]], 10, [5, 5], 0, Limits(), modules=fewer).status is Status.INFEASIBLE


def test_no_road_in_winter() -> None:
    """A member that no road joins to any site: infeasible."""
    assert capacitated([[1], [UNREACHABLE]], 1, [1, 1], 9, Limits()).status is Status.INFEASIBLE


def test_other_sourcing_is_refused() -> None:
    """Only split and single are known."""
    with pytest.raises(ValueError, match="split or single"):
        capacitated([[1]], 1, [1], 9, Limits(), sourcing="double")


def test_time_limit_keeps_a_valid_bound() -> None:
    """Cut short, the bound is below the optimum and the value above it."""
    random = np.random.default_rng(5)
    cost, demand = random.integers(10, 500, (40, 15)), random.integers(1, 30, 40)
    best = capacitated(cost, 400, demand, 150, Limits())
    cut = capacitated(cost, 400, demand, 150, Limits(seconds=0.05))
    assert best.status is Status.OPTIMAL and best.value is not None
    assert cut.bound is None or cut.bound <= best.value
    assert cut.value is None or cut.value >= best.value - 1e-6 * best.value


@pytest.mark.skipif(not FOLDER.is_dir(), reason="../shared/bench is absent")
def test_known_optimum() -> None:
    """OR-Library cap41: 16 sites, 50 members in shares, optimum 1040444.375."""
    numbers = [float(n) for n in (FOLDER / "cap41.txt").read_text().split()]
    sites, members = int(numbers[0]), int(numbers[1])
    of_sites = np.array(numbers[2 : 2 + 2 * sites]).reshape(sites, 2)
    of_members = np.array(numbers[2 + 2 * sites :]).reshape(members, 1 + sites)
    answer = capacitated(of_members[:, 1:], of_sites[:, 1], of_members[:, 0], of_sites[:, 0], Limits())
    assert answer.status is Status.OPTIMAL
    assert answer.value == pytest.approx(1040444.375, abs=1e-3)
