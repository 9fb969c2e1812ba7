"""Bounds of columns from rows: what the others in a row leave to each."""

import numpy as np
from numpy.typing import NDArray

from optimizer.engines import LinearModel

ROUNDS = 30
EPSILON = 1e-9
"""Sums are of whole numbers far below what floating point holds exactly; quotients are rounded with this much room."""

Floats = NDArray[np.float64]


def tighten(model: LinearModel) -> None:
    """Narrow the bounds of the columns of ``model`` as far as its rows say, in some rounds; no solution is lost."""
    starts = np.array(model.row_starts)
    rows = np.repeat(np.arange(model.height), np.diff(starts))
    columns = np.array(model.row_columns, dtype=np.int64)
    factors = np.array(model.row_coefficients, dtype=np.float64)
    used = factors != 0
    rows, columns, factors = rows[used], columns[used], factors[used]
    if not len(columns):
        return
    order = np.argsort(columns, kind="stable")
    begins = np.flatnonzero(np.diff(columns[order], prepend=-1))
    its = columns[order][begins]
    sides = np.array(model.row_lows), np.array(model.row_highs)
    lows, highs = np.array(model.lows, dtype=np.float64), np.array(model.highs, dtype=np.float64)
    for _ in range(ROUNDS):
        least, most = _rests(rows, columns, factors, lows, highs, model.height)
        with np.errstate(invalid="ignore"):
            one, other = (sides[1][rows] - least) / factors, (sides[0][rows] - most) / factors
        up = np.floor(np.where(factors > 0, one, other) + EPSILON)
        down = np.ceil(np.where(factors > 0, other, one) - EPSILON)
        high = np.minimum(highs[its], np.minimum.reduceat(up[order], begins))
        low = np.maximum(lows[its], np.maximum.reduceat(down[order], begins))
        if (low > high).any() or ((high == highs[its]) & (low == lows[its])).all():
            break
        highs[its], lows[its] = high, low
    model.lows, model.highs = lows.astype(np.int64).tolist(), highs.astype(np.int64).tolist()


def _rests(
    rows: NDArray[np.int64], columns: NDArray[np.int64], factors: Floats, lows: Floats, highs: Floats, height: int
) -> tuple[Floats, Floats]:
    """Return for each entry the least and the most of the others in its row."""
    least = np.where(factors > 0, factors * lows[columns], factors * highs[columns])
    most = np.where(factors > 0, factors * highs[columns], factors * lows[columns])
    of_least: Floats = np.bincount(rows, weights=least, minlength=height).astype(np.float64)
    of_most: Floats = np.bincount(rows, weights=most, minlength=height).astype(np.float64)
    return of_least[rows] - least, of_most[rows] - most
