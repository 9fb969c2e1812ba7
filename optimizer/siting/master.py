"""One way to run each block: the best choice within what blocks share, and the price of what they share."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.county.words import Goal
from optimizer.clock import Clock
from optimizer.engines import Limits, LinearModel, Status
from optimizer.siting.blocks import Block, Column, Link
from optimizer.siting.exact import solve_exactly
from optimizer.siting.goals import left
from optimizer.siting.guide import Prices, Task, guide

Choice = tuple[Column, ...]
INF = float("inf")
ROUNDS = 200
"""Rounds of pricing at most; a county of ten blocks takes about ten."""


@dataclass(frozen=True)
class Found:
    """The best choice of columns, one a block, if there is one, and the bound of every choice, in parts.

    ``refuted`` says that it was proven that there is none.
    """

    chosen: Choice = ()
    bound: float | None = None
    refuted: bool = False


class Master:
    """Chooses columns, and prices the blocks until no new column helps.

    What is shared has a price; each block answers with its best column at that price, and the sum of their bounds, less
    what the limits are worth, is a bound for all. As long as no choice keeps within the links, the least excess is
    looked for instead, and a bound above zero refutes that there is a plan.
    """

    def __init__(self, blocks: Sequence[Block], limits: Limits, clock: Clock) -> None:
        self._blocks, self._limits, self._clock = blocks, limits, clock

    def choose(self, task: Task, known: Choice = (), rounds: int = ROUNDS) -> Found:
        """Return the best choice for ``task``, beginning from one that is ``known`` to keep it.

        At most so many ``rounds`` of pricing are made; then the blocks are decided one after the other.
        """
        best, bound = known, -INF
        prices: Prices = {}
        for _ in range(rounds):
            count = self._count
            prices, exceeds = self._prices(task)
            lowest = self._priced(task, None if exceeds else task.goal, prices)
            if exceeds and lowest > 0:
                return Found(refuted=True)
            if not exceeds:
                bound = max(bound, lowest)
                best = self._better(task, best, self._whole(task))
            met = bool(best) and (task.goal is None or self._value(task, best) <= bound)
            if met or self._clock.over or self._count == count:
                break
        best = self._improved(task, best or self._dive(task, prices))
        return Found(best, bound if bound > -INF else None)

    @property
    def _count(self) -> int:
        return sum(len(block.columns) for block in self._blocks)

    def _prices(self, task: Task) -> tuple[Prices, bool]:
        """Return the prices of the links by the best fractions of columns, and whether these exceed some link."""
        listed = self._listed(task)
        if not all(listed):
            return {}, True
        exceeds = guide(task, listed, None, left(self._limits, self._clock))
        if exceeds.excess or task.goal is None:
            return exceeds.prices, exceeds.excess
        return guide(task, listed, task.goal, left(self._limits, self._clock)).prices, False

    def _priced(self, task: Task, goal: Goal | None, prices: Prices) -> float:
        """Let each block answer to ``prices``, and return the bound that they prove; nothing proven is -infinite."""
        total = -float(sum(price * task.links[link] for link, price in prices.items()))
        for block in self._blocks:
            found = block.price(goal, prices, {}, task.most, self.slice())
            if found.status is Status.INFEASIBLE:
                return INF
            total += -INF if found.bound is None else found.bound
        return total

    def slice(self) -> Limits:
        """Return the limits of one block: a fair part of a quarter of the time that is left."""
        limits = left(self._limits, self._clock)
        if limits.seconds is None:
            return limits
        return replace(limits, seconds=max(1.0, limits.seconds / (4 * len(self._blocks))))

    def _whole(self, task: Task) -> Choice:
        """Return the best choice of the columns known, if there is one."""
        model, listed = LinearModel(), self._listed(task)
        for n, its in enumerate(listed):
            model.row(("block", n), [model.column(0, 1) for _ in its], low=1, high=1)
        columns = [column for its in listed for column in its]
        for link, limit in task.links.items():
            usage = {n: amount for n, column in enumerate(columns) if (amount := column.usage.get(link, 0))}
            model.row(link, list(usage), list(usage.values()), high=limit)
        objective = {n: column.goals[task.goal] for n, column in enumerate(columns)} if task.goal else {}
        found = solve_exactly(model, objective, self.slice())
        return tuple(c for c, value in zip(columns, found.values, strict=True) if value) if found.found else ()

    def _dive(self, task: Task, prices: Prices) -> Choice:
        """Return a choice found block by block, each within what those before it have left over.

        Those that use most come first; room is kept for the least that the others are known to use.
        """
        order = sorted(range(len(self._blocks)), key=lambda n: -sum(self._least(task, n).values()))
        chosen: dict[int, Column] = {}
        for place, n in enumerate(order):
            room = dict(task.links)
            for used in (*(c.usage for c in chosen.values()), *(self._least(task, k) for k in order[place + 1 :])):
                room = {link: limit - used.get(link, 0) for link, limit in room.items()}
            limits = left(self._limits, self._clock)
            seconds = None if limits.seconds is None else limits.seconds / (2 * (len(order) - place))
            found = self._blocks[n].price(task.goal, prices, room, task.most, replace(limits, seconds=seconds))
            if not found.found:
                return ()
            chosen[n] = self._blocks[n].column(found.values)
        return tuple(chosen[n] for n in range(len(order)))

    def _least(self, task: Task, n: int) -> dict[Link, int]:
        """Return the least that a block is known to use of each link."""
        its = [column.usage for column in self._blocks[n].columns if column.longest <= task.most]
        return {link: min((usage.get(link, 0) for usage in its), default=0) for link in task.links}

    def _improved(self, task: Task, best: Choice) -> Choice:
        """Return ``best`` after deciding one block after the other anew within what the others leave."""
        improves = bool(best) and task.goal is not None
        while improves and not self._clock.over:
            improves = False
            for n, block in enumerate(self._blocks):
                others = [c for k, c in enumerate(best) if k != n]
                room = {link: limit - sum(c.usage.get(link, 0) for c in others) for link, limit in task.links.items()}
                found = block.price(task.goal, {}, room, task.most, self.slice())
                if found.found:
                    tried = (*best[:n], block.column(found.values), *best[n + 1 :])
                    if self._value(task, tried) < self._value(task, best):
                        best, improves = tried, True
            best = self._better(task, best, self._whole(task)) if improves else best
        return best

    def _better(self, task: Task, best: Choice, other: Choice) -> Choice:
        if not best or not other:
            return best or other
        return other if self._value(task, other) < self._value(task, best) else best

    def _value(self, task: Task, chosen: Choice) -> int:
        return sum(column.goals[task.goal] for column in chosen) if task.goal else 0

    def _listed(self, task: Task) -> list[list[Column]]:
        """Return the columns of each block that keep within the longest minutes."""
        return [[column for column in block.columns if column.longest <= task.most] for block in self._blocks]
