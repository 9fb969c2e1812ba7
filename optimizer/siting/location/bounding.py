"""Two ways to bound a node of the search: by steps from the prices above it, or by the relaxation with its cuts.

Steps take milliseconds however dense the costs are, but only come near; the relaxation is worth its time where the gap
is small, so that the last digits of the bound decide.
"""

from dataclasses import dataclass, replace

import numpy as np

from optimizer.siting.location.ascent import Ascent
from optimizer.siting.location.dual import Dual, dual
from optimizer.siting.location.master import Master
from optimizer.siting.location.task import Floats, Ints, Task

_STEPS = 15
_ROUNDS = 4
_PATIENCE = 8
_SLOW = 0.1
_LENGTH = 0.5
_CLEAR = 1e-3
_CUT_ROUNDS = 60
_IDLE = 30


@dataclass(frozen=True)
class Node:
    """What is decided at a node, a bound known for it, the prices that prove it, and the shares of sites there.

    A node whose bound is infinite has no answer that is good enough.
    """

    bound: float
    task: Task
    prices: Floats
    shares: Floats

    def better(self, found: Dual, value: float) -> "Node":
        """Return the node with another bound, where that is better, and the sites decided that it decides."""
        most = self.task.better_than(value)
        node = self
        if found.bound > self.bound:
            node = replace(self, bound=found.bound, prices=found.prices)
        task = node.task.settled(*found.decided(node.task, most))
        if node.bound > most or not task.possible:
            return replace(node, bound=np.inf)
        return replace(node, task=task)


def by_steps(node: Node, value: float) -> Node:
    """Bound a node by steps, deciding sites on the way."""
    ascent = Ascent(node.task, node.prices, _LENGTH)
    for _ in range(_ROUNDS):
        before, undecided = node.bound, node.task.free
        node = node.better(ascent.climb(value, _STEPS, _PATIENCE, node.task.better_than(value) + _CLEAR), value)
        if node.bound == np.inf or node.bound - before < _SLOW * (value - node.bound):
            break
        if (node.task.free != undecided).any():
            ascent.narrow(node.task)
    return replace(node, shares=ascent.shares)


def by_cuts(node: Node, value: float, master: Master, seconds: float | None) -> Node | None:
    """Bound a node by the relaxation, deciding sites on the way; ``None`` where the solver gives nothing."""
    bounded: Task | None = None
    for _ in range(_CUT_ROUNDS):
        if node.task is not bounded:
            master.bound(node.task.free, node.task.kept)
            bounded = node.task
        optimum = master.program.solve(seconds)
        if optimum is None:
            return None
        shares = optimum.values[: node.task.sites]
        node = replace(node.better(dual(node.task, master.prices(optimum)), value), shares=shares)
        if node.bound == np.inf:
            return node
        more = master.cut_off(optimum)
        master.forget(optimum, _IDLE)
        if not more:
            break
    return node


def rounded(node: Node) -> Ints:
    """Return the sites with the largest shares, as many as may open."""
    if node.task.count is None:
        chosen = np.flatnonzero((node.shares > 0.5) | node.task.kept)
        return chosen if len(chosen) else np.array([node.shares.argmax()])
    likely = np.where(node.task.kept, 2.0, np.where(node.task.free, node.shares, -1.0))
    return np.sort(np.argsort(-likely, kind="stable")[: node.task.count])
