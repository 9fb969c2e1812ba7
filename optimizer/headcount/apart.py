"""Groups of columns apart: rows that join them and have no price are left out, and each piece is settled by itself.

Without rows every bound still holds. Where the pieces put together, joined again, are a solution that is as good, it is
an optimum, and each piece is at its least in every optimum. Pieces are settled at the same time.
"""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from os import cpu_count

import numpy as np
from numpy.typing import NDArray

from optimizer.engines import Limits, LinearModel, Solution, Status, keeps_rows
from optimizer.engines.linear import objective_value
from optimizer.headcount.part import Loose, Values, lower_part
from optimizer.headcount.parts import NoRoom, Part, parts_of

Groups = NDArray[np.int64]
"""The group of each column of the whole; -1 for columns of none."""
NOTHING = 1e-9


@dataclass(frozen=True)
class Apart:
    """A bound of every solution, and an optimum where the pieces fit together, with its ``sums``, each at its least."""

    bound: int
    solution: Solution | None
    sums: tuple[dict[int, int], ...] = ()


def solve_apart(
    part: Part, objective: Mapping[int, int], known: Values, loose: Loose, groups: Groups, limits: Callable[[], Limits]
) -> Apart | None:
    """Return what the pieces of a part say; ``None`` where it does not fall to pieces, or some is not proven.

    ``limits`` tells before each solve what time is left.
    """
    joins = _joins(part, groups, loose)
    model = part.model.copy()
    for row in joins:
        model.row_lows[row], model.row_highs[row] = -np.inf, np.inf
    pieces = [(piece, {c: a for c, a in piece.local(objective).items() if a}) for piece in parts_of(model)]
    pieces = [(piece, its) for piece, its in pieces if its]
    if len(pieces) < 2:
        return None
    values, found = known.copy(), _settled(pieces, known, limits)
    for (piece, _), its in zip(pieces, found, strict=True):
        if its.status is not Status.OPTIMAL:
            return None
        values[piece.columns] = its.values
    sums = tuple({int(piece.columns[n]): a for n, a in its.items()} for piece, its in pieces)
    inside = {c for its in sums for c in its}
    rest = {c: a for c, a in objective.items() if c not in inside}
    for column, cost in rest.items():
        values[column] = model.lows[column] if cost > 0 else model.highs[column]
    bound = objective_value(objective.items(), values.tolist())
    joined = _joined(part.model, objective, values, joins, limits)
    whole = None if joined is None else Solution(Status.OPTIMAL, tuple(joined.tolist()), bound, bound)
    return Apart(bound, whole, (*sums, rest))


def least_of(model: LinearModel, objective: Mapping[int, int]) -> int:
    """Return what the bounds of the columns alone say about an objective."""
    return sum(min(a * model.lows[c], a * model.highs[c]) for c, a in objective.items())


def _joins(part: Part, groups: Groups, loose: Loose) -> list[int]:
    """Return the rows that hold columns of several groups and have no price."""
    starts = np.array(part.model.row_starts)
    its = groups[part.columns][np.array(part.model.row_columns, dtype=np.int64)]
    first = np.maximum.reduceat(its, starts[:-1])
    last = np.minimum.reduceat(np.where(its < 0, np.iinfo(np.int64).max, its), starts[:-1])
    found: list[int] = np.flatnonzero((first > last) & (np.abs(loose.duals) < NOTHING)).tolist()
    return found


def _settled(pieces: list[tuple[Part, dict[int, int]]], known: Values, limits: Callable[[], Limits]) -> list[Solution]:
    """Return the best solution of each piece, the largest begun first."""
    order = sorted(range(len(pieces)), key=lambda n: -pieces[n][0].model.width)

    def settle(n: int) -> Solution:
        piece, objective = pieces[n]
        return lower_part(piece.model, objective, known[piece.columns], limits())[0]

    with ThreadPoolExecutor(min(limits().workers, cpu_count() or 1)) as pool:
        found = dict(zip(order, pool.map(settle, order), strict=True))
    return [found[n] for n in range(len(pieces))]


def _joined(
    model: LinearModel, objective: Mapping[int, int], values: Values, joins: Iterable[int], limits: Callable[[], Limits]
) -> Values | None:
    """Return a solution as good as ``values``, which may break the rows ``joins``: first only what is in them moves."""
    if keeps_rows(model, values.tolist()):
        return values
    free = {c for row in joins for c in model.row_columns[model.row_starts[row] : model.row_starts[row + 1]]}
    for held in (set(range(model.width)) - free, set(objective)):
        found = _completed(model, values, held | set(objective), limits)
        if found is not None:
            return found
    return None


def _completed(model: LinearModel, values: Values, held: Iterable[int], limits: Callable[[], Limits]) -> Values | None:
    """Return a solution in which the columns ``held`` have their ``values``."""
    fixed, found = model.copy(), values.copy()
    for column in held:
        fixed.lows[column] = fixed.highs[column] = int(values[column])
    try:
        parts = parts_of(fixed)
    except NoRoom:
        return None
    found = np.clip(found, fixed.lows, fixed.highs)
    for part in parts:
        solution, _ = lower_part(part.model, {}, None, limits())
        if not solution.found:
            return None
        found[part.columns] = solution.values
    return found if keeps_rows(model, found.tolist()) else None
