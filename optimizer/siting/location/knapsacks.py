"""The best load of every site at given prices of members: one knapsack a site, all filled at once."""

from dataclasses import dataclass, replace
from math import gcd

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Wholes = NDArray[np.int64]
Bools = NDArray[np.bool_]

_CELLS = 40_000_000
"""The largest table of members x sites x capacity; beyond it, or beyond ``_FINEST``, capacity is counted in steps."""
_TABLE = 4_000_000
"""How many cells are filled at once."""
_FINEST = 4000
_ROUNDING = 1e-9


@dataclass(frozen=True)
class Knapsacks:
    """Weights of members and rooms of sites in whole numbers; what fits by demand and capacity fits by these.

    ``exact`` says that the converse holds too. Otherwise both are rounded down to a coarser unit: a sum of rounded
    weights is no more than the rounded sum, so that bounds made of these knapsacks still hold.
    """

    weight: Wholes
    room: Wholes
    exact: bool

    @classmethod
    def of(cls, demand: Floats, capacity: Floats) -> "Knapsacks":
        """Return the knapsacks of members with ``demand`` at sites with ``capacity``."""
        capacity = np.minimum(capacity, demand.sum())
        finest = max(1, min(_FINEST, _CELLS // max(1, len(demand) * len(capacity))))
        if bool((demand == np.rint(demand)).all()):
            unit = max(1, gcd(*demand.astype(np.int64).tolist()))
            weight, room = demand.astype(np.int64) // unit, np.floor(capacity).astype(np.int64) // unit
            if room.max(initial=0) <= finest:
                return cls(weight, room, exact=True)
        scale = finest / max(float(capacity.max(initial=0)), _ROUNDING)
        weight = np.floor(demand * scale * (1 - _ROUNDING)).astype(np.int64)
        return cls(weight, np.floor(capacity * scale * (1 + _ROUNDING)).astype(np.int64), exact=False)

    def among(self, sites: Wholes) -> "Knapsacks":
        """Return the knapsacks of some sites."""
        return replace(self, room=self.room[sites])

    def fill(self, prices: Floats) -> tuple[Floats, Bools]:
        """Return the least sum of ``prices`` (members x sites) each site can load, and which members it loads then."""
        members, sites = prices.shape
        least, loads = np.zeros(sites), np.zeros((members, sites), dtype=bool)
        depth = int((prices < 0).sum(axis=0).max(initial=0))
        block = max(1, _TABLE // ((depth + 1) * 2 * (int(self.room.max(initial=0)) + 1)))
        for first in range(0, sites if depth else 0, block):
            some = slice(first, first + block)
            least[some], loads[:, some] = _fill(prices[:, some], self.weight, self.room[some])
        return least, loads

    def forced(self, prices: Floats) -> Floats:
        """Return, per member and site, the least sum of ``prices`` of a load with that member; infinite if too big."""
        members, sites = prices.shape
        sums = np.full((members, sites), np.inf)
        block = max(1, _CELLS // max(1, 8 * members * (int(self.room.max(initial=0)) + 1)))
        for room in np.unique(self.room).tolist():
            alike = np.flatnonzero(self.room == room)
            for first in range(0, len(alike), block):
                some = alike[first : first + block]
                sums[:, some] = _forced(prices[:, some], self.weight, room)
        return sums


def _fill(prices: Floats, weights: Wholes, room: Wholes) -> tuple[Floats, Bools]:
    """Return least sums and loads; step *n* offers each site the *n*-th of the members that it is paid to load."""
    sites, top = len(room), int(room.max())
    depth = int((prices < 0).sum(axis=0).max())
    order = np.argsort(prices >= 0, axis=0, kind="stable")[:depth]
    gains = np.minimum(np.take_along_axis(prices, order, axis=0), 0.0)
    weight = np.minimum(weights[order], top + 1)
    pad = int(weight.max(initial=0))
    width, each = pad + top + 1, np.arange(sites)
    table = np.empty((depth + 1, sites, width))
    table[:, :, :pad] = np.inf
    table[0, :, pad:] = 0.0
    cells = each[:, None] * width + np.arange(pad, width)
    for n in range(depth):
        with_it = table[n].ravel()[cells - weight[n][:, None]] + gains[n][:, None]
        np.minimum(table[n, :, pad:], with_it, out=table[n + 1, :, pad:])
    left = room + pad
    loads = np.zeros(prices.shape, dtype=bool)
    least = now = table[depth, each, left]
    for n in range(depth - 1, -1, -1):
        taken = table[n, each, left] != now
        loads[order[n], each] = taken
        left = left - weight[n] * taken
        now = table[n, each, left]
    return least, loads


def _forced(prices: Floats, weights: Wholes, room: int) -> Floats:
    """Return the least sums of loads with each member, for sites of one ``room``."""
    members, sites = prices.shape
    before, after = np.zeros((members + 1, room + 1, sites)), np.zeros((members + 1, room + 1, sites))
    gains = np.minimum(prices, 0.0)
    for member, weight in enumerate(weights.tolist()):
        _add(before[member], before[member + 1], gains[member], weight)
    for member, weight in reversed(list(enumerate(weights.tolist()))):
        _add(after[member + 1], after[member], gains[member], weight)
    sums = np.full((members, sites), np.inf)
    for member, weight in enumerate(weights.tolist()):
        if weight <= room:
            rest = room - weight
            sums[member] = prices[member] + (before[member, : rest + 1] + after[member + 1, rest::-1]).min(axis=0)
    return sums


def _add(old: Floats, new: Floats, gains: Floats, weight: int) -> None:
    """Set ``new`` to the least sums by room once a member of ``weight`` may be loaded too."""
    new[:] = old
    if weight < len(old):
        np.minimum(old[weight:], old[: len(old) - weight] + gains, out=new[weight:])
