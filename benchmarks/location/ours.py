"""Our engines on the same arrays."""

import numpy as np
from optimizer.siting.location import (
    Located,
    capacitated,
    capacitated_p_median,
    maximal_cover,
    p_center,
    p_median,
    set_cover,
    uncapacitated,
)

from benchmarks.location.problem import Answer, Kind, Problem
from optimizer.engines import Limits


def by_ours(problem: Problem, seconds: float) -> Answer:
    """Return what the engine of the kind answers."""
    located = _located(problem, Limits(seconds=seconds))
    value = None if located.value is None else located.value / problem.scale
    bound = None if located.bound is None else located.bound / problem.scale
    return Answer(located.status, tuple(located.sites), _shares(problem, located), value, bound)


def _located(problem: Problem, limits: Limits) -> Located:
    cost, p = problem.cost, problem.p
    match problem.kind:
        case Kind.MEDIAN:
            return p_median(cost, p, limits)
        case Kind.CENTER:
            return p_center(cost, p, limits)
        case Kind.SET_COVER:
            return set_cover(problem.covers, limits)
        case Kind.MAXIMAL_COVER:
            return maximal_cover(problem.covers, p, limits)
        case Kind.UNCAPACITATED:
            return uncapacitated(cost, problem.opening, limits)
        case Kind.CAPACITATED:
            return capacitated(cost, problem.opening, problem.demand, problem.capacity, limits, sourcing="split")
        case Kind.CAPACITATED_MEDIAN:
            return capacitated_p_median(cost, problem.demand, problem.capacity, p, limits)


def _shares(problem: Problem, located: Located) -> dict[tuple[int, int], float]:
    """Return who serves whom as the engine says; where the kind is to cover, nobody is asked."""
    if problem.kind in (Kind.SET_COVER, Kind.MAXIMAL_COVER):
        return {}
    if located.shares is None:
        return {(member, int(site)): 1.0 for member, site in enumerate(located.served_by)}
    members, sites = np.nonzero(located.shares)
    return {(int(m), int(s)): float(located.shares[m, s]) for m, s in zip(members, sites, strict=True)}
