"""Who goes where once sites and modules are known: shares of members at the least minutes, and their prices."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from optimizer.engines import Limits
from optimizer.engines.sparse import Bools, Floats, Solver, SparseModel, solve_sparse

INF = float("inf")
SHARE = 1e-6


@dataclass(frozen=True)
class Priced:
    """What serving everybody costs, whose worth is ``members`` and whose rooms ``rooms`` (kinds x sites).

    ``short`` is how many members find no room, each at a high cost; the prices hold all the same. ``shares`` says which
    pairs serve (members x sites).
    """

    cost: float
    members: Floats
    rooms: Floats
    short: float
    shares: Bools


@dataclass(frozen=True)
class Demand:
    """A unit as arrays: cost and whether a pair may serve (members x sites), volume (kinds x members).

    ``capacity`` is that of a module (kinds x sites), infinite for no limit.
    """

    cost: Floats
    pairs: Bools
    volume: Floats
    capacity: Floats

    @property
    def far(self) -> float:
        """What a member without room costs: more than any way."""
        return 3 * float(self.cost[self.pairs].max(initial=0.0)) + 10


def transport(demand: Demand, opened: Sequence[int], modules: Floats, limits: Limits) -> Priced | None:
    """Return the least cost of serving everybody from the sites ``opened`` with so many ``modules`` (kinds x sites)."""
    sites = np.array(opened, dtype=np.int64)
    members = len(demand.cost)
    j, o = np.nonzero(demand.pairs[:, sites])
    count = len(j)
    rows, columns, factors = [j, np.arange(members)], [np.arange(count), count + np.arange(members)], []
    factors += [np.ones(count), np.ones(members)]
    lows, highs = [np.ones(members)], [np.ones(members)]
    height, limited = members, []
    for k in range(len(demand.volume)):
        if np.isinf(demand.capacity[k, sites]).any():
            continue
        used = demand.volume[k, j] > 0
        rows.append(height + o[used])
        columns.append(np.flatnonzero(used))
        factors.append(demand.volume[k, j][used])
        lows.append(np.full(len(sites), -INF))
        highs.append(demand.capacity[k, sites] * modules[k, sites])
        limited.append((k, height))
        height += len(sites)
    width = count + members
    found = solve_sparse(
        SparseModel(
            cost=np.concatenate([demand.cost[j, sites[o]], np.full(members, demand.far)]),
            lows=np.zeros(width),
            highs=np.full(width, INF),
            whole=np.zeros(width, dtype=bool),
            rows=np.concatenate(rows).astype(np.int64),
            columns=np.concatenate(columns).astype(np.int64),
            coefficients=np.concatenate(factors),
            row_lows=np.concatenate(lows),
            row_highs=np.concatenate(highs),
        ),
        limits,
        solver=Solver.GLOP,
    )
    if found.objective is None or not len(found.duals):
        return None
    rooms = np.zeros_like(demand.capacity)
    for k, first in limited:
        rooms[k, sites] = np.maximum(0.0, -found.duals[first : first + len(sites)])
    shares = np.zeros(demand.pairs.shape, dtype=bool)
    shares[j, sites[o]] = found.values[:count] > SHARE
    return Priced(found.objective, found.duals[:members], rooms, float(found.values[count:].sum()), shares)
