"""Branch and bound over the sites: every node goes on from the prices of the one above it, and is bounded by steps."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from optimizer.siting.location.ascent import Ascent
from optimizer.siting.location.swap import exchanged
from optimizer.siting.location.task import Floats, Ints, Task

_STEPS = 15
_ROUNDS = 4
_PATIENCE = 8
_SLOW = 0.1
_LENGTH = 0.5
_CLEAR = 1e-3
_OFTEN = 16


@dataclass(frozen=True)
class _Node:
    """What is decided at a node, a bound known for it, and the prices that prove it."""

    bound: float
    task: Task
    prices: Floats


class Search:
    """The search of one task for answers below ``value``; ``sites`` are those of the best, none while nothing is found.

    The node opened last is explored first: looking at the least bound first would save little, since the first answer
    is nearly always the best one already.
    """

    def __init__(self, task: Task, value: float) -> None:
        self.task = task
        self.sites: Ints = np.zeros(0, dtype=np.int64)
        self.value = value
        self.nodes = 0
        self._by_member = np.ascontiguousarray(task.costs.T)
        self._open: list[_Node] = []
        self._tried: set[bytes] = set()

    @property
    def bound(self) -> float:
        """What no answer is below."""
        return min([node.bound for node in self._open], default=self.value)

    def run(self, prices: Floats, bound: float, stop: Callable[["Search"], bool]) -> None:
        """Search until nothing better is left or ``stop``, asked before every node, says so; ``bound`` is known."""
        self._open.append(_Node(bound, self.task, prices))
        while self._open:
            self._open = [node for node in self._open if node.bound <= self._most]
            if stop(self) or not self._open:
                return
            self._open.extend(self._explore(self._open.pop()))

    @property
    def _most(self) -> float:
        """The highest value that would still be better."""
        return self.task.better_than(self.value)

    def _explore(self, node: _Node) -> list[_Node]:
        """Bound a node and return what it splits into."""
        self.nodes += 1
        task, best, prices = node.task, node.bound, node.prices
        ascent = Ascent(task, prices, _LENGTH)
        for _ in range(_ROUNDS):
            found = ascent.climb(self.value, _STEPS, _PATIENCE, self._most + _CLEAR)
            gained = found.bound - best
            if gained > 0:
                best, prices = found.bound, found.prices
            if best > self._most:
                return []
            closed, opened = found.decided(task, self._most)
            if closed.any() or opened.any():
                task = task.settled(closed, opened)
                if not task.possible:
                    return []
                ascent.narrow(task)
            if gained < _SLOW * (self.value - best):
                break
        self._try(ascent.chosen)
        return self._split(task, best, prices, ascent.shares)

    def _try(self, chosen: Ints) -> None:
        """Improve what the prices open by exchanges."""
        key = np.sort(chosen).tobytes()
        often = self.nodes <= _OFTEN or self.nodes % _OFTEN == 0
        if often and len(chosen) and key not in self._tried:
            self._tried.add(key)
            self._take(*exchanged(self.task, self._by_member, chosen))

    def _take(self, sites: Ints, value: float) -> None:
        """Keep an answer that is better."""
        if value < self.value:
            self.sites, self.value = sites, value

    def _split(self, task: Task, bound: float, prices: Floats, shares: Floats) -> list[_Node]:
        """Split on the undecided site whose share is furthest from whole; where none is left, take the answer."""
        if task.places == 0 or not task.free.any():
            sites = np.flatnonzero(task.kept)
            if len(sites):
                self._take(sites, task.value(sites))
            return []
        off = np.where(task.free, np.minimum(shares, 1.0 - shares), -1.0)
        one, none = np.zeros(task.sites, dtype=bool), np.zeros(task.sites, dtype=bool)
        one[int(off.argmax())] = True
        sides = (task.settled(one, none), task.settled(none, one))
        return [_Node(bound, side, prices) for side in sides if side.possible]
