"""One part of a model: a linear program where its optimum is whole, else HiGHS."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from optimizer.engines import Limits, LinearModel, Solution, Status, keeps_rows, relax, solve_mip, solve_sat
from optimizer.engines.linear import INFINITY, objective_value
from optimizer.headcount.face import Face, face_of

Values = NDArray[np.int64]
Duals = NDArray[np.float64]
HELD = "held"
"""The label of a row that holds a sum at its least."""


@dataclass(frozen=True)
class Loose:
    """What a part says without whole numbers: a bound, and the prices of its rows."""

    bound: int
    duals: Duals


def lower_part(
    model: LinearModel, objective: Mapping[int, int], known: Values | None, limits: Limits
) -> tuple[Solution, Face | None]:
    """Return the best solution of a part, and what its optima share; ``known`` where nothing better was found."""
    found, face, loose = by_prices(model, objective, known, limits)
    if found is None or found.status is not Status.OPTIMAL:
        found, face = in_whole(model, objective, known, loose, limits)
    return found, face


def by_prices(
    model: LinearModel, objective: Mapping[int, int], known: Values | None, limits: Limits
) -> tuple[Solution | None, Face | None, Loose | None]:
    """Return an optimum of a part where bounds or prices prove one, what optima share, and what prices say."""
    kept = _known(model, objective, known)
    if kept is not None and kept.bound == kept.objective:
        return replace(kept, status=Status.OPTIMAL), None, None
    relaxed = relax(model, objective, limits)
    if relaxed is None:
        return None, None, None
    low, loose = relaxed.bound, Loose(relaxed.bound, relaxed.duals)
    for values in ([known.tolist()] if known is not None else []) + [relaxed.rounded]:
        if objective_value(objective.items(), values) <= low and keeps_rows(model, values):
            face = face_of(model, objective, relaxed.duals, low)
            return Solution(Status.OPTIMAL, tuple(values), low, low), face, loose
    return None, None, loose


def in_whole(
    model: LinearModel, objective: Mapping[int, int], known: Values | None, loose: Loose | None, limits: Limits
) -> tuple[Solution, Face | None]:
    """Return the best solution of a part in whole numbers, and what its optima share."""
    low = None if loose is None else loose.bound
    found = _whole(model, objective, _known(model, objective, known), low, limits)
    if loose is None or found.objective is None or found.objective != low:
        return found, None
    return found, face_of(model, objective, loose.duals, loose.bound)


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
    found = _mip(model, objective, kept, low, limits)
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


def _mip(
    model: LinearModel, objective: Mapping[int, int], kept: Solution | None, low: int | None, limits: Limits
) -> Solution:
    """Return what HiGHS finds, sums that are held at their least being priced instead.

    A search among the solutions of few such sums is blind; but where a unit more of any costs more than the objective
    can still fall, its optima are the same.
    """
    held = [row for row, label in enumerate(model.labels) if label[0] == HELD]
    held = [row for row in held if model.row_lows[row] == model.row_highs[row]]
    if not held or low is None or kept is None or kept.objective is None:
        return solve_mip(model, objective, limits)
    price = kept.objective - low + 1
    priced, terms, paid = model.copy(), dict(objective), 0
    for row in held:
        span = slice(model.row_starts[row], model.row_starts[row + 1])
        for column, factor in zip(model.row_columns[span], model.row_coefficients[span], strict=True):
            terms[column] = terms.get(column, 0) + price * factor
        priced.row_highs[row] = INFINITY
        paid += price * round(model.row_lows[row])
    found = solve_mip(priced, terms, limits)
    bound = None if found.bound is None else found.bound - paid
    if not found.found or not keeps_rows(model, found.values):
        return Solution(Status.UNKNOWN, bound=bound)
    return replace(found, objective=objective_value(objective.items(), found.values), bound=bound)
