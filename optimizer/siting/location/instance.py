"""A location instance with capacities: members, sites, what they cost, and what a solution of it is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from optimizer.siting.location.located import UNREACHABLE

Floats = NDArray[np.float64]
Wholes = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Modules:
    """What a site may add: up to ``at_most`` modules, each of ``capacity`` at ``cost`` (arrays of sites)."""

    capacity: Floats
    cost: Floats
    at_most: Wholes


@dataclass(frozen=True)
class Instance:
    """Members with ``demand``, sites with ``opening`` cost, ``capacity``, maybe ``modules``; ``fixed`` ones are open.

    ``cost[j,i]`` is that of serving all of member *j* from site *i*, infinite where no road joins them. ``single``:
    from one site only. ``p``: exactly so many sites are open, ``None`` for any number.
    """

    cost: Floats
    opening: Floats
    demand: Floats
    capacity: Floats
    single: bool
    p: int | None = None
    modules: Modules | None = None
    fixed: tuple[int, ...] = ()

    @property
    def largest(self) -> Floats:
        """The most that each site can serve."""
        if self.modules is None:
            return self.capacity
        return self.capacity + self.modules.capacity * self.modules.at_most

    @property
    def whole(self) -> bool:
        """Whether every solution costs a whole number."""
        costs = [self.opening, self.cost[np.isfinite(self.cost)]] + ([self.modules.cost] if self.modules else [])
        return self.single and all(bool((c == np.rint(c)).all()) for c in costs)

    def room(self, built: Wholes) -> Floats:
        """Return what each site can serve with ``built`` modules."""
        return self.capacity if self.modules is None else self.capacity + self.modules.capacity * built

    def whole_shares(self, served: Wholes) -> Floats:
        """Return the shares (members x sites) where ``served`` tells the one site of each member."""
        shares = np.zeros(self.cost.shape)
        shares[np.arange(len(served)), served] = 1.0
        return shares

    def solution(self, shares: Floats, built: Wholes | None = None) -> "Solution":
        """Return the solution with ``shares`` and ``built`` modules: open are sites that serve or have to be open.

        Where a number of sites is asked for, the first closed ones make it up.
        """
        opened: Bools = np.count_nonzero(shares, axis=0) > 0
        opened[list(self.fixed)] = True
        if self.p is not None:
            opened[np.flatnonzero(~opened)[: self.p - int(opened.sum())]] = True
        used = np.where(opened, 0 if built is None else built, 0)
        value = float(np.sum(self.cost[shares > 0] * shares[shares > 0])) + float(self.opening @ opened)
        if self.modules is not None:
            value += float(self.modules.cost @ used)
        return Solution(shares, opened, used, value)


@dataclass(frozen=True)
class Solution:
    """What each site serves of each member's demand, which sites are open with how many modules, and what it costs."""

    shares: Floats
    opened: Bools
    built: Wholes
    value: float


def arrays(cost: ArrayLike, demand: ArrayLike, capacity: ArrayLike) -> tuple[Floats, Floats, Floats]:
    """Return cost (infinite from ``UNREACHABLE`` on), demand, and capacity by site; they must match and be amounts."""
    costs = np.array(cost, dtype=np.float64)
    demands = np.array(demand, dtype=np.float64)
    if costs.ndim != 2 or demands.shape != (len(costs),) or np.isnan(costs).any():
        raise ValueError("cost must be members x sites, demand of members")
    capacities = np.array(np.broadcast_to(np.asarray(capacity, dtype=np.float64), costs.shape[1:]))
    if not (np.isfinite(demands).all() and (demands >= 0).all() and (capacities >= 0).all()):
        raise ValueError("demand and capacity must be amounts of 0 or more")
    costs[costs >= UNREACHABLE] = np.inf
    return costs, demands, capacities


def may_fit(instance: Instance) -> bool:
    """Return whether no short sum rules out a solution: each member has a site, and the sites are large enough."""
    at_once = instance.demand[:, None] <= instance.largest if instance.single else instance.largest > 0
    served = (np.isfinite(instance.cost) & (at_once | (instance.demand == 0)[:, None])).any(axis=1)
    rooms = np.sort(instance.largest)[::-1][: instance.p]
    if len(instance.demand) and not len(rooms):
        return False
    return bool(served.all()) and bool(rooms.sum() >= instance.demand.sum())
