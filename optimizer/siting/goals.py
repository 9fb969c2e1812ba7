"""The goals one after the other: each is lowered as far as it goes while those before it are held."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from models.county.words import Goal, Mode
from models.siting.case import SitingCase
from optimizer.clock import Clock
from optimizer.engines import Limits, LinearModel, Solution, Status
from optimizer.engines.linear import objective_value
from optimizer.siting.exact import solve_exactly
from optimizer.siting.formulation import SitingModel, Terms
from optimizer.siting.longest import lower_longest
from optimizer.siting.rules.equity import OBJECTIVES


@dataclass(frozen=True)
class GoalReached:
    """One goal of a solution: its value, and the bound proven among plans that meet the goals before it."""

    goal: Goal
    value: int
    bound: int | None

    @property
    def proven(self) -> bool:
        """Whether value and bound meet."""
        return self.bound is not None and self.bound >= self.value


@dataclass(frozen=True)
class Ranked:
    """A lexicographic solution: what the engine claims, the values of the columns, and the goals in their order."""

    status: Status
    values: tuple[int, ...] = ()
    goals: tuple[GoalReached, ...] = ()


OnPlan = Callable[[tuple[int, ...]], None]


def goals_of(case: SitingCase) -> tuple[Goal, ...]:
    """Return the goals of a case: shortfall first, then those of the policy's order that are pushed."""
    order = (Goal(word) for word in case.policy.words("siting.equity", "order"))
    pushed = [goal for goal in order if case.policy.mode(OBJECTIVES[goal]) in (Mode.HARD, Mode.SOFT)]
    return (Goal.SHORTFALL, *dict.fromkeys(pushed))


def solve_goals(m: SitingModel, goals: Sequence[Goal], limits: Limits, clock: Clock, on_plan: OnPlan) -> Ranked:
    """Return the best solution of a model, goal by goal; ``on_plan`` hears of each better one."""
    held = m.model.copy()
    last = solve_exactly(held, m.objectives[goals[0]], left(limits, clock))
    if not last.found:
        return Ranked(last.status)
    on_plan(last.values)
    reached: list[GoalReached] = []
    for n, goal in enumerate(goals):
        if goal is Goal.LONGEST:
            last = lower_longest(m, held, last, limits, clock, on_plan)
        elif n > 0:
            last = _lower(held, m.objectives[goal], last, limits, clock)
            on_plan(last.values)
        value = last.objective or 0
        reached.append(GoalReached(goal, value, last.bound))
        if goal is not Goal.LONGEST and m.objectives[goal]:
            hold(held, goal, m.objectives[goal], value)
    proven = all(goal.proven for goal in reached)
    if Goal.COST not in goals:
        last = _lower(held, m.spending, last, limits, clock)
    return Ranked(Status.OPTIMAL if proven else Status.FEASIBLE, last.values, tuple(reached))


def hold(model: LinearModel, goal: Goal, terms: Terms, value: int) -> None:
    """Let no later goal raise one that is reached."""
    model.row(("goal", goal), list(terms), list(terms.values()), high=value)


def left(limits: Limits, clock: Clock) -> Limits:
    """Return the limits with the seconds left."""
    return limits if clock.left is None else replace(limits, seconds=max(0.01, clock.left))


def _lower(held: LinearModel, terms: Terms, last: Solution, limits: Limits, clock: Clock) -> Solution:
    """Return the best solution for one more goal; the last one again where nothing better is found."""
    value = objective_value(terms.items(), last.values)
    least = sum(min(cost * held.lows[c], cost * held.highs[c]) for c, cost in terms.items())
    kept = replace(last, objective=value, bound=least)
    if value <= least or clock.over:
        return kept
    found = solve_exactly(held, terms, left(limits, clock))
    bound = least if found.bound is None else max(least, found.bound)
    if found.objective is not None and found.objective <= value:
        return replace(found, bound=min(bound, found.objective))
    return replace(kept, bound=min(bound, value))
