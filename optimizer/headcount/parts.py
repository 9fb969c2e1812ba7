"""The parts of a model that share no row: each is solved alone."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from optimizer.engines import LinearModel

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Part:
    """The ``model`` of columns that hang together, and how they and its rows are numbered in the whole (ascending)."""

    model: LinearModel
    columns: Ints
    rows: Ints

    def local(self, terms: Mapping[int, int]) -> dict[int, int]:
        """Return the ``terms`` of an objective of the whole that are the part's."""
        if len(terms) > len(self.columns):
            return {n: terms[c] for n, c in enumerate(self.columns.tolist()) if c in terms}
        wanted = np.array(sorted(terms), dtype=np.int64)
        places = np.searchsorted(self.columns, wanted)
        inside = places < len(self.columns)
        found = {}
        for c, n in zip(wanted[inside].tolist(), places[inside].tolist(), strict=True):
            if self.columns[n] == c:
                found[n] = terms[c]
        return found


class NoRoom(Exception):  # noqa: N818 - says what happened
    """A row cannot be kept by columns that are all fixed."""


def parts_of(model: LinearModel) -> list[Part]:
    """Return the parts of ``model``, fixed columns being put into the rows; columns in no row are in no part.

    Raises ``NoRoom`` where fixed columns alone break a row.
    """
    lows, highs = np.array(model.lows), np.array(model.highs)
    counts = np.diff(np.array(model.row_starts))
    rows = np.repeat(np.arange(model.height), counts)
    columns = np.array(model.row_columns, dtype=np.int64)
    factors = np.array(model.row_coefficients, dtype=np.int64)
    free = lows < highs
    held = ~free[columns]
    fixed = np.bincount(rows[held], weights=(factors * lows[columns])[held], minlength=model.height)
    row_lows, row_highs = np.array(model.row_lows) - fixed, np.array(model.row_highs) - fixed
    rows, columns, factors = rows[~held], columns[~held], factors[~held]
    left = np.bincount(rows, minlength=model.height)
    if ((left == 0) & ((row_lows > 0) | (row_highs < 0))).any():
        raise NoRoom
    needed = _binding(rows, factors, np.where(factors > 0, lows[columns], highs[columns]),
                      np.where(factors > 0, highs[columns], lows[columns]), row_lows, row_highs)  # fmt: skip
    kept = needed[rows]
    rows, columns, factors = rows[kept], columns[kept], factors[kept]
    labels = _labels(rows, columns, model)
    return _cut(model, labels, (rows, columns, factors), (lows, highs), (row_lows, row_highs))


def _binding(rows: Ints, factors: Ints, least: Ints, most: Ints, lows: Ints, highs: Ints) -> NDArray[np.bool_]:
    """Return which rows the bounds of their columns do not keep anyway."""
    down = np.bincount(rows, weights=factors * least, minlength=len(lows))
    up = np.bincount(rows, weights=factors * most, minlength=len(lows))
    found: NDArray[np.bool_] = (down < lows) | (up > highs)
    return found


def _labels(rows: Ints, columns: Ints, model: LinearModel) -> Ints:
    """Return for each column the least column that it hangs together with; -1 for columns in no row."""
    labels = np.full(model.width, -1, dtype=np.int64)
    if not len(rows):
        return labels
    labels[columns] = columns
    row_begin = np.flatnonzero(np.diff(rows, prepend=-1))
    row_place = np.cumsum(np.diff(rows, prepend=-1) > 0) - 1
    order = np.argsort(columns, kind="stable")
    column_begin = np.flatnonzero(np.diff(columns[order], prepend=-1))
    distinct = columns[order][column_begin]
    while True:
        of_rows = np.minimum.reduceat(labels[columns], row_begin)
        new = np.minimum.reduceat(of_rows[row_place][order], column_begin)
        new = np.minimum(new, labels[new])
        if (new == labels[distinct]).all():
            return labels
        labels[distinct] = new


def _cut(
    model: LinearModel,
    labels: Ints,
    entries: tuple[Ints, Ints, Ints],
    bounds: tuple[Ints, Ints],
    sides: tuple[Ints, Ints],
) -> list[Part]:
    """Return a part for each label."""
    rows, columns, factors = entries
    order = np.argsort(labels[columns], kind="stable")
    rows, columns, factors = rows[order], columns[order], factors[order]
    begins = [*np.flatnonzero(np.diff(labels[columns], prepend=-1)).tolist(), len(columns)]
    number = np.zeros(model.width, dtype=np.int64)
    by_label = np.argsort(labels, kind="stable")
    by_label = by_label[labels[by_label] >= 0]
    starts = [*np.flatnonzero(np.diff(labels[by_label], prepend=-1)).tolist(), len(by_label)]
    wholes = np.array(model.wholes, dtype=bool)
    found = []
    for n in range(len(begins) - 1):
        its = by_label[starts[n] : starts[n + 1]]
        number[its] = np.arange(len(its))
        span = slice(begins[n], begins[n + 1])
        hit = np.flatnonzero(np.diff(rows[span], prepend=-1))
        of_rows = rows[span][hit]
        small = LinearModel()
        small.lows, small.highs = bounds[0][its].tolist(), bounds[1][its].tolist()
        small.wholes = wholes[its].tolist()
        small.row_starts = [*hit.tolist(), len(rows[span])]
        small.row_columns, small.row_coefficients = number[columns[span]].tolist(), factors[span].tolist()
        small.row_lows, small.row_highs = sides[0][of_rows].tolist(), sides[1][of_rows].tolist()
        small.labels = [model.labels[row] for row in of_rows.tolist()]
        found.append(Part(small, its, of_rows))
    return found
