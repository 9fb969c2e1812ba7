"""Rows that hold the linear relaxation to the bound by prices."""

from itertools import combinations, product

import numpy as np

from optimizer.engines import Limits, Solver, solve_sparse
from optimizer.siting.location.capacity_search import everything, first_prices
from optimizer.siting.location.formulation import formulate
from optimizer.siting.location.instance import Instance
from optimizer.siting.location.knapsacks import Knapsacks
from optimizer.siting.location.load_rows import with_load_rows
from optimizer.siting.location.multipliers import ExactlyP, Reduced, Relaxation, ascend


def drawn(seed: int) -> tuple[Instance, Relaxation]:
    """Return six members at six sites, two of which are open."""
    rng = np.random.default_rng(seed)
    cost = rng.integers(0, 30, (6, 6)).astype(np.float64)
    demand, capacity = rng.integers(4, 9, 6).astype(np.float64), np.full(6, 20.0)
    instance = Instance(cost, np.zeros(6), demand, capacity, single=True, p=2)
    return instance, Relaxation(cost, instance.opening, Knapsacks.of(demand, capacity), ExactlyP(2))


def least(instance: Instance, sites: list[int]) -> float:
    """Return the least cost of all ways to serve six members from two of ``sites``."""
    best = np.inf
    for two in combinations(sites, 2):
        for ends in product(two, repeat=6):
            at = np.array(ends)
            if all(instance.demand[at == site].sum() <= instance.capacity[site] for site in two):
                best = min(best, float(instance.cost[np.arange(6), at].sum()))
    return best


def test_the_linear_bound_is_no_worse_than_that_of_the_prices() -> None:
    """Without the rows it is below on some of the drawn instances."""
    below = 0
    for seed in range(10):
        instance, relaxation = drawn(seed)
        bound, prices = ascend(relaxation, first_prices(instance.cost), 200, lambda *_: np.inf)
        plain = formulate(instance, np.ones(6, dtype=bool), np.ones((6, 6), dtype=bool), whole=False)
        rows = with_load_rows(plain, relaxation, everything(instance), prices)
        without, with_them = (solve_sparse(f.model, Limits(), solver=Solver.GLOP).objective for f in (plain, rows))
        assert without is not None and with_them is not None
        assert with_them >= bound - 0.1
        below += without < bound - 0.1
    assert below > 0


def test_no_solution_over_the_sites_left_is_lost() -> None:
    """The best solution keeps the rows, at any prices and where sites are left out."""
    for seed in range(20):
        instance, relaxation = drawn(seed)
        sites = np.array([True, False, True, True, False, True])
        pairs = np.broadcast_to(sites, (6, 6)).copy()
        prices = np.random.default_rng(seed).uniform(0, 40, 6)
        plain = formulate(instance, sites, pairs)
        rows = with_load_rows(plain, relaxation, Reduced(sites, pairs, np.zeros(6, dtype=bool)), prices)
        assert rows.model.height == plain.model.height + 4
        found, best = solve_sparse(rows.model, Limits()), least(instance, [0, 2, 3, 5])
        assert found.found == bool(np.isfinite(best))
        if found.objective is not None and found.found:
            assert abs(found.objective - best) < 1e-4


def test_loads_of_some_sites_are_those_of_all() -> None:
    """Knapsacks over some sites, also of different rooms, fill these as before."""
    for seed in range(20):
        rng = np.random.default_rng(seed)
        demand, room = rng.integers(0, 9, 7).astype(np.float64), rng.integers(0, 12, 5).astype(np.float64)
        prices = rng.integers(-9, 5, (7, 5)).astype(np.float64)
        knapsacks, some = Knapsacks.of(demand, room), np.array([3, 1])
        sums, loads = knapsacks.fill(prices)
        fewer, their = knapsacks.among(some).fill(prices[:, some])
        assert fewer.tolist() == sums[some].tolist() and their.tolist() == loads[:, some].tolist()
        assert (demand @ loads <= room).all() and np.allclose((prices * loads).sum(axis=0), sums)
        for site in range(5):
            ways = (np.array(way) for way in product((0, 1), repeat=7))
            assert sums[site] == min(float(prices[:, site] @ way) for way in ways if demand @ way <= room[site])
