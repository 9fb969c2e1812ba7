"""The dual function of a location task: a bound from any prices, and what it decides about sites."""

from dataclasses import dataclass

import numpy as np

from optimizer.siting.location.task import Bools, Floats, Task

_STEPS = 1024.0
"""Prices are multiples of 1/1024, so that sums of whole costs are exact where ``Task.exact`` says so."""
_DOUBT = 1e-12
"""What rounding may add to a sum that is not exact, relative to the sum of its sizes (pairwise sums err by 1e-15)."""


@dataclass(frozen=True)
class Dual:
    """A bound, the prices of the members that prove it, and what every site would earn at them (at most its cost)."""

    bound: float
    prices: Floats
    earned: Floats

    def decided(self, task: Task, most: float) -> tuple[Bools, Bools]:
        """Return which undecided sites are closed, and which open, in every answer of value ``most`` or less."""
        nothing = np.zeros(task.sites, dtype=bool)
        free = np.flatnonzero(task.free)
        if not len(free):
            return nothing, nothing
        earned = self.earned[free]
        low, high = _edges(earned, _places(task, earned))
        chosen = earned <= low
        closed, opened = nothing.copy(), nothing.copy()
        closed[free] = (earned > low) & (self.bound + earned - low > most)
        opened[free] = chosen & (self.bound + high - earned > most)
        return closed, opened


def dual(task: Task, prices: Floats) -> Dual:
    """Return ``sum_m prices[m] + least of the sums of earned[s]`` over the numbers of sites that may open.

    ``earned[s] = opening[s] + sum_m min(0, costs[s, m] - prices[m])``. It is the Lagrangean of "each member is served
    once", below the value of every answer whatever the prices are.
    """
    prices = np.rint(prices * _STEPS) / _STEPS
    at = np.flatnonzero(task.free | task.kept)
    earned = np.full(task.sites, np.inf)
    earned[at] = task.opening[at] + np.minimum(task.costs[at] - prices, 0.0).sum(axis=1)
    free = earned[task.free]
    places = _places(task, free)
    if places is None:
        chosen = np.minimum(free, 0.0)
    else:
        chosen = np.partition(free, places - 1)[:places] if places else free[:0]
    chosen = np.concatenate([earned[task.kept], chosen])
    bound = prices.sum() + chosen.sum()
    if not task.exact:
        bound -= _DOUBT * (np.abs(prices).sum() + np.abs(chosen).sum() + task.opening[at].sum())
    return Dual(float(bound), prices, earned)


def _places(task: Task, free: Floats) -> int | None:
    """Return how many undecided sites open; 1 where any number may, but one has to and none pays."""
    if task.places is None and len(free) and not task.kept.any() and free.min() > 0.0:
        return 1
    return task.places


def _edges(earned: Floats, places: int | None) -> tuple[float, float]:
    """Return the highest earning that is chosen and the lowest that is not."""
    if places is None:
        return 0.0, 0.0
    if places == 0:
        return -np.inf, np.inf
    if places >= len(earned):
        return np.inf, np.inf
    parted = np.partition(earned, [places - 1, places])
    return float(parted[places - 1]), float(parted[places])
