"""Choices by turns: which of some columns is 1 is decided for given visits, then the visits for given choices.

Both halves are solved in a fraction of the time that they take together. What the turns find is a solution; the bound
comes from a relaxation in which every choice is had at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from time import monotonic

from optimizer.engines import Limits, LinearModel, Solution, Status, solve_mip
from optimizer.engines.linear import INFINITY, objective_value

Terms = dict[int, int]


@dataclass(frozen=True)
class Choices:
    """Rows that let one of their columns be 1, with these columns; all columns below ``decided`` are visits."""

    decided: int
    groups: tuple[tuple[int, tuple[int, ...]], ...]

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns to choose from."""
        return tuple(column for _, columns in self.groups for column in columns)


def by_turns(
    model: LinearModel, terms: Terms, last: Solution, choices: Choices, limits: Limits, deadline: float
) -> Solution:
    """Return a solution no worse than ``last``, found by turns until neither half improves it, and a bound.

    A third of the time is kept for the bound. ``FEASIBLE`` says that the turns ended by themselves without meeting the
    bound, ``UNKNOWN`` that time ended them.
    """
    until = monotonic() + (deadline - monotonic()) * 2 / 3
    best = replace(last, objective=objective_value(terms.items(), last.values))
    halves = (range(choices.decided), choices.columns)
    turn = failed = 0
    while failed < len(halves) and monotonic() < until:
        found = _held(model, terms, best.values, halves[turn % 2], _left(limits, until))
        better = found.found and found.objective is not None and found.objective < (best.objective or 0)
        best, failed = (found, 0) if better else (best, failed + 1)
        turn += 1
    ended = failed == len(halves)
    bound = _bound(model, terms, choices, _left(limits, deadline))
    if best.objective == bound:
        status = Status.OPTIMAL
    else:
        status = Status.FEASIBLE if ended and monotonic() < deadline else Status.UNKNOWN
    return replace(best, status=status, bound=bound)


def _bound(model: LinearModel, terms: Terms, choices: Choices, limits: Limits) -> int | None:
    """Return a bound: every choice is had, and none is paid for."""
    loose, free = model.copy(), set(choices.columns)
    for row, columns in choices.groups:
        loose.row_highs[row] = INFINITY
        for column in columns:
            loose.lows[column] = loose.highs[column]
    return solve_mip(loose, {c: cost for c, cost in terms.items() if c not in free}, limits).bound


def _held(
    model: LinearModel, terms: Terms, values: tuple[int, ...], columns: Iterable[int], limits: Limits
) -> Solution:
    """Return the best solution in which ``columns`` keep their values."""
    held = model.copy()
    for column in columns:
        held.lows[column] = held.highs[column] = values[column]
    return solve_mip(held, terms, limits)


def _left(limits: Limits, deadline: float) -> Limits:
    return replace(limits, seconds=max(0.01, deadline - monotonic()))
