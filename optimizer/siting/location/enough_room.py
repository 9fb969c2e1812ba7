"""Which sites can serve all demand together, and how they are loaded when members may be shared."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Wholes = NDArray[np.int64]


@dataclass(frozen=True)
class EnoughRoom:
    """The open sites have ``capacity`` for ``demand`` in all, the ``fixed`` ones among them; the last one in part.

    Letting one site be open in part makes the least sum smaller: what it bounds stays bounded.
    """

    capacity: Floats
    demand: float
    fixed: tuple[int, ...] = ()

    def least(self, values: Floats) -> tuple[float, Floats]:
        """Open the fixed sites, those of negative value, and the cheapest by capacity until there is room."""
        ranked, opened = values.copy(), np.zeros(len(values))
        ranked[list(self.fixed)] = -np.inf
        opened[ranked < 0] = 1.0
        rest = self.demand - float(self.capacity @ opened)
        if rest > 0:
            spare = np.flatnonzero((opened == 0) & (self.capacity > 0))
            spare = spare[np.argsort(values[spare] / self.capacity[spare], kind="stable")]
            room = np.cumsum(self.capacity[spare])
            parts = np.clip((rest - (room - self.capacity[spare])) / self.capacity[spare], 0.0, 1.0)
            opened[spare] = parts
        return float(values @ opened), opened

    def others(self, values: Floats) -> Floats:
        """Return the least sum of the other sites' values where a site is open."""
        return np.array([self._where(values, site, self.demand - self.capacity[site]) for site in range(len(values))])

    def without(self, values: Floats) -> Floats:
        """Return the least sum of the other sites' values where a site is closed."""
        sums = np.array([self._where(values, site, self.demand) for site in range(len(values))])
        sums[self.capacity.sum() - self.capacity < self.demand] = np.inf
        sums[list(self.fixed)] = np.inf
        return sums

    def holding(self, site: int) -> "EnoughRoom":
        """Fix ``site`` too."""
        return replace(self, fixed=(*self.fixed, site))

    def among(self, sites: Wholes) -> "EnoughRoom":
        """Return the same choice among ``sites``, in whose order the fixed ones are numbered."""
        fixed = tuple(np.flatnonzero(np.isin(sites, self.fixed)).tolist())
        return replace(self, capacity=self.capacity[sites], fixed=fixed)

    def _where(self, values: Floats, left_out: int, demand: float) -> float:
        """Return the least sum of all sites but one."""
        kept = np.delete(np.arange(len(values)), left_out)
        held = tuple(np.flatnonzero(np.isin(kept, self.fixed)).tolist())
        return EnoughRoom(self.capacity[kept], demand, held).least(values[kept])[0]


@dataclass(frozen=True)
class Fractions:
    """The best load of every site where members may be shared: cheapest first, the last one in part."""

    demand: Floats
    capacity: Floats

    def among(self, sites: Wholes) -> "Fractions":
        """Return the loads of some sites."""
        return replace(self, capacity=self.capacity[sites])

    def fill(self, prices: Floats) -> tuple[Floats, Floats]:
        """Return the least sum of ``prices`` (members x sites) each site can load, and the shares it loads then."""
        weight = np.maximum(self.demand, 0.0)[:, None]
        with np.errstate(divide="ignore", invalid="ignore"):
            rate = np.where(weight > 0, prices / weight, np.where(prices < 0, -np.inf, np.inf))
        order = np.argsort(rate, axis=0, kind="stable")
        sorted_weight = self.demand[order]
        before = np.cumsum(sorted_weight, axis=0) - sorted_weight
        with np.errstate(divide="ignore", invalid="ignore"):
            part = np.where(sorted_weight > 0, (self.capacity - before) / sorted_weight, 1.0)
        loads = np.zeros(prices.shape)
        np.put_along_axis(loads, order, np.clip(part, 0.0, 1.0), axis=0)
        loads[prices >= 0] = 0.0
        return np.sum(np.where(loads > 0, prices, 0.0) * loads, axis=0), loads

    def forced(self, prices: Floats) -> Floats:
        """Return the least sums of all loads: a member may be served by a small share, so that none is left out."""
        sums = np.broadcast_to(self.fill(prices)[0], prices.shape).copy()
        sums[~np.isfinite(prices)] = np.inf
        return sums
