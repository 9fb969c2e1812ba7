"""The ladders of a plan: how large the gaps of each level are at the end of each year, exactly."""

from collections import Counter
from fractions import Fraction

from models.county.words import Level
from models.headcount.analysis import Ladder, Rung
from models.headcount.case import HeadcountCase
from models.rules.headcount.gaps import gap
from models.rules.headcount.headcount import Headcount

LEVELS = (Level.GRASSROOTS, Level.HOSPITAL)


def ladders(case: HeadcountCase, headcount: Headcount) -> tuple[Ladder, ...]:
    """Return the ladder of each level, the grassroots first, and year: also where nothing is missing.

    Every cell of the level that needs posts is on it, all classes together, with ``gap / need`` in lowest terms, the
    largest first and 0 left out. Nothing is proven here.
    """
    return tuple(
        Ladder(level=level, year=case.years[year], rungs=_rungs(case, headcount, level, year))
        for level in LEVELS
        for year in range(len(case.years))
    )


def worst(case: HeadcountCase, headcount: Headcount, level: Level) -> Fraction:
    """Return the largest ``gap / need`` of the cells of ``level`` over all years; 0 where nothing is missing."""
    found = (_ratios(case, headcount, level, year) for year in range(len(case.years)))
    return max((ratio for ratios in found for ratio in ratios), default=Fraction(0))


def _rungs(case: HeadcountCase, headcount: Headcount, level: Level, year: int) -> tuple[Rung, ...]:
    counts = _ratios(case, headcount, level, year)
    return tuple(
        Rung(gap=ratio.numerator, need=ratio.denominator, cells=counts[ratio]) for ratio in sorted(counts, reverse=True)
    )


def _ratios(case: HeadcountCase, headcount: Headcount, level: Level, year: int) -> Counter[Fraction]:
    """Return how many cells of ``level`` have which ratio above 0."""
    found: Counter[Fraction] = Counter()
    for cell, need in case.need.items():
        if need and case.level(cell) is level and (missing := gap(case, headcount, cell, year)):
            found[Fraction(missing, need)] += 1
    return found
