"""The p-center: ``p`` sites from which the member that is worst off is nearest."""

from collections.abc import Sequence
from dataclasses import replace
from time import monotonic

import numpy as np

from optimizer.engines import Limits, Status
from optimizer.siting.location.answers import nearest
from optimizer.siting.location.cover import covering
from optimizer.siting.location.inputs import Numbers, checked_costs, checked_count, checked_fixed
from optimizer.siting.location.located import Located
from optimizer.siting.location.swap import exchanged, greedy
from optimizer.siting.location.task import Bools, Floats, Ints, Task


def p_center(
    cost: Numbers,
    p: int,
    limits: Limits,
    *,
    fixed: Sequence[int] | Ints = (),
) -> Located:
    """Open exactly ``p`` sites, among them ``fixed``, so that the longest ``cost[m, nearest open site]`` is least.

    ``cost`` is members x sites, ``UNREACHABLE`` where no road joins the pair. The costs that occur are bisected: ``p``
    sites cover all members within a cost, or it is proven that they do not. INFEASIBLE where no ``p`` sites reach all
    members. Raises ``ValueError`` for arrays of the wrong shape, negative costs, a ``p`` below 1, above the sites or
    below the fixed ones.
    """
    costs, joined = checked_costs(cost)
    kept = checked_fixed(fixed, costs.shape[1])
    count = checked_count(p, costs.shape[1], kept)
    if not joined.any(axis=1).all():
        return Located(Status.INFEASIBLE)
    search = _Bisection(costs, joined, count, kept, limits)
    search.run()
    return search.answer()


class _Bisection:
    """The costs that occur, the lowest that may still do, and the best answer so far."""

    def __init__(self, costs: Floats, joined: Bools, count: int, kept: Bools, limits: Limits) -> None:
        self.begin = monotonic()
        self.costs = np.where(joined, costs, np.inf)
        self.joined, self.count, self.kept, self.limits = joined, count, kept, limits
        self.levels = np.unique(costs[joined])
        self.low = int(np.searchsorted(self.levels, self.costs.min(axis=1).max()))
        self.high = len(self.levels)
        self.sites: Ints = np.zeros(0, dtype=np.int64)
        far = float(costs.sum()) + 1.0
        self.task = Task(
            np.ascontiguousarray(np.where(joined, costs, far).T), np.zeros(len(kept)), count, ~kept, kept, False, False
        )
        by_member = np.ascontiguousarray(self.task.costs.T)
        self._take(exchanged(self.task, by_member, greedy(self.task, by_member))[0])

    def run(self) -> None:
        """Halve what is left until a level is proven or time is up."""
        while self.low < self.high and not self._close_enough():
            left = None if self.limits.seconds is None else self.begin + self.limits.seconds - monotonic()
            if left is not None and left <= 0:
                return
            unknown = self.high == len(self.levels)  # first of all: can all members be reached
            middle = self.high - 1 if unknown else (self.low + self.high) // 2
            within = self.costs <= self.levels[middle]
            found, sites = covering(within, self.count, self.kept, replace(self.limits, seconds=left, gap=0.0))
            if found is None:
                return
            if found:
                self._take(sites)
            else:
                self.low = middle + 1

    def answer(self) -> Located:
        """Return what is known: from ``low`` on costs may do, ``high`` does."""
        if self.low == len(self.levels):
            return Located(Status.INFEASIBLE)
        bound = float(self.levels[self.low])
        if self.high == len(self.levels):
            return Located(Status.UNKNOWN, bound=bound)
        kept = np.isin(np.arange(len(self.kept)), self.sites)
        task = self.task.at(~kept, kept)
        sites = np.sort(greedy(task, np.ascontiguousarray(task.costs.T)))
        value = float(self.costs[:, sites].min(axis=1).max())
        return Located(
            Status.OPTIMAL if value <= bound else Status.FEASIBLE,
            tuple(sites.tolist()),
            nearest(self.costs, self.joined, sites),
            value,
            bound,
        )

    def _take(self, sites: Ints) -> None:
        """Keep sites that reach all members within a lower level."""
        longest = self.costs[:, sites].min(axis=1).max()
        level = int(np.searchsorted(self.levels, longest))
        if level < self.high:
            self.sites, self.high = sites, level

    def _close_enough(self) -> bool:
        """Whether the gap allowed is met."""
        if self.high == len(self.levels):
            return False
        value, bound = self.levels[self.high], self.levels[self.low]
        return bool(value - bound <= self.limits.gap * value)
