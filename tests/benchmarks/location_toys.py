"""Tiny location instances as files, and their optimum by trying every set of sites under the judge."""

from itertools import combinations
from random import Random

import numpy as np

from benchmarks.location.judge import judge
from benchmarks.location.problem import Answer, Kind, Problem, nearest
from optimizer.engines import Status

PATH = """ 5 5 2
 1 2 4
 2 3 3
 3 4 1
 1 2 2
 4 5 6
"""
"""A path of five vertices whose first edge stands twice: its length is 2."""

WAREHOUSES = """ 2 3
 10 100.
 10 60.5
 4
 8. 20.
 6
 12. 18.
 5 5.25
 30.
"""
"""Two warehouses and three customers, the last one's costs on two lines; 15 units are asked for, 20 can be held."""

CLUSTERS = """ 3 6
 4 2 5
 1 0 0 2
 2 3 4 3
 3 10 10 4
 4 11 11 1
"""
"""Points 1 and 2 are 5 apart, points 3 and 4 sqrt(2), which counts as 1."""

OPTIMA = "instance,n,edges,p,pmedian_optimum,pcenter_optimum\npath,5,5,2,9,4\n"


def drawn(kind: Kind, seed: int) -> Problem:
    """Return a random problem of a kind with a handful of sites."""
    draw = Random(seed)
    members, sites = draw.randint(3, 6), draw.randint(3, 5)
    cost = np.array([[draw.randint(1, 30) for _ in range(sites)] for _ in range(members)], dtype=np.int64)
    opening = np.array([draw.randint(5, 40) for _ in range(sites)], dtype=np.int64)
    demand = np.array([draw.randint(1, 5) for _ in range(members)], dtype=np.int64)
    capacity = np.array([draw.randint(8, 14) for _ in range(sites)], dtype=np.int64)
    p = draw.randint(1, 2)
    match kind:
        case Kind.SET_COVER:
            return Problem("toy", kind, cost, radius=int(cost.min(axis=1).max()) + draw.randint(0, 5))
        case Kind.MAXIMAL_COVER:
            return Problem("toy", kind, cost, p=p, radius=draw.randint(8, 15))
        case Kind.UNCAPACITATED:
            return Problem("toy", kind, cost, opening=opening, unit=10)
        case Kind.CAPACITATED:
            return Problem("toy", kind, cost * demand[:, None], opening=opening, demand=demand, capacity=capacity)
        case Kind.CAPACITATED_MEDIAN:
            return Problem("toy", kind, cost, p=3, demand=demand, capacity=capacity)
    return Problem("toy", kind, cost, p=p, unit=10)


def best_of(problem: Problem) -> float:
    """Return the best value of any set of sites, each member at the nearest one; for kinds without capacities."""
    counts = [problem.p] if problem.p else range(1, problem.sites + 1)
    found = []
    for count in counts:
        for sites in combinations(range(problem.sites), count):
            judged = judge(problem, Answer(Status.FEASIBLE, sites, nearest(problem, sites)))
            found += [] if judged.broken else [judged.value]
    return max(found) if problem.maximizes else min(found)
