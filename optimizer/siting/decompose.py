"""The goals one after the other over blocks that share money and posts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from models.certificate import TierResult
from models.county.words import Goal
from models.siting.case import SitingCase
from models.siting.plan import SitingPlan
from optimizer.clock import Clock
from optimizer.engines import Limits, Solution, Status
from optimizer.siting.blocks import PARTS, Block, joined, ties
from optimizer.siting.goals import left
from optimizer.siting.incumbent import shown
from optimizer.siting.longest import lower_longest
from optimizer.siting.master import Choice, Master, Task

Reached = tuple[Goal, float, float | None]
OnPlan = Callable[[SitingPlan], None]
ENDLESS = 10**6


@dataclass(frozen=True)
class Settled:
    """The plan of all blocks, and value and bound of each goal; ``refuted`` where it was proven that there is none."""

    plan: SitingPlan | None = None
    tiers: tuple[TierResult, ...] = ()
    refuted: bool = False


def solve_blocks(
    case: SitingCase, goals: Sequence[Goal], limits: Limits, clock: Clock, on_plan: OnPlan
) -> Settled:
    """Return the best plan goal by goal, each block a model of its own."""
    blocks = [Block(case, group) for group in case.groups]
    master = Master(blocks, limits, clock)
    task = Task(None, ties(case), ENDLESS)
    chosen: Choice = ()
    reached: list[Reached] = []

    def tell(found: Choice) -> None:
        if found:
            on_plan(joined(case, blocks, found))

    for goal in goals:
        bound: float | None = 0.0
        if goal is Goal.LONGEST:
            task, chosen, bound, refuted = _lower_longest(blocks, master, task, chosen, limits, clock)
            if not chosen:
                return Settled(refuted=refuted)
        elif any(block.m.objectives[goal] for block in blocks):
            found = master.choose(replace(task, goal=goal), chosen)
            chosen, bound = found.chosen or chosen, None if found.bound is None else found.bound / PARTS
            if not chosen:
                return Settled(refuted=found.refuted)
        tell(chosen)
        value = _total(goal, chosen)
        reached.append((goal, value, bound))
        if goal is not Goal.LONGEST:
            task = replace(task, links={**task.links, ("goal", goal, 0): ceil(value)})
    if not chosen:
        found = master.choose(task)
        chosen = found.chosen
        if not chosen:
            return Settled(refuted=found.refuted)
        tell(chosen)
    return Settled(joined(case, blocks, chosen), shown(reached))


def _total(goal: Goal, chosen: Choice) -> float:
    amounts = [column.goals[goal] / PARTS for column in chosen]
    return max(amounts, default=0.0) if goal is Goal.LONGEST else sum(amounts)


def _lower_longest(
    blocks: Sequence[Block], master: Master, task: Task, chosen: Choice, limits: Limits, clock: Clock
) -> tuple[Task, Choice, float | None, bool]:
    """Return the task with the least longest minutes, a choice that keeps it, the bound, and whether there is none.

    No plan is better than the block that has it hardest, alone; from there on the minutes rise step by step until there
    is a plan for all.
    """
    weight = blocks[0].m.case.policy.weight("siting.equity") if blocks else 1
    low = 0
    for block in blocks:
        alone = _alone(block, low, limits, clock)
        if alone.status is Status.INFEASIBLE:
            return task, (), None, True
        low = max(low, alone.bound or 0)
    steps = sorted({minutes for block in blocks for minutes in block.m.minutes.values() if minutes > low} | {low})
    for most in steps:
        found = master.choose(replace(task, goal=None, most=most))
        if found.chosen:
            task, chosen = replace(task, most=most), found.chosen
            return task, chosen, float(weight * low), False
        if found.refuted and low == most:
            low = steps[min(steps.index(most) + 1, len(steps) - 1)]
        if clock.over:
            return task, chosen, float(weight * low), False
    return task, (), None, True


def _alone(block: Block, low: int, limits: Limits, clock: Clock) -> Solution:
    """Return the least longest minutes of a block alone as the bound, ``low`` at least."""
    reached = block.price(None, {}, {}, low, left(limits, clock))
    if reached.found:
        return replace(reached, bound=low)
    first = block.price(None, {}, {}, ENDLESS, left(limits, clock))
    if not first.found:
        return first if first.status is Status.INFEASIBLE else replace(first, bound=low)
    weight = block.m.case.policy.weight("siting.equity")
    held = block.m.model.copy()
    lowest = lower_longest(block.m, held, first, limits, clock, block.keep)
    return replace(lowest, bound=max(low, (lowest.bound or 0) // weight))
