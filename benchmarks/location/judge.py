"""What an answer is worth and what it breaks, counted from the instance alone: no solver, no formulation."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from benchmarks.location.problem import Answer, Kind, Problem

TOLERANCE = 1e-6
"""What a sum of shares may be off by, relatively: solvers of linear programs count no better."""

SINGLE = (Kind.MEDIAN, Kind.CENTER, Kind.UNCAPACITATED, Kind.CAPACITATED_MEDIAN)
"""Kinds in which one site serves a member's whole demand."""

COUNTED = (Kind.MEDIAN, Kind.CENTER, Kind.MAXIMAL_COVER, Kind.CAPACITATED_MEDIAN)
"""Kinds in which no more than ``p`` sites may be open."""

COVERING = (Kind.SET_COVER, Kind.MAXIMAL_COVER)


@dataclass(frozen=True)
class Judged:
    """What is broken, and the value in the units of the file, broken or not."""

    broken: tuple[str, ...]
    value: float


def judge(problem: Problem, answer: Answer) -> Judged:
    """Return what ``answer`` breaks and what it is worth."""
    sites = answer.sites
    faults = [f"site {site} there is not" for site in sites if not 0 <= site < problem.sites]
    faults += ["a site stands twice"] if len(set(sites)) < len(sites) else []
    if faults:
        return Judged(tuple(faults), 0.0)
    if problem.kind in COUNTED and len(sites) > problem.p:
        faults.append(f"{len(sites)} sites of {problem.p}")
    if problem.kind in COVERING:
        covered = [any(problem.cost[member, site] <= problem.radius for site in sites) for member in _members(problem)]
        if problem.kind is Kind.MAXIMAL_COVER:
            return Judged(tuple(faults), float(sum(covered)))
        faults += [f"member {member} is not covered" for member in _members(problem) if not covered[member]]
        return Judged(tuple(faults), float(len(sites)))
    faults += _serving_faults(problem, answer)
    faults += _load_faults(problem, answer)
    return Judged(tuple(faults), _value(problem, answer) / problem.unit)


def _members(problem: Problem) -> range:
    return range(problem.members)


def _serving_faults(problem: Problem, answer: Answer) -> list[str]:
    """Return where a member's demand is not met in full, is met from a closed site, or is split and must not be."""
    served: dict[int, float] = defaultdict(float)
    faults, opened = [], set(answer.sites)
    for (member, site), share in answer.shares.items():
        served[member] += share
        if site not in opened:
            faults.append(f"member {member} is served at {site}, which is closed")
        if share < -TOLERANCE or (problem.kind in SINGLE and share != 1):
            faults.append(f"member {member} has a share of {share:g} at {site}")
    short = [member for member in _members(problem) if abs(served[member] - 1) > TOLERANCE]
    return faults + [f"member {member} is served {served[member]:g} times" for member in short]


def _load_faults(problem: Problem, answer: Answer) -> list[str]:
    if problem.kind not in (Kind.CAPACITATED, Kind.CAPACITATED_MEDIAN):
        return []
    loads: dict[int, float] = defaultdict(float)
    for (member, site), share in answer.shares.items():
        loads[site] += share * int(problem.demand[member])
    return [
        f"site {site} has {load:g} of {problem.capacity[site]}"
        for site, load in sorted(loads.items())
        if load > int(problem.capacity[site]) * (1 + TOLERANCE) + TOLERANCE
    ]


def _value(problem: Problem, answer: Answer) -> float:
    costs = {pair: int(problem.cost[pair]) for pair, share in answer.shares.items() if share}
    if problem.kind is Kind.CENTER:
        return float(max(costs.values(), default=0))
    opening = sum(int(problem.opening[site]) for site in answer.sites) if len(problem.opening) else 0
    return float(opening + sum(cost * Fraction(answer.shares[pair]) for pair, cost in costs.items()))
