"""The mixed-integer formulation of capacitated location over the pairs and sites that are left."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from optimizer.engines import SparseModel
from optimizer.siting.location.instance import Instance

Floats = NDArray[np.float64]
Wholes = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Formulation:
    """``model`` has the columns y of ``sites``, then modules of ``sites``, then x of pairs (``members``, ``at``).

    ``at`` numbers places within ``sites``. ``links`` are the pairs with a row ``x <= y``.
    """

    instance: Instance
    model: SparseModel
    sites: Wholes
    members: Wholes
    at: Wholes

    @property
    def first_pair(self) -> int:
        """The number of the first x."""
        return self.model.width - len(self.members)

    def shares(self, values: Floats) -> Floats:
        """Return the part of each member's demand that each of all sites serves (members x sites)."""
        shares = np.zeros(self.instance.cost.shape)
        shares[self.members, self.sites[self.at]] = values[self.first_pair :]
        return shares

    def opened(self, values: Floats) -> Bools:
        """Return which of all sites are open."""
        opened = np.zeros(len(self.instance.opening), dtype=bool)
        opened[self.sites] = values[: len(self.sites)] > 0.5
        return opened

    def built(self, values: Floats) -> Wholes:
        """Return the modules built at each of all sites."""
        built = np.zeros(len(self.instance.opening), dtype=np.int64)
        if self.instance.modules is not None:
            built[self.sites] = np.rint(values[len(self.sites) : self.first_pair]).astype(np.int64)
        return built


def formulate(
    instance: Instance,
    sites: Bools,
    pairs: Bools,
    *,
    must: Bools | None = None,
    links: Bools | None = None,
    whole: bool = True,
) -> Formulation:
    """Return the formulation over ``pairs`` (members x sites) of ``sites``, of which ``must`` are open.

    Served: ``sum_i x[j,i] = 1``. Capacity: ``sum_j demand[j] x[j,i] <= capacity[i] y[i] + module[i] n[i]``. Links:
    ``x[j,i] <= y[i]`` where ``links`` (all without it). Modules: ``n[i] <= at_most[i] y[i]``. Number: ``sum y = p``, or
    open enough: ``sum_i capacity[i] y[i] + module[i] n[i] >= sum demand``. Without ``whole`` all may be fractions.
    """
    number = np.cumsum(sites) - 1
    open_sites = np.flatnonzero(sites)
    members, there = np.nonzero(pairs & sites)
    at, width = number[there], len(open_sites)
    modular = instance.modules is not None
    first = width * (2 if modular else 1)
    rows = _Rows()
    pair = first + np.arange(len(members))
    y, capacity = np.arange(width), instance.capacity[open_sites]
    rows.add(len(instance.demand), [(members, pair, np.ones(len(pair)))], low=1.0, high=1.0)
    needs = [(at, pair, instance.demand[members]), (y, y, -capacity)]
    supply = [(np.zeros(width, dtype=np.int64), y, capacity)]
    if instance.modules is not None:
        module = instance.modules.capacity[open_sites]
        needs.append((y, width + y, -module))
        supply.append((np.zeros(width, dtype=np.int64), width + y, module))
        most = instance.modules.at_most[open_sites].astype(np.float64)
        rows.add(width, [(y, width + y, np.ones(width)), (y, y, -most)], high=0.0)
    rows.add(width, needs, high=0.0)
    linked = np.flatnonzero(links[members, there]) if links is not None else np.arange(len(members))
    ones, row = np.ones(len(linked)), np.arange(len(linked))
    rows.add(len(linked), [(row, pair[linked], ones), (row, at[linked], -ones)], high=0.0)
    if instance.p is None:
        rows.add(1, supply, low=float(instance.demand.sum()))
    else:
        rows.add(1, [(np.zeros(width, dtype=np.int64), y, np.ones(width))], low=instance.p, high=instance.p)
    columns = _columns(instance, open_sites, must, (members, there), whole)
    return Formulation(instance, rows.model(*columns), open_sites, members, at)


def _columns(
    instance: Instance, sites: Wholes, must: Bools | None, pairs: tuple[Wholes, Wholes], whole: bool
) -> tuple[Floats, Floats, Floats, Bools]:
    """Return cost, bounds and wholeness of the columns."""
    held = np.zeros(len(instance.opening), dtype=bool) if must is None else must.copy()
    held[list(instance.fixed)] = True
    costs, lows = [instance.opening[sites]], [held[sites].astype(np.float64)]
    highs, wholes = [np.ones(len(sites))], [np.ones(len(sites), dtype=bool)]
    if instance.modules is not None:
        costs.append(instance.modules.cost[sites])
        lows.append(np.zeros(len(sites)))
        highs.append(instance.modules.at_most[sites].astype(np.float64))
        wholes.append(np.ones(len(sites), dtype=bool))
    costs.append(instance.cost[pairs])
    lows.append(np.zeros(len(pairs[0])))
    highs.append(np.ones(len(pairs[0])))
    wholes.append(np.full(len(pairs[0]), instance.single))
    return np.concatenate(costs), np.concatenate(lows), np.concatenate(highs), np.concatenate(wholes) & whole


class _Rows:
    """Rows gathered block by block."""

    def __init__(self) -> None:
        self._entries: list[tuple[Wholes, Wholes, Floats]] = []
        self._lows: list[Floats] = []
        self._highs: list[Floats] = []
        self._height = 0

    def add(
        self, height: int, entries: list[tuple[Wholes, Wholes, Floats]], low: float = -np.inf, high: float = np.inf
    ) -> None:
        """Add ``height`` rows with ``entries`` (row within the block, column, coefficient), all with the same sides."""
        self._entries.extend((self._height + row, column, value) for row, column, value in entries)
        self._lows.append(np.full(height, low))
        self._highs.append(np.full(height, high))
        self._height += height

    def model(self, cost: Floats, lows: Floats, highs: Floats, whole: Bools) -> SparseModel:
        """Return the model of the rows over columns with these costs and bounds."""
        row, column, value = (np.concatenate(part) for part in zip(*self._entries, strict=True))
        sides = np.concatenate(self._lows), np.concatenate(self._highs)
        return SparseModel(cost, lows, highs, whole, row, column, value, *sides)
