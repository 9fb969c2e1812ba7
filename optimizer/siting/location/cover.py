"""Covering: can ``p`` sites cover all members, and which are the cheapest that do."""

import numpy as np

from optimizer.engines import Limits
from optimizer.siting.location.dominance import reduced
from optimizer.siting.location.locate import locate
from optimizer.siting.location.task import Bools, Ints, Task


def covering(covers: Bools, p: int, kept: Bools, limits: Limits) -> tuple[bool | None, Ints]:
    """Return whether at most ``p`` sites, those of ``kept`` among them, cover all members, and such sites.

    ``None`` where time ran out. The members left uncovered are minimized, and given up once one has to be.
    """
    fixed = np.flatnonzero(kept)
    members, sites = reduced(covers, np.ones(covers.shape[1], dtype=np.int64), kept)
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
    chosen, missed, _, proven = locate(task, limits, below=1.0)
    if missed < 1.0:
        return True, np.sort(np.concatenate([fixed, sites[chosen]]))
    return (False if proven else None), fixed


def cheapest(covers: Bools, costs: Ints, kept: Bools, limits: Limits) -> tuple[Ints, int, float, bool]:
    """Return the sites that cover all members at the least cost, that cost, its bound, and whether it is proven.

    Every member is covered by some site. One that is not covered by the sites that open is charged what its cheapest
    site costs: opening that site then is no dearer, so that the least cost with charges is the least without.
    """
    fixed = np.flatnonzero(kept)
    paid = int(costs[fixed].sum())
    members, sites = reduced(covers, costs, kept)
    if not len(members):
        return fixed, paid, float(paid), True
    left = covers[np.ix_(members, sites)]
    charge = np.where(left, costs[sites], costs.max()).min(axis=1)
    none = np.zeros(len(sites), dtype=bool)
    charges = np.where(left, 0.0, charge[:, None].astype(np.float64)).T
    task = Task(np.ascontiguousarray(charges), costs[sites].astype(np.float64), None, ~none, none)
    chosen, value, bound, proven = locate(task, limits)
    for member in range(len(members)):
        if not left[member, chosen].any():
            own = np.where(left[member], costs[sites], costs.max() + 1)
            chosen = np.append(chosen, own.argmin())
    total = int(costs[sites[chosen]].sum())
    bound = float(total) if proven and total <= value else bound
    return np.sort(np.concatenate([fixed, sites[chosen]])), paid + total, paid + bound, bound >= total
