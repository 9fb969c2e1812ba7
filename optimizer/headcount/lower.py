"""One sum of columns made as small as can be, part by part: a linear program where that is whole, else HiGHS."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from optimizer.clock import Clock
from optimizer.engines import Limits, LinearModel, Solution, Status, keeps_rows, relax, solve_mip, solve_sat
from optimizer.engines.linear import objective_value
from optimizer.headcount.face import Face, face_of, keep_to
from optimizer.headcount.parts import NoRoom, Part, parts_of

Values = NDArray[np.int64]


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
            model.row(("held",), list(terms), list(terms.values()), high=value)


def left(limits: Limits, clock: Clock) -> Limits:
    """Return the limits with the seconds left."""
    return limits if clock.left is None else replace(limits, seconds=max(0.01, clock.left))


def lower(model: LinearModel, terms: Mapping[int, int], start: Values | None, limits: Limits, clock: Clock) -> Lowered:
    """Return the best solution by ``terms`` that was found, no worse than ``start``, and a bound of every solution."""
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
        found, face = lower_part(part.model, objective, known, left(limits, clock))
        if not found.found:
            return Lowered(found.status, None, 0, 0)
        values[part.columns] = found.values
        held.append(Held({int(part.columns[n]): a for n, a in objective.items()}, part, face))
        bound += least_of(part, objective) if found.bound is None else found.bound
        if found.status is not Status.OPTIMAL:
            status = Status.FEASIBLE
    value = objective_value(terms.items(), values.tolist())
    return Lowered(status, values, value, min(bound, value), tuple(its for its in held if its.terms))


def least_of(part: Part, objective: Mapping[int, int]) -> int:
    """Return what the bounds of the columns alone say about an objective."""
    lows, highs = part.model.lows, part.model.highs
    return sum(min(a * lows[c], a * highs[c]) for c, a in objective.items())


def lower_part(
    model: LinearModel, objective: Mapping[int, int], known: Values | None, limits: Limits
) -> tuple[Solution, Face | None]:
    """Return the best solution of a part, and what its optima share; ``known`` where nothing better was found."""
    kept = _known(model, objective, known)
    if kept is not None and kept.bound == kept.objective:
        return replace(kept, status=Status.OPTIMAL), None
    relaxed = relax(model, objective, limits)
    low = None
    if relaxed is not None:
        low = relaxed.bound
        for values in ([known.tolist()] if known is not None else []) + [relaxed.rounded]:
            if objective_value(objective.items(), values) <= low and keeps_rows(model, values):
                return Solution(Status.OPTIMAL, tuple(values), low, low), face_of(model, objective, relaxed.duals, low)
    found = _whole(model, objective, kept, low, limits)
    face = None
    if relaxed is not None and found.objective is not None and found.objective == low:
        face = face_of(model, objective, relaxed.duals, low)
    return found, face


def _known(model: LinearModel, objective: Mapping[int, int], known: Values | None) -> Solution | None:
    if known is None:
        return None
    values: Sequence[int] = known.tolist()
    least = sum(min(a * model.lows[c], a * model.highs[c]) for c, a in objective.items())
    return Solution(Status.FEASIBLE, tuple(values), objective_value(objective.items(), values), least)


def _whole(
    model: LinearModel, objective: Mapping[int, int], kept: Solution | None, low: int | None, limits: Limits
) -> Solution:
    """Return the best solution in whole numbers by HiGHS, or by CP-SAT where rounding HiGHS's breaks a row."""
    found = solve_mip(model, objective, limits)
    bounds = [b for b in (low, found.bound, kept.bound if kept else None) if b is not None]
    if found.found and not keeps_rows(model, found.values):
        found = solve_sat(model, objective, limits)
        bounds += [found.bound] if found.bound is not None else []
    bound = max(bounds, default=None)
    if found.status is Status.INFEASIBLE and kept is None:
        return found
    if not found.found or found.objective is None:
        if kept is None:
            return Solution(Status.UNKNOWN, bound=bound)
        found = kept
    elif kept is not None and kept.objective is not None and kept.objective < found.objective:
        found = kept
    if found.objective is not None and bound is not None:
        bound = min(bound, found.objective)
    status = Status.OPTIMAL if bound == found.objective else Status.FEASIBLE
    return replace(found, status=status, bound=bound)
