"""What all optima of a sum share: by prices in whole numbers, columns that stay at a bound and rows without slack."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from optimizer.engines import LinearModel
from optimizer.headcount.parts import Part

Ints = NDArray[np.int64]
SCALES = (1, 2, 3, 4, 6, 12, 60)
"""What the prices of a linear optimum are multiples of one part of, as a rule."""
LARGEST = 2**40
"""Sums of prices beyond this are not trusted to be whole in floating point."""


@dataclass(frozen=True)
class Face:
    """Signs: a column of positive ``cost`` is at its lower bound in every optimum, one of negative at its upper.

    A row of positive ``price`` is at its lower side in every optimum, one of negative at its upper. All solutions that
    are so are optima.
    """

    costs: Ints
    prices: Ints


def face_of(model: LinearModel, objective: Mapping[int, int], duals: NDArray[np.float64], value: int) -> Face | None:
    """Return what the solutions of ``objective = value`` share; ``None`` where the prices do not prove it least.

    ``sum_r y side + sum_c min (cost - y A) x = value`` in whole numbers, for prices rounded to parts of one.
    """
    columns = np.array(model.row_columns, dtype=np.int64)
    rows = np.repeat(np.arange(model.height), np.diff(np.array(model.row_starts)))
    factors = np.array(model.row_coefficients, dtype=np.int64)
    sides = np.array(model.row_lows), np.array(model.row_highs)
    bounds = np.array(model.lows), np.array(model.highs)
    goal = np.zeros(model.width, dtype=np.int64)
    goal[list(objective.keys())] = list(objective.values())
    for scale in SCALES:
        prices = np.rint(duals * scale).astype(np.int64)
        prices[((prices > 0) & ~np.isfinite(sides[0])) | ((prices < 0) & ~np.isfinite(sides[1]))] = 0
        taken = np.bincount(columns, weights=factors * prices[rows], minlength=model.width)
        costs = scale * goal - np.rint(taken).astype(np.int64)
        used = prices != 0
        of_rows = prices[used] * np.where(prices > 0, *sides)[used].astype(np.int64)
        of_columns = costs * np.where(costs > 0, *bounds)
        if np.abs(of_rows).sum() + np.abs(of_columns).sum() > LARGEST:
            continue
        if of_rows.sum() + of_columns.sum() == scale * value:
            return Face(np.sign(costs), np.sign(prices))
    return None


def keep_to(model: LinearModel, part: Part, face: Face) -> None:
    """Let ``model`` keep to the face of one of its parts."""
    for cost, column in zip(face.costs.tolist(), part.columns.tolist(), strict=True):
        if cost > 0:
            model.highs[column] = model.lows[column]
        elif cost < 0:
            model.lows[column] = model.highs[column]
    for price, row in zip(face.prices.tolist(), part.rows.tolist(), strict=True):
        if price > 0:
            model.row_highs[row] = model.row_lows[row]
        elif price < 0:
            model.row_lows[row] = model.row_highs[row]
