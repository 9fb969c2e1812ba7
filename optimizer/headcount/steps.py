"""Gaps in steps of one post: step *j* of a cell is there where it misses *j* posts or more."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from models.county.words import Level
from models.headcount.analysis import Ladder, Rung
from models.headcount.cell import Cell
from optimizer.headcount.formulation import HeadcountModel
from optimizer.headcount.part import Values


@dataclass(frozen=True)
class Stairs:
    """The steps of ``cell``, which needs ``need`` posts: their columns, the first post first."""

    cell: Cell
    need: int
    columns: tuple[int, ...]


def missing(m: HeadcountModel, cell: Cell, y: int, values: Values) -> int:
    """Return the posts that a cell misses at the end of a year, from its posts and loans."""
    have = sum(int(values[c]) for c in m.filled_up(cell, y)) + m.case.lent[cell][y]
    return max(0, m.case.need[cell] - have)


def add_steps(m: HeadcountModel, level: Level, y: int, values: Values) -> tuple[list[Stairs], Values]:
    """Add the steps of the cells of a level in a year to a model; return them and the values of all columns.

    ``gap <= sum_j step[j]``. No step reaches beyond the worst ratio of ``values``, which is therefore kept.
    """
    gaps = [(cell, m.gap[cell, y]) for cell in m.cells(level) if (cell, y) in m.gap]
    lacks = {cell: missing(m, cell, y, values) for cell, _ in gaps}
    worst = max((Fraction(lacks[cell], m.case.need[cell]) for cell, _ in gaps), default=Fraction(0))
    found: list[Stairs] = []
    news: list[int] = []
    for cell, gap in gaps:
        need, values[gap] = m.case.need[cell], lacks[cell]
        top = m.model.highs[gap] = min(m.model.highs[gap], worst.numerator * need // worst.denominator)
        if top:
            columns = tuple(m.model.column(0, 1) for _ in range(top))
            m.link("steps", cell, y, terms={gap: 1} | dict.fromkeys(columns, -1), high=0)
            found.append(Stairs(cell, need, columns))
            news.extend(int(n < lacks[cell]) for n in range(top))
    return found, np.concatenate([values, np.array(news, dtype=np.int64)])


def ladder_of(m: HeadcountModel, level: Level, y: int, values: Values, *, proven: bool) -> Ladder:
    """Return the gaps of a level in a year, the largest ratio first."""
    found: Counter[Fraction] = Counter()
    for cell in m.cells(level):
        if (cell, y) in m.gap and (lacks := missing(m, cell, y, values)):
            found[Fraction(lacks, m.case.need[cell])] += 1
    rungs = tuple(
        Rung(gap=ratio.numerator, need=ratio.denominator, cells=found[ratio]) for ratio in sorted(found, reverse=True)
    )
    return Ladder(level=level, year=m.case.years[y], rungs=rungs, proven=proven)
