"""Branch and bound over the shares of sites: every bound is recomputed from the multipliers of the relaxation."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from optimizer.siting.location.dual import Dual, dual
from optimizer.siting.location.master import Master
from optimizer.siting.location.swap import exchanged
from optimizer.siting.location.task import Bools, Floats, Ints, Task

_FRACTION = 1e-6
_IDLE = 30
_ROUNDS = 60


@dataclass(frozen=True)
class _Node:
    """What is decided at a node, and a bound known for it."""

    bound: float
    free: Bools
    kept: Bools


class Search:
    """The search of one task for answers below ``value``; ``sites`` are those of the best, none while nothing is found.

    The node opened last is explored first, so that the linear program goes on from a basis close by; what it would be
    to look at the least bound first is little, since the first answer is nearly always the best one already.
    """

    def __init__(self, task: Task, prices: Floats, value: float, seed: int = 1) -> None:
        self.task = task
        self.sites: Ints = np.zeros(0, dtype=np.int64)
        self.value = value
        self.nodes = 0
        self._master = Master(task, seed)
        self._master.add_around(prices)
        self._open: list[_Node] = []
        self._tried: set[bytes] = set()

    @property
    def bound(self) -> float:
        """What no answer is below."""
        return min([node.bound for node in self._open], default=self.value)

    def run(self, bound: float, stop: Callable[["Search"], float | None]) -> None:
        """Search until nothing better is left or ``stop`` says so; ``bound`` is one that is known.

        ``stop`` is asked before every node and returns the seconds left, 0 to stop, ``None`` for no limit.
        """
        self._open.append(_Node(bound, self.task.free, self.task.kept))
        while self._open:
            self._open = [node for node in self._open if node.bound <= self._most]
            seconds = stop(self)
            if not self._open or seconds == 0:
                return
            node = self._open[-1]
            children = self._explore(node, seconds)
            if children is None:
                return
            self._open.pop()
            self._open.extend(children)

    @property
    def _most(self) -> float:
        """The highest value that would still be better."""
        return self.task.better_than(self.value)

    def _explore(self, node: _Node, seconds: float | None) -> list[_Node] | None:
        """Bound a node and return what it splits into, ``None`` where time ran out."""
        self.nodes += 1
        task, best = self.task.at(node.free, node.kept), node.bound
        shares = np.where(task.free, 0.5, 0.0)
        changed = True
        for _ in range(_ROUNDS):
            if not task.possible:
                return []
            if changed:
                self._master.bound(task.free, task.kept)
            optimum = self._master.program.solve(seconds)
            if optimum is None:
                if seconds is not None:
                    return None
                break
            found = dual(task, self._master.prices(optimum))
            shares, best = optimum.values[: task.sites], max(best, found.bound)
            if best > self._most:
                return []
            task, changed = self._decide(task, found)
            cuts = self._master.cut_off(optimum)
            self._master.forget(optimum, _IDLE)
            if not cuts:
                break
        self._try(task, shares)
        return self._split(task, best, shares)

    def _decide(self, task: Task, found: Dual) -> tuple[Task, bool]:
        """Decide the sites that the bound of a node decides."""
        closed, opened = found.decided(task, self._most)
        changed = bool(closed.any() or opened.any())
        return (task.settled(closed, opened) if changed else task), changed

    def _try(self, task: Task, shares: Floats) -> None:
        """Round the shares to an answer and improve it by exchanges."""
        chosen = np.flatnonzero(shares > 0.5) if task.count is None else np.sort(np.argsort(-shares)[: task.count])
        if len(chosen) and chosen.tobytes() not in self._tried:
            self._tried.add(chosen.tobytes())
            self._take(*exchanged(self.task, self._master.by_member, chosen))

    def _take(self, sites: Ints, value: float) -> None:
        """Keep an answer that is better."""
        if value < self.value:
            self.sites, self.value = sites, value

    def _split(self, task: Task, bound: float, shares: Floats) -> list[_Node]:
        """Split on the undecided site whose share is furthest from whole; where none is left, take the answer."""
        if not task.possible or bound > self._most:
            return []
        if task.places == 0 or not task.free.any():
            sites = np.flatnonzero(task.kept)
            if len(sites):
                self._take(sites, task.value(sites))
            return []
        off = np.where(task.free, np.minimum(shares, 1.0 - shares), -1.0)
        site = int(off.argmax())
        one, none = np.zeros(task.sites, dtype=bool), np.zeros(task.sites, dtype=bool)
        one[site] = True
        closed, opened = task.settled(one, none), task.settled(none, one)
        return [_Node(bound, side.free, side.kept) for side in (closed, opened)]
