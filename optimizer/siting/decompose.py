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
from optimizer.siting.blocks import PARTS, Block, Column, joined, ties
from optimizer.siting.goals import left
from optimizer.siting.guide import Prices, Task
from optimizer.siting.incumbent import shown
from optimizer.siting.longest import lower_longest
from optimizer.siting.master import ROUNDS, Choice, Master
from optimizer.siting.rules.equity import OBJECTIVES
from optimizer.siting.thin import longest_bound, sum_bound

Reached = tuple[Goal, float, float | None]
OnPlan = Callable[[SitingPlan], None]
ENDLESS = 10**6
ROUGH, WORTH, FEW = 0.05, 2.5, 3


@dataclass(frozen=True)
class Settled:
    """The plan of all blocks, and value and bound of each goal; ``refuted`` where it was proven that there is none."""

    plan: SitingPlan | None = None
    tiers: tuple[TierResult, ...] = ()
    refuted: bool = False


def solve_blocks(case: SitingCase, goals: Sequence[Goal], limits: Limits, clock: Clock, on_plan: OnPlan) -> Settled:
    """Return the best plan goal by goal, each block a model of its own."""
    blocks = [Block(case, group) for group in case.groups]
    thin = any(block.thin for block in blocks)
    lower = _approach_longest if thin else _lower_longest
    master = Master(blocks, limits, clock)
    task, chosen = Task(None, ties(case), ENDLESS), Choice()
    reached: list[Reached] = []
    for goal in goals:
        bound: float | None = 0.0
        refuted = False
        if goal is Goal.LONGEST:
            task, chosen, bound, refuted = lower(blocks, master, task, chosen, limits, clock)
        elif any(block.m.objectives[goal] for block in blocks):
            found = master.choose(replace(task, goal=goal), chosen, FEW if thin else ROUNDS)
            chosen, refuted = found.chosen or chosen, found.refuted
            bound = _loose_bound(blocks, goal) if thin else None if found.bound is None else found.bound / PARTS
        elif goal is goals[-1] and not chosen:
            found = master.choose(task)
            chosen, refuted = found.chosen, found.refuted
        if chosen:
            on_plan(joined(case, blocks, chosen))
        elif refuted or goal is not Goal.SHORTFALL:
            return Settled(refuted=refuted and not thin)
        value = _total(goal, chosen)
        reached.append((goal, value, bound))
        if goal is not Goal.LONGEST:
            task = replace(task, links={**task.links, ("goal", goal, 0): ceil(value)})
    return Settled(joined(case, blocks, chosen), shown(reached)) if chosen else Settled()


def _reached(chosen: Choice) -> int:
    return max((column.longest for column in chosen), default=0)


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
            task, chosen = replace(task, most=_reached(found.chosen)), found.chosen
            return task, chosen, float(weight * low), False
        if found.refuted and low == most:
            low = steps[min(steps.index(most) + 1, len(steps) - 1)]
        if clock.over:
            return task, chosen, float(weight * low), False
    return task, (), None, True


def _loose_bound(blocks: Sequence[Block], goal: Goal) -> float | None:
    """Return a bound of a goal for all pairs, also those that thin blocks leave out."""
    if goal not in OBJECTIVES or not all(block.covers for block in blocks):
        return 0.0
    weight = blocks[0].m.case.policy.weight(OBJECTIVES[goal])
    return weight * sum(sum_bound(unit, goal) for block in blocks for unit in block.m.units)


def _approach_longest(
    blocks: Sequence[Block], master: Master, task: Task, chosen: Choice, limits: Limits, clock: Clock
) -> tuple[Task, Choice, float | None, bool]:
    """Return the same as :func:`_lower_longest` for thin blocks, going up from the bound in growing steps."""
    weight = blocks[0].m.case.policy.weight("siting.equity")
    low = max(longest_bound(unit, left(limits, clock)) for block in blocks for unit in block.m.units)
    most, order = low, list(range(len(blocks)))
    for _ in blocks:
        first, most, failed = _one_by_one(blocks, order, task, most, limits, clock)
        if failed is None:
            known = tuple(first[n] for n in range(len(blocks)))
            return replace(task, most=_reached(known)), known, float(weight * low), False
        order.remove(failed)
        order.insert(0, failed)
    while not clock.over:
        found = master.choose(replace(task, goal=Goal.MINUTES, most=most), rounds=FEW)
        if found.chosen:
            return replace(task, most=_reached(found.chosen)), found.chosen, float(weight * low), False
        if most >= max(max(block.m.minutes.values(), default=0) for block in blocks):
            break
        most += 1 + most // 20
    return task, chosen, float(weight * low), False


def _one_by_one(
    blocks: Sequence[Block], order: Sequence[int], task: Task, most: int, limits: Limits, clock: Clock
) -> tuple[dict[int, Column], int, int | None]:
    """Return a cheap way for one block after the other within what is left, the minutes it takes, and which failed."""
    prices = _guessed(blocks, task)
    first: dict[int, Column] = {}
    for n in order:
        block, begin = blocks[n], most
        top = max(block.m.minutes.values(), default=0)
        room = {link: limit - sum(c.usage.get(link, 0) for c in first.values()) for link, limit in task.links.items()}
        while n not in first and not clock.over:
            found = block.price(Goal.MINUTES, prices, room, most, _first(limits, clock))
            if found.found:
                first[n] = block.column(found.values)
            elif most >= top:
                break
            else:
                most += 1 + most // 20
        if n not in first:
            return first, begin, n
    return first, most, None


def _guessed(blocks: Sequence[Block], task: Task) -> Prices:
    """Return a price of a yuan at which the budgets are worth more than the minutes, so that first ways are cheap.

    It is the same in every phase: what is dear later would be built too early.
    """
    budgets = {link: limit for link, limit in task.links.items() if link[0] == "budget" and limit}
    minutes = (_loose_bound(blocks, Goal.MINUTES) or 0.0) * PARTS
    return dict.fromkeys(budgets, round(WORTH * minutes / max(1, sum(budgets.values()))))


def _first(limits: Limits, clock: Clock) -> Limits:
    """Return the limits of finding some way to run a thin block: a rough one, for a fifth of the time left."""
    rough = replace(left(limits, clock), gap=max(limits.gap, ROUGH))
    return rough if rough.seconds is None else replace(rough, seconds=rough.seconds / 5)


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
