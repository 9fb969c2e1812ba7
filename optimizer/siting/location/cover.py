"""Covering: can ``p`` sites cover all members, and which are the cheapest that do.

Both are searched for a while, then handed to HiGHS: where costs are without any geometry, its cuts and its own search
reach further.
"""

from dataclasses import dataclass, replace
from time import monotonic

import numpy as np

from optimizer.engines import Limits, LinearModel, solve_mip
from optimizer.siting.location.dominance import reduced
from optimizer.siting.location.locate import locate
from optimizer.siting.location.task import Bools, Ints, Task

_NODES = 200


@dataclass(frozen=True)
class Cover:
    """Sites that cover all members, what they cost, and what no other cover is below."""

    sites: Ints
    cost: int
    bound: float

    @property
    def proven(self) -> bool:
        """Whether no cover is cheaper."""
        return self.bound >= self.cost


def covering(covers: Bools, p: int, kept: Bools, limits: Limits) -> tuple[bool | None, Ints]:
    """Return whether at most ``p`` sites, those of ``kept`` among them, cover all members, and such sites.

    ``None`` where time ran out. The members left uncovered are minimized, and given up once one has to be.
    """
    begin = monotonic()
    fixed, each = np.flatnonzero(kept), np.ones(covers.shape[1], dtype=np.int64)
    members, sites = reduced(covers, each, kept)
    left = covers[np.ix_(members, sites)]
    places = p - len(fixed)
    if not len(members):
        return True, fixed
    if places <= 0 or not left.any(axis=1).all():
        return False, fixed
    if places >= len(sites):
        return True, np.sort(np.concatenate([fixed, sites]))
    none = np.zeros(len(sites), dtype=bool)
    task = Task(np.ascontiguousarray((~left).T, dtype=np.float64), np.zeros(len(sites)), places, ~none, none)
    chosen, missed, _, proven = locate(task, replace(limits, nodes=_NODES), below=1.0, cuts=True)
    if missed < 1.0:
        return True, np.sort(np.concatenate([fixed, sites[chosen]]))
    if proven:
        return False, fixed
    found = _by_solver(left, each[sites], _rest(limits, begin), None)
    if found.cost <= places:
        return True, np.sort(np.concatenate([fixed, sites[found.sites]]))
    return (False if found.bound > places else None), fixed


def cheapest(covers: Bools, costs: Ints, kept: Bools, limits: Limits) -> Cover:
    """Return the cheapest cover with the sites of ``kept``; every member is covered by some site."""
    begin = monotonic()
    fixed = np.flatnonzero(kept)
    members, sites = reduced(covers, costs, kept)
    left, paid = covers[np.ix_(members, sites)], int(costs[fixed].sum())
    found = Cover(np.zeros(0, dtype=np.int64), 0, 0.0)
    if len(members):
        found = _by_charges(left, costs[sites], replace(limits, nodes=_NODES))
        if not found.proven and found.cost - found.bound > limits.gap * found.cost:
            found = _by_solver(left, costs[sites], _rest(limits, begin), found)
    return Cover(np.sort(np.concatenate([fixed, sites[found.sites]])), paid + found.cost, paid + found.bound)


def _by_charges(covers: Bools, costs: Ints, limits: Limits) -> Cover:
    """Search for the cheapest cover as for the best location.

    A member that is not covered by the sites that open is charged what its cheapest site costs: opening that site is
    then no dearer, so that the least cost with charges is the least without.
    """
    charge = np.where(covers, costs, costs.max()).min(axis=1).astype(np.float64)
    none = np.zeros(len(costs), dtype=bool)
    charges = np.ascontiguousarray(np.where(covers, 0.0, charge[:, None]).T)
    task = Task(charges, costs.astype(np.float64), None, ~none, none)
    chosen, _, bound, _ = locate(task, limits)
    for near in covers:
        if not near[chosen].any():
            chosen = np.append(chosen, np.where(near, costs, costs.max() + 1).argmin())
    return Cover(chosen, int(costs[chosen].sum()), float(np.ceil(bound - 1e-6)))


def _by_solver(covers: Bools, costs: Ints, limits: Limits, known: Cover | None) -> Cover:
    """Let HiGHS look for the cheapest cover; without an answer of its own what is ``known``, or all sites."""
    known = known or Cover(np.arange(len(costs)), int(costs.sum()), 0.0)
    if limits.seconds is not None and limits.seconds <= 0:
        return known
    model = LinearModel()
    sites = [model.column(0, 1) for _ in costs]
    for member, near in enumerate(covers):
        model.row(("covered", member), np.flatnonzero(near).tolist(), low=1)
    solution = solve_mip(model, dict(zip(sites, costs.tolist(), strict=True)), limits)
    bound = max(known.bound, float(solution.bound or 0))
    if solution.objective is None or solution.objective >= known.cost:
        return replace(known, bound=min(bound, known.cost))
    return Cover(np.flatnonzero(solution.values), solution.objective, min(bound, solution.objective))


def _rest(limits: Limits, begin: float) -> Limits:
    """Return the limits with the seconds that are left."""
    if limits.seconds is None:
        return limits
    return replace(limits, seconds=max(0.0, begin + limits.seconds - monotonic()))
