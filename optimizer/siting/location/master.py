"""The linear relaxation with no assignment variables: a share of every site, and what every member pays at least.

Columns: ``y[s]`` in [0, 1], then ``theta[m]``. Rows: ``sum y = count``, and for members and levels ``d`` that are found
when needed ``theta[m] + sum over s with costs[s, m] < d of (d - costs[s, m]) * y[s] >= d``.
"""

import numpy as np

from optimizer.engines import GrowingProgram, Optimum
from optimizer.siting.location.task import Bools, Floats, Ints, Task

_VIOLATED = 1e-4
_WHOLE = 1e-9


class Master:
    """The relaxation of one task, with the cuts found so far."""

    def __init__(self, task: Task, seed: int = 1) -> None:
        self.task = task
        self.by_member = np.ascontiguousarray(task.costs.T)
        self.order = np.argsort(self.by_member, axis=1, kind="stable")
        self.sorted = np.take_along_axis(self.by_member, self.order, axis=1)
        highs = np.concatenate([np.where(task.free | task.kept, 1.0, 0.0), np.full(task.members, np.inf)])
        lows = np.concatenate([task.kept.astype(float), self.sorted[:, 0]])
        costs = np.concatenate([task.opening, np.ones(task.members)])
        self.program = GrowingProgram(lows, highs, costs, seed)
        self.rows = np.zeros(0, dtype=np.int64)
        self.of_member = np.zeros(0, dtype=np.int64)
        self.level = np.zeros(0)
        self.idle = np.zeros(0, dtype=np.int64)
        self._add_count()

    def _add_count(self) -> None:
        """Add ``sum y >= count`` and ``<= count``, or ``>= 1``."""
        count, sites = self.task.count, self.task.sites
        starts, every, ones = np.array([0, sites]), np.arange(sites), np.ones(sites)
        self.program.add(starts, every, ones, np.array([float(count or 1)]))
        if count is not None:
            self.program.add(starts, every, -ones, np.array([-float(count)]))

    def add_around(self, prices: Floats) -> None:
        """Add the two cuts of every member whose levels enclose its price."""
        place = (self.sorted < prices[:, None]).sum(axis=1)
        members = np.arange(self.task.members)
        upper = self.sorted[members, np.minimum(place, self.task.sites - 1)]
        lower = self.sorted[members, np.maximum(place - 1, 0)]
        two = np.flatnonzero(lower < upper)
        self.add(np.concatenate([members, two]), np.concatenate([upper, lower[two]]))

    def add(self, members: Ints, levels: Floats) -> None:
        """Add the cut of each member at its level."""
        below = self.by_member[members] < levels[:, None]
        pairs, sites = np.nonzero(below)
        ends = np.cumsum(below.sum(axis=1) + 1)
        columns = np.empty(len(pairs) + len(members), dtype=np.int64)
        factors = np.ones(len(columns))
        at = np.arange(len(pairs)) + pairs
        columns[at], factors[at] = sites, levels[pairs] - self.by_member[members[pairs], sites]
        columns[ends - 1] = self.task.sites + members
        rows = self.program.add(np.concatenate([[0], ends]), columns, factors, levels)
        self.rows = np.concatenate([self.rows, rows])
        self.of_member = np.concatenate([self.of_member, members])
        self.level = np.concatenate([self.level, levels])
        self.idle = np.concatenate([self.idle, np.zeros(len(rows), dtype=np.int64)])

    def bound(self, free: Bools, kept: Bools) -> None:
        """Let the shares move as a node of the search allows."""
        self.program.bound(np.arange(self.task.sites), kept.astype(float), (free | kept).astype(float))

    def prices(self, optimum: Optimum) -> Floats:
        """Return the prices of the members that the multipliers of their cuts stand for."""
        used = np.maximum(self._duals(optimum), 0.0)
        weight = np.bincount(self.of_member, weights=used, minlength=self.task.members)
        price = np.bincount(self.of_member, weights=used * self.level, minlength=self.task.members)
        rest = np.maximum(1.0 - weight, 0.0)
        prices: Floats = (price + rest * self.sorted[:, 0]) / np.maximum(weight, 1.0)
        return prices

    def cut_off(self, optimum: Optimum) -> int:
        """Add every member's most violated cut at ``optimum``; return how many there were."""
        shares, paid = optimum.values[: self.task.sites], optimum.values[self.task.sites :]
        near = np.maximum(shares, 0.0)[self.order]
        total = np.cumsum(near, axis=1)
        place = np.where(total[:, -1] < 1.0 - _WHOLE, self.task.sites - 1, (total >= 1.0 - _WHOLE).argmax(axis=1))
        level = self.sorted[np.arange(self.task.members), place]
        due = level - (np.maximum(level[:, None] - self.sorted, 0.0) * near).sum(axis=1)
        found = np.flatnonzero(due > paid + _VIOLATED * np.maximum(1.0, np.abs(due) * 1e-3))
        if len(found):
            self.add(found, level[found])
        return len(found)

    def forget(self, optimum: Optimum, after: int) -> None:
        """Drop the cuts that had no multiplier ``after`` times in a row."""
        self.idle = np.where(np.abs(self._duals(optimum)) > 1e-9, 0, self.idle + 1)
        stale = self.idle >= after
        if not stale.any():
            return
        self.program.drop(self.rows[stale])
        kept = ~stale
        self.rows, self.of_member = self.rows[kept], self.of_member[kept]
        self.level, self.idle = self.level[kept], self.idle[kept]

    def _duals(self, optimum: Optimum) -> Floats:
        """Return the multipliers of the cuts; 0 for cuts that are newer than ``optimum``."""
        found = np.zeros(len(self.rows))
        place = np.searchsorted(optimum.rows, self.rows)
        place = np.minimum(place, len(optimum.rows) - 1)
        known = optimum.rows[place] == self.rows
        found[known] = optimum.duals[place[known]]
        return found
