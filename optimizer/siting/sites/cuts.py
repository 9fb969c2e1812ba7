"""Cuts: what serving a unit costs at least, whatever sites are open, by the worth of its members."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from optimizer.engines.sparse import Floats
from optimizer.siting.sites.transport import Demand


@dataclass(frozen=True)
class Cut:
    """``cost >= worth - sum_i gains[i] y[i] - sum_(k,i) rooms[k,i] capacity[k,i] z[k,i]`` for all sites and modules."""

    worth: float
    gains: Floats
    rooms: Floats


def cut_of(demand: Demand, members: Floats, rooms: Floats, opened: Sequence[int]) -> Cut:
    """Return the cut by what members are worth and what rooms of open sites cost; rooms elsewhere are priced here.

    Weak duality: each member pays at least its worth, less what a site gains by it:
    ``gains[i] = sum_j max(0, members[j] - cost[j,i] - sum_k rooms[k,i] volume[k,j])``. Any prices give a valid cut.
    """
    priced = rooms.copy()
    limited = [k for k in range(len(demand.volume)) if np.isfinite(demand.capacity[k]).all()]
    if limited:
        tight = max(limited, key=lambda k: demand.volume[k].sum() / demand.capacity[k].sum())
        closed = [i for i in range(demand.cost.shape[1]) if i not in set(opened)]
        priced[tight, closed] = _break_prices(demand, members, tight)[closed]
    left = members[:, None] - demand.cost - demand.volume.T @ priced
    gains = np.where(demand.pairs, np.maximum(left, 0.0), 0.0).sum(axis=0)
    return Cut(float(members.sum()), gains, priced)


def _break_prices(demand: Demand, members: Floats, kind: int) -> Floats:
    """Return what a unit of room is worth at each site, filled with the members that gain most by their volume."""
    gains = np.where(demand.pairs, np.maximum(members[:, None] - demand.cost, 0.0), 0.0)
    volume = demand.volume[kind]
    ratios = np.where(volume[:, None] > 0, gains / np.maximum(volume, 1e-9)[:, None], 0.0)
    order = np.argsort(-ratios, axis=0, kind="stable")
    taken = np.cumsum(np.where(np.take_along_axis(gains, order, axis=0) > 0, volume[order], 0.0), axis=0)
    full = (taken < demand.capacity[kind][None, :]).sum(axis=0)
    sites = np.arange(ratios.shape[1])
    last = order[np.minimum(full, len(volume) - 1), sites]
    return np.where(full < len(volume), ratios[last, sites], 0.0)
