"""Comfort, the last tier: lowered as far as its time allows, the tiers above being held.

Over a year it is beyond proof, but people of different specialties meet only in rooms and floors: one specialty after
the other is decided anew with everybody else held. What time is left goes to the whole, and to its bound.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import monotonic

from optimizer.engines import Limits, LinearModel, Solution, Status, free_part, solve_mip
from optimizer.engines.linear import objective_value
from optimizer.roster.turns import Choices, Terms, by_turns


@dataclass(frozen=True)
class Comfort:
    """How comfort is lowered: columns below ``decided`` are visits, each of one of ``groups``, decided together.

    ``turns`` are choices beside the visits, for which the whole is solved by turns.
    """

    decided: int = 0
    groups: tuple[Sequence[int], ...] = ()
    turns: Choices | None = None


def lower(held: LinearModel, terms: Terms, last: Solution, comfort: Comfort, limits: Limits, until: float) -> Solution:
    """Return a solution no worse than ``last`` and a bound, if one was found until then.

    ``OPTIMAL`` says that they meet, ``FEASIBLE`` that the search ended by itself, ``UNKNOWN`` that time ended it.
    """
    eased = _ease(held, terms, last, comfort, limits, (monotonic() + until) / 2)
    if comfort.turns is not None:
        found = by_turns(held, terms, eased, comfort.turns, limits, until)
    else:
        found = solve_mip(held, terms, replace(limits, seconds=max(0.01, until - monotonic())))
    if found.objective is None or eased.objective is None or found.objective > eased.objective:
        return replace(eased, status=Status.UNKNOWN, bound=found.bound)
    cut = eased.status is Status.UNKNOWN and found.status is Status.FEASIBLE
    return replace(found, status=Status.UNKNOWN) if cut else found


def _ease(held: LinearModel, terms: Terms, last: Solution, comfort: Comfort, limits: Limits, until: float) -> Solution:
    """Return the solution after each group was decided anew once; ``UNKNOWN`` where time cut one short."""
    values, status = last.values, Status.FEASIBLE
    for n, group in enumerate(comfort.groups):
        seconds = max(0.01, (until - monotonic()) / (len(comfort.groups) - n))
        part = free_part(held, values, comfort.decided, group)
        inside = part.objective(terms)
        if not inside:
            continue
        found = solve_mip(part.model, inside, replace(limits, seconds=seconds))
        before = sum(cost * values[part.columns[c]] for c, cost in inside.items())
        if found.objective is not None and found.objective < before:
            values = part.whole(found.values)
        if found.status is not Status.OPTIMAL:
            status = Status.UNKNOWN
    return replace(last, values=values, objective=objective_value(terms.items(), values), status=status)
