"""Branch and bound over the sites: every node goes on from the prices of the one above it."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from optimizer.siting.location.bounding import Node, by_cuts, by_steps, rounded
from optimizer.siting.location.master import Master
from optimizer.siting.location.swap import exchanged
from optimizer.siting.location.task import Floats, Ints, Task

_SMALL_GAP = 1e-3
_MANY_NODES = 2000
_FEW_PAIRS = 5000
_OFTEN = 16


class Search:
    """The search of one task for answers below ``value``; ``sites`` are those of the best, none while nothing is found.

    The node opened last is explored first: looking at the least bound first would save little, since the first answer
    is nearly always the best one already.
    """

    def __init__(self, task: Task, value: float, seed: int = 1, cuts: bool = False) -> None:
        self.task = task
        self.sites: Ints = np.zeros(0, dtype=np.int64)
        self.value = value
        self.nodes = 0
        self._seed = seed
        self._cuts = cuts
        self._by_member = np.ascontiguousarray(task.costs.T)
        self._open: list[Node] = []
        self._tried: set[bytes] = set()
        self._master: Master | None = None
        self._broken = False

    @property
    def bound(self) -> float:
        """What no answer is below."""
        return min([node.bound for node in self._open], default=self.value)

    def run(self, prices: Floats, bound: float, left: Callable[["Search"], float | None]) -> None:
        """Search until nothing better is left or no time; ``bound`` is one that is known, proven by ``prices``.

        ``left`` is asked before every node for the seconds that are left, ``None`` for no limit.
        """
        self._open.append(Node(bound, self.task, prices, np.zeros(self.task.sites)))
        while self._open:
            most = self.task.better_than(self.value)
            self._open = [node for node in self._open if node.bound <= most]
            seconds = left(self)
            if seconds == 0.0 or not self._open:
                return
            node = self._bounded(self._open.pop(), seconds)
            self.nodes += 1
            if node.bound <= self.task.better_than(self.value):
                self._try(node)
                self._open.extend(self._split(node))

    def _bounded(self, node: Node, seconds: float | None) -> Node:
        """Bound a node in the way that suits it; by steps, too, where the solver gives nothing."""
        if self._suits_cuts(node):
            if self._master is None:
                self._master = Master(self.task, self._seed)
                self._master.add_around(node.prices)
            found = by_cuts(node, self.value, self._master, seconds)
            if found is not None:
                return found
            self._master, self._broken = None, True
        return by_steps(node, self.value)

    def _suits_cuts(self, node: Node) -> bool:
        """Whether the gap is small, or steps took many nodes and the cuts are short."""
        if self._broken:
            return False
        gap = self.value - min(node.bound, self.bound)
        if self._cuts or self._master is not None or gap <= _SMALL_GAP * abs(self.value):
            return True
        return self.nodes >= _MANY_NODES and int((self.task.costs < node.prices).sum()) <= _FEW_PAIRS

    def _try(self, node: Node) -> None:
        """Round the shares to an answer now and then, and improve it by exchanges."""
        if self._master is None and self.nodes > _OFTEN and self.nodes % _OFTEN:
            return
        chosen = rounded(node)
        if chosen.tobytes() not in self._tried:
            self._tried.add(chosen.tobytes())
            self._take(*exchanged(self.task, self._by_member, chosen))

    def _take(self, sites: Ints, value: float) -> None:
        """Keep an answer that is better."""
        if value < self.value:
            self.sites, self.value = sites, value

    def _split(self, node: Node) -> list[Node]:
        """Split on an undecided site; where none is left, take the answer.

        It is the one that most members would pay for and whose share is far from whole.
        """
        task = node.task
        if task.places == 0 or not task.free.any():
            sites = np.flatnonzero(task.kept)
            self._take(sites, task.value(sites))
            return []
        payers = (task.costs < node.prices).sum(axis=1) + 1
        off = np.where(task.free, np.minimum(node.shares, 1.0 - node.shares) * payers, -1.0)
        one, none = np.zeros(task.sites, dtype=bool), np.zeros(task.sites, dtype=bool)
        one[int(off.argmax())] = True
        sides = (task.settled(one, none), task.settled(none, one))
        return [replace(node, task=side) for side in sides if side.possible]
