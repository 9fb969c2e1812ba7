"""Prices by subgradient steps: a bound near the linear optimum in milliseconds, before any linear program."""

from collections.abc import Callable

import numpy as np

from optimizer.siting.location.dual import Dual, dual
from optimizer.siting.location.task import Floats, Ints, Task

_PATIENCE = 12
_MEMORY = 0.6
_SHRINK = 1.6


class Ascent:
    """Steps along deflected subgradients of the dual function, with lengths after Polyak.

    ``prices`` are the best so far; ``chosen`` are the sites that the last prices would open.
    """

    def __init__(self, task: Task, prices: Floats) -> None:
        self.task = task
        self.prices = prices
        self.best = -np.inf
        self.length = 1.5
        self.chosen: Ints = np.zeros(0, dtype=np.int64)
        self.narrow(task)

    def narrow(self, task: Task) -> None:
        """Go on with fewer undecided sites."""
        self.task = task
        self.at = np.flatnonzero(task.free | task.kept)
        self.costs = task.costs[self.at]
        self.kept = task.kept[self.at]

    def climb(self, value: float, steps: int, enough: float, late: Callable[[], bool]) -> Dual:
        """Make up to ``steps`` steps towards ``value`` (that of an answer), until the bound is ``enough``."""
        prices, stalled = self.prices.copy(), 0
        way = np.zeros(len(prices))
        for _ in range(steps):
            bound, chosen = self._evaluate(prices)
            if bound > self.best:
                stalled = 0 if bound > self.best + 1e-4 * (value - self.best) else stalled + 1
                self.best, self.prices, self.chosen = bound, prices.copy(), self.at[chosen]
            else:
                stalled += 1
            if self.best >= enough or late():
                break
            if stalled >= _PATIENCE:
                self.length, stalled = self.length / _SHRINK, 0
                prices, way = self.prices.copy(), np.zeros(len(prices))
                bound, chosen = self._evaluate(prices)
            way = 1.0 - (self.costs[chosen] < prices).sum(axis=0) + _MEMORY * way
            norm = float(way @ way)
            if norm == 0.0:
                break
            prices = np.maximum(prices + self.length * (value - bound) / norm * way, 0.0)
        return dual(self.task, self.prices)

    def _evaluate(self, prices: Floats) -> tuple[float, Ints]:
        """Return the bound at ``prices`` and which of the sites at hand it opens."""
        earned = self.task.opening[self.at] + np.minimum(self.costs - prices, 0.0).sum(axis=1)
        if self.task.count is None:
            chosen = np.flatnonzero(self.kept | (earned < 0.0))
            chosen = chosen if len(chosen) else np.array([earned.argmin()])
        else:
            chosen = np.argpartition(np.where(self.kept, -np.inf, earned), self.task.count - 1)[: self.task.count]
        return float(prices.sum() + earned[chosen].sum()), chosen
