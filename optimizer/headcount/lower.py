"""One sum of columns made as small as can be, part by part."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from optimizer.clock import Clock
from optimizer.engines import Limits, LinearModel, Solution, Status
from optimizer.engines.linear import INFINITY, objective_value
from optimizer.headcount.apart import Groups, least_of, solve_apart
from optimizer.headcount.face import Face, keep_to
from optimizer.headcount.part import HELD, Loose, Values, by_prices, in_whole
from optimizer.headcount.parts import NoRoom, Part, parts_of


@dataclass(frozen=True)
class Lowered:
    """What was found: a claim, the values of all columns (``None`` without any), and a bound of the sum."""

    status: Status
    values: Values | None
    value: int
    bound: int
    held: tuple["Held", ...] = ()
    """The sum in its parts: what one part comes to does not depend on the others."""


@dataclass(frozen=True)
class Held:
    """The ``terms`` of one part of a sum, and what its optima share where that is known."""

    terms: dict[int, int]
    part: Part | None = None
    face: Face | None = None


def hold(model: LinearModel, lowered: Lowered) -> None:
    """Let the model keep to what was reached, part by part.

    Where prices prove a part, its optima are told by columns at a bound and rows without slack, which join nothing.
    """
    values = [] if lowered.values is None else lowered.values.tolist()
    for held in lowered.held:
        terms = held.terms
        if held.part is not None and held.face is not None:
            keep_to(model, held.part, held.face)
            continue
        value = objective_value(terms.items(), values)
        if value == sum(min(a * model.lows[c], a * model.highs[c]) for c, a in terms.items()):
            for column in terms:
                model.lows[column] = model.highs[column] = values[column]
        else:
            least = value if lowered.status is Status.OPTIMAL else -INFINITY
            model.row((HELD,), list(terms), list(terms.values()), least, value)


def left(limits: Limits, clock: Clock) -> Limits:
    """Return the limits with the seconds left."""
    return limits if clock.left is None else replace(limits, seconds=max(0.01, clock.left))


def lower(
    model: LinearModel,
    terms: Mapping[int, int],
    start: Values | None,
    limits: Limits,
    clock: Clock,
    groups: Groups | None = None,
) -> Lowered:
    """Return the best solution by ``terms`` that was found, no worse than ``start``, and a bound of every solution.

    ``groups`` say which columns may be settled apart from those of others (:mod:`optimizer.headcount.apart`).
    """
    try:
        parts = parts_of(model)
    except NoRoom:
        return Lowered(Status.INFEASIBLE, None, 0, 0)
    lows, highs = np.array(model.lows), np.array(model.highs)
    values = lows.copy() if start is None else start.copy()
    alone = np.ones(model.width, dtype=bool)
    for part in parts:
        alone[part.columns] = False
    for column, cost in terms.items():
        if alone[column] and cost:
            values[column] = lows[column] if cost > 0 else highs[column]
    rest = {c: a for c, a in terms.items() if alone[c] and a}
    bound = objective_value(rest.items(), values.tolist())
    status, held = Status.OPTIMAL, [Held(rest)]
    for part in parts:
        objective = {c: a for c, a in part.local(terms).items() if a}
        if start is not None and not objective:
            continue
        known = None if start is None else start[part.columns]
        found, its = _lowered(part, objective, known, partial(left, limits, clock), groups)
        if not found.found:
            return Lowered(found.status, None, 0, 0)
        values[part.columns] = found.values
        held += its
        bound += least_of(part.model, objective) if found.bound is None else found.bound
        if found.status is not Status.OPTIMAL:
            status = Status.FEASIBLE
    value = objective_value(terms.items(), values.tolist())
    return Lowered(status, values, value, min(bound, value), tuple(its for its in held if its.terms))


def _lowered(
    part: Part, objective: Mapping[int, int], known: Values | None, limits: Callable[[], Limits], groups: Groups | None
) -> tuple[Solution, list[Held]]:
    """Return the best solution of a part, and what is to be held of it."""
    terms = {int(part.columns[n]): a for n, a in objective.items()}
    found, face, loose = by_prices(part.model, objective, known, limits())
    if found is not None:
        return found, [Held(terms, part, face)]
    if groups is not None and loose is not None and known is not None:
        apart = solve_apart(part, objective, known, loose, groups, limits)
        if apart is not None and apart.solution is not None:
            return apart.solution, [Held({int(part.columns[n]): a for n, a in its.items()}) for its in apart.sums]
        if apart is not None:
            loose = Loose(max(loose.bound, apart.bound), loose.duals)
    found, face = in_whole(part.model, objective, known, loose, limits())
    return found, [Held(terms, part, face)]
