"""Prices by subgradient steps: a bound near the linear optimum in milliseconds, without a linear program."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from optimizer.siting.location.dual import Dual, dual
from optimizer.siting.location.task import Floats, Ints, Task

_LENGTH = 1.5
_SHRINK = 1.6
_DEFLECTION = 0.6
_FADING = 0.95
_SHORT = 2.0**20
"""Costs up to here keep their last digit in short floats."""


class Ascent:
    """Steps along deflected subgradients of the dual function, with lengths after Polyak.

    ``prices`` are the best so far, ``chosen`` the sites that they would open, ``shares[s]`` how often site ``s`` was
    opened of late: near what the linear relaxation opens of it. Steps are counted in short floats where costs allow;
    bounds are computed anew by the dual function.
    """

    def __init__(self, task: Task, prices: Floats, length: float = _LENGTH) -> None:
        self.prices = prices
        self.length = length
        self.best = -np.inf
        self.chosen: Ints = np.zeros(0, dtype=np.int64)
        self.shares = np.zeros(task.sites)
        self.narrow(task)

    def narrow(self, task: Task) -> None:
        """Go on with fewer undecided sites."""
        self.task = task
        self._at = np.flatnonzero(task.free | task.kept)
        costs = task.costs[self._at]
        self._costs: NDArray[np.floating] = costs.astype(np.float32) if costs.max() < _SHORT else costs
        self._opening = task.opening[self._at]
        self._kept = task.kept[self._at]
        self._room = np.empty_like(self._costs)

    def climb(
        self, value: float, steps: int, patience: int, enough: float, late: Callable[[], bool] = lambda: False
    ) -> Dual:
        """Make up to ``steps`` steps towards ``value`` (that of an answer), until the bound is ``enough``.

        After ``patience`` steps without a better bound the steps become shorter and start from the best prices.
        """
        prices, stalled = self.prices.astype(self._costs.dtype), 0
        way = np.zeros_like(prices)
        for _ in range(steps):
            bound, chosen = self._evaluate(prices)
            stalled = 0 if bound > self.best + 1e-3 * (value - self.best) else stalled + 1
            if bound > self.best:
                self.best, self.prices, self.chosen = bound, prices.astype(np.float64), self._at[chosen]
            if self.best >= enough or late():
                break
            self.shares *= _FADING
            self.shares[self._at[chosen]] += 1.0 - _FADING
            if stalled >= patience:
                self.length, stalled = self.length / _SHRINK, 0
                prices, way = self.prices.astype(prices.dtype), np.zeros_like(prices)
                bound, chosen = self._evaluate(prices)
            served = (self._costs[chosen] < prices).sum(axis=0, dtype=prices.dtype)
            way = 1 - served + prices.dtype.type(_DEFLECTION) * way
            norm = float(way @ way)
            if norm == 0.0:
                break
            prices = np.maximum(prices + prices.dtype.type(self.length * (value - bound) / norm) * way, 0)
        return dual(self.task, self.prices)

    def _evaluate(self, prices: NDArray[np.floating]) -> tuple[float, Ints]:
        """Return the bound at ``prices`` and which of the sites at hand it opens."""
        np.subtract(self._costs, prices, out=self._room)
        np.minimum(self._room, 0, out=self._room)
        earned = self._opening + self._room.sum(axis=1)
        if self.task.count is None:
            chosen = np.flatnonzero(self._kept | (earned < 0.0))
            chosen = chosen if len(chosen) else np.array([earned.argmin()])
        else:
            chosen = np.argpartition(np.where(self._kept, -np.inf, earned), self.task.count - 1)[: self.task.count]
        return float(prices.sum(dtype=np.float64) + earned[chosen].sum()), chosen
