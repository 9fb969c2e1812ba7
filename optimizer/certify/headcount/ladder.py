"""The ladder of a level and year: how many cells miss which part of their need, the largest first."""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from models.county.words import Level
from models.headcount import Cell, HeadcountCase, HeadcountPlan, Ladder, Rung


def ladder(case: HeadcountCase, level: Level, n: int, gaps: Mapping[Cell, int], proven: bool) -> Ladder:
    """Return the ladder of the gaps of a level in a year."""
    ratios = Counter(
        Fraction(gaps[cell], case.need[cell])
        for cell in case.posts
        if case.level(cell) is level and case.need[cell] and gaps[cell]
    )
    rungs = tuple(
        Rung(gap=ratio.numerator, need=ratio.denominator, cells=ratios[ratio]) for ratio in sorted(ratios, reverse=True)
    )
    return Ladder(level=level, year=case.years[n], rungs=rungs, proven=proven)


def ladders_of(case: HeadcountCase, plan: HeadcountPlan) -> tuple[Ladder, ...]:
    """Return the ladders of a plan, grassroots first and year by year, counted from its rows."""
    posts = {(Cell(row.facility, row.category), row.year): row.posts for row in plan.cells}
    for loan in plan.borrowed:
        for year in range(loan.year, loan.due):
            cell = Cell(loan.facility, loan.category)
            posts[cell, year] = posts.get((cell, year), 0) + loan.posts
    found = []
    for level in (Level.GRASSROOTS, Level.HOSPITAL):
        for n, year in enumerate(case.years):
            have = {cell: posts.get((cell, year), 0) + case.lent[cell][n] for cell in case.posts}
            gaps = {cell: max(0, case.need[cell] - have[cell]) for cell in case.posts}
            found.append(ladder(case, level, n, gaps, proven=False))
    return tuple(found)
