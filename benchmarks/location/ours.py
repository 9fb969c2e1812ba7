"""Our engines on the same arrays."""

import numpy as np

from benchmarks.location.problem import Answer, Kind, Problem
from optimizer.engines import Limits
from optimizer.siting import location


def by_ours(problem: Problem, seconds: float) -> Answer:
    """Return what the engine of the kind answers."""
    located = _located(problem, Limits(seconds=seconds))
    value = None if located.value is None else located.value / problem.scale
    bound = None if located.bound is None else located.bound / problem.scale
    return Answer(located.status, tuple(located.sites), _shares(problem, located), value, bound)


def _located(problem: Problem, limits: Limits) -> location.Located:
    cost, p = problem.cost, problem.p
    match problem.kind:
        case Kind.MEDIAN:
            return location.p_median(cost, p, limits)
        case Kind.CENTER:
            return location.p_center(cost, p, limits)
        case Kind.SET_COVER:
            return location.set_cover(problem.covers, limits)
        case Kind.MAXIMAL_COVER:
            return location.maximal_cover(problem.covers, p, limits)
        case Kind.UNCAPACITATED:
            return location.uncapacitated(cost, problem.opening, limits)
        case Kind.CAPACITATED:
            demand, capacity = problem.demand, problem.capacity
            return location.capacitated(cost, problem.opening, demand, capacity, limits, sourcing="split")
        case Kind.CAPACITATED_MEDIAN:
            return location.capacitated_p_median(cost, problem.demand, problem.capacity, p, limits)


def _shares(problem: Problem, located: location.Located) -> dict[tuple[int, int], float]:
    """Return who serves whom as the engine says; where the kind is to cover, nobody is asked."""
    if problem.kind in (Kind.SET_COVER, Kind.MAXIMAL_COVER):
        return {}
    if problem.kind is not Kind.CAPACITATED or located.shares is None:
        return {(member, int(site)): 1.0 for member, site in enumerate(located.served_by)}
    members, sites = np.nonzero(located.shares)
    return {(int(m), int(s)): float(located.shares[m, s]) for m, s in zip(members, sites, strict=True)}
