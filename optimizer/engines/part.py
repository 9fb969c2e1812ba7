"""A part of a linear model: some columns free, the rest held at the values of a known solution."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from optimizer.engines.linear import LinearModel

Floats = NDArray[np.float64]
Wholes = NDArray[np.int64]


@dataclass(frozen=True)
class Part:
    """The ``model`` of the free columns, ``columns`` as they are numbered in the whole, and the whole's ``values``."""

    model: LinearModel
    columns: tuple[int, ...]
    values: tuple[int, ...]

    def objective(self, terms: Mapping[int, int]) -> dict[int, int]:
        """Return an objective of the whole over the part's columns."""
        return {n: terms[c] for n, c in enumerate(self.columns) if c in terms}

    def held(self, terms: Mapping[int, int]) -> int:
        """Return what the held columns add to an objective of the whole."""
        free = set(self.columns)
        return sum(cost * self.values[c] for c, cost in terms.items() if c not in free)

    def whole(self, values: Sequence[int]) -> tuple[int, ...]:
        """Return the values of the whole where the part's columns take ``values``."""
        merged = list(self.values)
        for column, value in zip(self.columns, values, strict=True):
            merged[column] = value
        return tuple(merged)


def free_part(
    model: LinearModel, values: Sequence[int], decided: int, free: Iterable[int], held: Iterable[int] = ()
) -> Part:
    """Return the part of ``model`` that is free when all columns below ``decided`` but ``free`` are held.

    The columns from ``decided`` on follow from the decided ones: those that some row ties to a free column are free,
    directly or through others; only ``held`` ones stay as they are. ``values`` may be shorter than the model; columns
    beyond it must be tied to ``free``.
    """
    kept = np.zeros(model.width)
    kept[: len(values)] = values
    starts, columns = np.array(model.row_starts), np.array(model.row_columns, dtype=np.int64)
    rows = np.repeat(np.arange(model.height), np.diff(starts))
    is_free = np.zeros(model.width, dtype=bool)
    is_free[list(free)] = True
    follows = np.arange(model.width) >= decided
    follows[list(held)] = False
    hit = _tie(is_free, rows, columns, follows, model.height)
    factors = np.array(model.row_coefficients, dtype=np.float64)
    settled = np.where(is_free[columns], 0.0, factors * kept[columns]) if len(columns) else factors
    fixed: Floats = np.bincount(rows, weights=settled, minlength=model.height).astype(np.float64)
    chosen = np.flatnonzero(is_free)
    small = _sub(model, is_free, hit, rows, columns, factors, fixed)
    return Part(small, tuple(chosen.tolist()), tuple(kept.astype(int).tolist()))


def around(model: LinearModel, columns: Iterable[int]) -> list[int]:
    """Return ``columns`` and all that share a row with one of them."""
    starts, entries = np.array(model.row_starts), np.array(model.row_columns, dtype=np.int64)
    rows = np.repeat(np.arange(model.height), np.diff(starts))
    near = np.zeros(model.width, dtype=bool)
    near[list(columns)] = True
    hit = np.zeros(model.height, dtype=bool)
    hit[rows[near[entries]]] = True
    near[entries[hit[rows]]] = True
    return [int(n) for n in np.flatnonzero(near)]


def keeps_rows(model: LinearModel, values: Sequence[int]) -> bool:
    """Return whether ``values`` keep every bound and row."""
    starts, columns = np.array(model.row_starts), np.array(model.row_columns, dtype=np.int64)
    rows = np.repeat(np.arange(model.height), np.diff(starts))
    point = np.array(values, dtype=np.float64)
    terms = np.array(model.row_coefficients, dtype=np.float64) * point[columns] if len(columns) else np.zeros(0)
    sums = np.bincount(rows, weights=terms, minlength=model.height)
    inside = (sums >= np.array(model.row_lows)) & (sums <= np.array(model.row_highs))
    return bool(inside.all() and (point >= np.array(model.lows)).all() and (point <= np.array(model.highs)).all())


def _tie(
    is_free: NDArray[np.bool_],
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
    follows: NDArray[np.bool_],
    height: int,
) -> NDArray[np.bool_]:
    """Free, in place, what rows tie to free columns and follows from others; return which rows hold any."""
    hit = np.zeros(height, dtype=bool)
    while True:
        hit[rows[is_free[columns]]] = True
        tied = columns[hit[rows]]
        tied = tied[follows[tied] & ~is_free[tied]]
        if not len(tied):
            return hit
        is_free[tied] = True


def _sub(
    model: LinearModel,
    is_free: NDArray[np.bool_],
    hit: NDArray[np.bool_],
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
    factors: Floats,
    fixed: Floats,
) -> LinearModel:
    """Return the model of the free columns under the rows that hold any, less what the held columns take."""
    small = LinearModel()
    small.lows = np.array(model.lows)[is_free].tolist()
    small.highs = np.array(model.highs)[is_free].tolist()
    small.wholes = np.array(model.wholes, dtype=bool)[is_free].tolist()
    number = np.cumsum(is_free) - 1
    entries = is_free[columns]
    counts = np.bincount(rows[entries], minlength=model.height)[hit]
    small.row_starts = [0, *np.cumsum(counts).tolist()]
    small.row_columns = number[columns[entries]].tolist()
    small.row_coefficients = factors[entries].astype(np.int64).tolist()
    small.row_lows = (np.array(model.row_lows) - fixed)[hit].tolist()
    small.row_highs = (np.array(model.row_highs) - fixed)[hit].tolist()
    small.labels = [model.labels[row] for row in np.flatnonzero(hit).tolist()]
    return small
