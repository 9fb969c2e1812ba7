"""The longest minutes are lowered by barring pairs: bisection over the minutes that there are."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from optimizer.clock import Clock
from optimizer.engines import Limits, LinearModel, Solution, Status
from optimizer.siting.exact import solve_exactly

if TYPE_CHECKING:
    from optimizer.siting.formulation import SitingModel


def lower_longest(
    m: "SitingModel",
    held: LinearModel,
    last: Solution,
    limits: Limits,
    clock: Clock,
    on_plan: Callable[[tuple[int, ...]], None],
) -> Solution:
    """Return a solution of ``held`` with the least longest minutes, and bar longer pairs in ``held``.

    Each threshold is a question of feasibility; the bound is the least minutes above those that were refuted.
    """
    steps = sorted({0, *m.minutes.values()})
    low, high = 0, steps.index(longest_of(m, last.values))
    while low < high and not clock.over:
        middle = (low + high) // 2
        seconds = limits.seconds if clock.left is None else max(0.01, clock.left)
        found = solve_exactly(_barred(m, held, steps[middle]), {}, replace(limits, seconds=seconds))
        if found.found:
            last, high = found, steps.index(longest_of(m, found.values))
            on_plan(last.values)
        elif found.status is Status.INFEASIBLE:
            low = middle + 1
        else:
            break
    bar(m, held, steps[high])
    weight = m.case.policy.weight("siting.equity")
    return replace(last, objective=weight * steps[high], bound=weight * steps[low])


def longest_of(m: "SitingModel", values: tuple[int, ...]) -> int:
    """Return the longest minutes of a solution."""
    return max((minutes for x, minutes in m.minutes.items() if values[x]), default=0)


def bar(m: "SitingModel", model: LinearModel, most: int) -> None:
    """Let no pair serve that takes longer than ``most`` minutes."""
    for x, minutes in m.minutes.items():
        if minutes > most:
            model.highs[x] = 0


def _barred(m: "SitingModel", held: LinearModel, most: int) -> LinearModel:
    twin = held.copy()
    bar(m, twin, most)
    return twin
