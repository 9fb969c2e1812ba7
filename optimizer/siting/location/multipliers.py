"""Prices of members that bound every solution: the Lagrangean relaxation of "every member is served"."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Wholes = NDArray[np.int64]
Bools = NDArray[np.bool_]

_PATIENCE = 20
_SHRINK = 1.5
_SHORTEST = 0.004
_MEMORY = 0.7
_LONGEST = 2.0
_GAIN = 1e-5
_HOPE = 0.02
"""While there is no solution, one this much above the bound is aimed at."""


class Loads(Protocol):
    """How sites are loaded when members have prices."""

    def fill(self, prices: Floats) -> tuple[Floats, Floats | Bools]:
        """Return the least sum of ``prices`` (members x sites) at each site, and the shares it loads then."""
        ...

    def forced(self, prices: Floats) -> Floats:
        """Return the least sums where a member must be among the load, per member and site."""
        ...

    def among(self, sites: Wholes) -> "Loads":
        """Return the loads of some sites."""
        ...


class Choice(Protocol):
    """Which sets of sites may be open together."""

    def least(self, values: Floats) -> tuple[float, Floats]:
        """Return the least sum of ``values`` over sets of sites that may be open, and such a set (0 to 1 a site)."""
        ...

    def others(self, values: Floats) -> Floats:
        """Return, per site, the least sum of the other sites' values where it is open."""
        ...

    def without(self, values: Floats) -> Floats:
        """Return, per site, the least sum where it is closed; infinite where it must be open."""
        ...

    def holding(self, site: int) -> "Choice":
        """Return the choice with ``site`` fixed too."""
        ...

    def among(self, sites: Wholes) -> "Choice":
        """Return the choice where all but ``sites`` are closed; the fixed ones are among them."""
        ...


@dataclass(frozen=True)
class Reduced:
    """What a solution of at most a given value may use: ``sites``, ``pairs`` (members x sites); ``must`` be open."""

    sites: Bools
    pairs: Bools
    must: Bools


@dataclass(frozen=True)
class Relaxation:
    """``min_x max_prices``: members pay their price, sites load who is worth it at cost less price, and open if cheap.

    ``sum_j price[j] + least over sets of sites of sum_i (opening[i] + sum_j min (cost[j,i] - price[j]) x[j,i])``
    bounds every solution from below, whatever the prices are.
    """

    cost: Floats
    opening: Floats
    loads: Loads
    choice: Choice

    def at(self, prices: Floats) -> tuple[float, Floats, Floats]:
        """Return the bound at ``prices``, which sites it opens, and how often it serves each member."""
        sums, loads = self.loads.fill(self.cost - prices[:, None])
        least, opened = self.choice.least(self.opening + sums)
        return float(prices.sum()) + least, opened, loads @ opened

    def reduce(self, prices: Floats, guess: float) -> Reduced:
        """Leave out sites and pairs that no solution of value ``guess`` or less uses."""
        net = self.cost - prices[:, None]
        values = self.opening + self.loads.fill(net)[0]
        others, paid = self.choice.others(values), float(prices.sum())
        sites = paid + others + values <= guess
        pairs = (paid + others + self.opening + self.loads.forced(net) <= guess) & sites & np.isfinite(self.cost)
        return Reduced(sites, pairs, paid + self.choice.without(values) > guess)

    def among(self, reduced: Reduced) -> "Relaxation":
        """Return the relaxation over the sites that are left, in their order, and their pairs."""
        sites = np.flatnonzero(reduced.sites)
        cost = np.where(reduced.pairs, self.cost, np.inf)[:, sites]
        return Relaxation(cost, self.opening[sites], self.loads.among(sites), self.choice.among(sites))


def ascend(
    relaxation: Relaxation,
    prices: Floats,
    rounds: int,
    seen: Callable[[float, Floats], float | None],
) -> tuple[float, Floats]:
    """Return the best bound found by subgradient steps from ``prices``, and its prices.

    ``seen(bound, opened)`` is told the best bound and what was opened each round, and returns the value aimed at, or
    ``None`` to stop.
    """
    best, kept, now = -np.inf, prices, prices
    step, stalled, drift = 1.0, 0, None
    for _ in range(rounds):
        bound, opened, served = relaxation.at(now)
        stalled = 0 if best == -np.inf or bound > best + _GAIN * abs(best) else stalled + 1
        if bound > best:
            best, kept = bound, now
        aim, missing = seen(best, opened), 1.0 - served
        if aim is None or step < _SHORTEST or not missing.any():
            break
        if stalled >= _PATIENCE:
            step, stalled, now, drift = step / _SHRINK, 0, kept, None
            continue
        drift = missing if drift is None else _MEMORY * drift + (1 - _MEMORY) * missing
        aim = aim if np.isfinite(aim) else best + _HOPE * max(abs(best), 1.0)
        far = max(min(aim - bound, _LONGEST * (aim - best)), _GAIN * max(abs(best), 1.0))
        now = now + step * far / max(float(drift @ drift), _GAIN) * drift
    return best, kept


@dataclass(frozen=True)
class ExactlyP:
    """Exactly ``p`` sites are open, the ``fixed`` ones among them."""

    p: int
    fixed: tuple[int, ...] = ()

    def least(self, values: Floats) -> tuple[float, Floats]:
        """Open the fixed sites and the cheapest others."""
        opened = np.zeros(len(values))
        opened[np.argsort(self._ranked(values), kind="stable")[: self.p]] = 1.0
        return float(values @ opened), opened

    def others(self, values: Floats) -> Floats:
        """Return the sum of the fixed and the cheapest among the others, one fewer than ``p``."""
        total, opened = self.least(values)
        last = np.flatnonzero(opened)[np.argmax(self._ranked(values)[opened > 0])]
        sums: Floats = np.where(opened > 0, total - values, total - values[last])
        if last in self.fixed:  # all are fixed: no other site can be open
            sums[opened == 0] = np.inf
        return sums

    def without(self, values: Floats) -> Floats:
        """Return the sum where the next cheapest takes the place of a site."""
        total, opened = self.least(values)
        spare = values[opened == 0].min(initial=np.inf)
        sums: Floats = np.where(opened > 0, total - values + spare, total)
        sums[list(self.fixed)] = np.inf
        return sums

    def holding(self, site: int) -> "ExactlyP":
        """Fix ``site`` too."""
        return replace(self, fixed=(*self.fixed, site))

    def among(self, sites: Wholes) -> "ExactlyP":
        """Return the same choice among ``sites``, in whose order the fixed ones are numbered."""
        return replace(self, fixed=tuple(np.flatnonzero(np.isin(sites, self.fixed)).tolist()))

    def _ranked(self, values: Floats) -> Floats:
        """Return ``values`` with the fixed sites before all."""
        ranked = values.copy()
        ranked[list(self.fixed)] = -np.inf
        return ranked
