"""One site at a time, as the scaling-up analysis of WHO's AccessMod goes: always the site that helps most now."""

import numpy as np
from numpy.typing import NDArray

from benchmarks.location.problem import Answer, Ints, Kind, Problem, nearest
from optimizer.engines import Status


def by_greedy(problem: Problem, seconds: float) -> Answer:
    """Return the sites that the rule opens; it proves nothing.

    Covering: the site that covers most of those not covered yet. Else the site that lowers the sum of costs most, the
    longest way before it for a center; with opening costs until none lowers it any more.
    """
    if problem.kind in (Kind.SET_COVER, Kind.MAXIMAL_COVER):
        return Answer(Status.FEASIBLE, _covering(problem))
    sites = _serving(problem)
    return Answer(Status.FEASIBLE, sites, nearest(problem, sites))


def _covering(problem: Problem) -> tuple[int, ...]:
    covers = problem.covers
    most = problem.p if problem.kind is Kind.MAXIMAL_COVER else problem.sites
    sites: list[int] = []
    left = np.ones(problem.members, dtype=bool)
    while left.any() and len(sites) < most:
        gains = covers[left].sum(axis=0)
        if not gains.max(initial=0):
            break
        sites.append(int(gains.argmax()))
        left &= ~covers[:, sites[-1]]
    return tuple(sites)


def _serving(problem: Problem) -> tuple[int, ...]:
    sites: list[int] = []
    paid: Ints | None = None
    while len(sites) < (problem.p or problem.sites):
        served = problem.cost if paid is None else np.minimum(paid[:, None], problem.cost)
        rank = _rank(problem, served)
        chosen = int(np.lexsort(rank[::-1])[0])
        if paid is not None and not problem.p and served[:, chosen].sum() + problem.opening[chosen] >= paid.sum():
            break
        sites.append(chosen)
        paid = served[:, chosen]
    return tuple(dict.fromkeys(sites))


def _rank(problem: Problem, served: Ints) -> list[NDArray[np.int64]]:
    """Return what sites are compared by, the first thing first."""
    total: Ints = served.sum(axis=0)
    if problem.kind is Kind.CENTER:
        return [served.max(axis=0), total]
    return [total + problem.opening] if len(problem.opening) else [total]
