"""Small instances with capacities, and every solution of them tried."""

from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
from hypothesis import strategies as st

from optimizer.engines import Limits, Solver, SparseModel, solve_sparse
from optimizer.siting.location.located import UNREACHABLE


@dataclass(frozen=True)
class Small:
    """Members x sites; ``cost`` of whole demands, ``opening`` and ``capacity`` of sites; modules by site."""

    cost: list[list[int]]
    opening: list[int]
    demand: list[int]
    capacity: list[int]
    module: int
    module_cost: int
    at_most: int

    @property
    def sites(self) -> range:
        """Numbers of the sites."""
        return range(len(self.opening))


@st.composite
def smalls(draw: st.DrawFn) -> Small:
    """Draw an instance of up to 4 sites and 5 members, some pairs without a road, often tight."""
    sites, members = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    pair = st.one_of(st.integers(0, 20), st.just(UNREACHABLE)) if draw(st.booleans()) else st.integers(0, 20)
    return Small(
        cost=[draw(st.lists(pair, min_size=sites, max_size=sites)) for _ in range(members)],
        opening=draw(st.lists(st.integers(0, 15), min_size=sites, max_size=sites)),
        demand=draw(st.lists(st.integers(0, 6), min_size=members, max_size=members)),
        capacity=draw(st.lists(st.integers(0, 12), min_size=sites, max_size=sites)),
        module=draw(st.integers(1, 6)),
        module_cost=draw(st.integers(0, 8)),
        at_most=draw(st.integers(0, 2)),
    )


def best_single(small: Small, opened: tuple[int, ...], *, modules: bool = False) -> float:
    """Return the least cost of serving each member from one of ``opened``; infinite if none fits."""
    best = float("inf")
    for served in product(opened, repeat=len(small.demand)):
        cost = sum(small.cost[m][s] for m, s in enumerate(served))
        built = 0
        for site in opened:
            load = sum(d for d, s in zip(small.demand, served, strict=True) if s == site)
            more = max(0, -(-(load - small.capacity[site]) // small.module))
            built += more
            if more > (small.at_most if modules else 0):
                cost = UNREACHABLE
        if cost < UNREACHABLE:
            best = min(best, cost + built * small.module_cost)
    return best


def best_split(small: Small, opened: tuple[int, ...], room: list[int]) -> float:
    """Return the least cost of serving the members in shares from ``opened``, by a plain linear model."""
    pairs = [(m, s) for m in range(len(small.demand)) for s in opened if small.cost[m][s] < UNREACHABLE]
    if not pairs:
        return float("inf")
    members, sites = len(small.demand), len(small.opening)
    model = SparseModel(
        cost=np.array([float(small.cost[m][s]) for m, s in pairs]),
        lows=np.zeros(len(pairs)),
        highs=np.ones(len(pairs)),
        whole=np.zeros(len(pairs), dtype=bool),
        rows=np.array([m for m, _ in pairs] + [members + s for _, s in pairs]),
        columns=np.array(list(range(len(pairs))) * 2),
        coefficients=np.array([1.0] * len(pairs) + [float(small.demand[m]) for m, _ in pairs]),
        row_lows=np.array([1.0] * members + [-np.inf] * sites),
        row_highs=np.array([1.0] * members + [float(r) for r in room]),
    )
    answer = solve_sparse(model, Limits(), solver=Solver.GLOP)
    return float("inf") if answer.objective is None else answer.objective


def subsets(small: Small, p: int | None = None) -> list[tuple[int, ...]]:
    """Return the sets of sites that may be open: of ``p``, or of any number."""
    numbers = range(len(small.opening) + 1) if p is None else [p]
    return [opened for number in numbers for opened in combinations(small.sites, number)]
