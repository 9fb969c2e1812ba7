"""Leximin by counting: ratio by ratio from the largest, as few cells as can be at or above it.

Two plans are compared by their gaps over needs sorted from the largest. That is the same as comparing, ratio by ratio
downward, how many cells are at or above each: fewer is better at the first ratio where they differ. So the largest
ratio that cannot be avoided is found, the number of cells at it is minimized and fixed, and so on below it. Ratios are
fractions of whole numbers, compared exactly; no solver decides a tie.
"""

from bisect import bisect_left
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from models.county.words import Level
from models.headcount import Cell
from optimizer.certify.headcount.columns import HeadcountColumns
from optimizer.certify.lexicographic import Lexicographic, NotProvenError
from optimizer.engines.pulp import Column, Number, Row, Terms

NEARLY = 1e-6


def prove_ladder(columns: HeadcountColumns, run: Lexicographic, level: Level, n: int) -> None:
    """Prove the ladder of a level and year and leave it as exact rows; raises ``NotProvenError``.

    What shares no row is even by itself: cells that no row joins have ladders of their own.
    """
    case = columns.case
    cells = [cell for cell in case.posts if case.level(cell) is level and case.need[cell]]
    for group in run.parts.groups([[column for _, column in columns.usable(cell, n)] for cell in cells]):
        Leximin(columns, run, n, [cells[number] for number in group]).prove()


@dataclass(frozen=True)
class Counted:
    """A cell at its highest: ``column`` is 1 where its gap may be ``gap``, at most the ratio of the step."""

    gap: int
    column: Column


@dataclass
class Leximin:
    """The ladder of cells in a year, from the largest ratio down; ``counted`` has what is proven of each cell."""

    columns: HeadcountColumns
    run: Lexicographic
    n: int
    cells: list[Cell]
    counted: dict[Cell, list[Counted]] = field(default_factory=dict)
    count: Number = 0

    def __post_init__(self) -> None:
        need = self.columns.case.need
        self.ratios = sorted(
            {Fraction(gap, its) for its in {need[cell] for cell in self.cells} for gap in range(its + 1)}
        )

    def prove(self) -> None:
        """Find every step and leave the ladder as exact rows; the best plan so far keeps it.

        The largest ratio of the best plan is most often one that cannot be avoided; where it can, the smallest to which
        all cells can be held is looked for.
        """
        surely = False
        while (top := self._worst()) > 0:
            if not surely:
                self._lower(self._guess(top), top)
            surely = self._step(self._worst())
        for cell in self.cells:
            self.columns.program.row(f"ladder_{self._at(cell)}", *self._least(cell, 0))

    def _worst(self) -> int:
        """Return the place of the largest ratio that the best plan has beside what is counted already."""
        best = self.run.best
        if best is None:
            raise NotProvenError
        free = [cell for cell in self.cells if not (self.counted.get(cell) and best[self.counted[cell][-1].column])]
        worst = max(
            (Fraction(self.columns.gap(best, cell, self.n), self.columns.case.need[cell]) for cell in free), default=0
        )
        return bisect_left(self.ratios, worst)

    def _guess(self, top: int) -> int:
        """Return the place of the smallest ratio that the program without whole numbers allows, at most ``top``.

        Its bound holds for whole numbers too.
        """
        program = self.columns.program
        worst = program.column("worst", 1, whole=False)
        rows = []
        for cell in self.cells:
            terms, least = self._least(cell, 0)
            rows.append(Row(f"guess_{self._at(cell)}", [*terms, (self.columns.case.need[cell], worst)], least))
        found = self.run.relaxed([(1, worst)], *rows)
        self.run.forget(worst)
        if not found.values:
            return 0
        return min(top, bisect_left(self.ratios, Fraction(max(0.0, found.values[worst] - NEARLY))))

    def _lower(self, low: int, high: int) -> None:
        """Find a plan that holds all cells that are not counted yet to the smallest ratio that can be.

        Its place is ``low`` or above, and that of the best plan is ``high``: ``beyond[j]`` is 1 where it is ``j`` or
        above, and each lets a cell miss as many posts more as its need allows at that ratio.
        """
        if low == high:
            return
        program, need = self.columns.program, self.columns.case.need
        beyond = [program.column(f"beyond_{place}", 1) for place in range(low + 1, high + 1)]
        rows = [Row(f"order_{n}", [(1, first), (-1, then)], 0) for n, (first, then) in enumerate(pairwise(beyond))]
        for cell in self.cells:
            most = [floor(ratio * need[cell]) for ratio in self.ratios[low : high + 1]]
            terms, least = self._least(cell, most[0])
            more = [(b - a, column) for (a, b), column in zip(pairwise(most), beyond, strict=True) if b > a]
            rows.append(Row(f"reach_{self._at(cell)}", [*terms, *more], least))
            if more and self.counted.get(cell):
                rows.append(Row(f"counted_{self._at(cell)}", *self._least(cell, most[-1])))
        self.run.optimum([(1, column) for column in beyond], *rows)
        self.run.forget(beyond[0])

    def _step(self, place: int) -> bool:
        """Let as few cells as can be be at or above the ratio of ``place`` and count these; the others are below.

        Return ``False``, with all as it was, where no more than are counted already need be. Only cells whose need
        times the ratio is a whole number can be at it; for others, at it or above is what it was at the step before.
        """
        if place == 0:
            return False
        ratio, program = self.ratios[place], self.columns.program
        width, before = len(program.names), {cell: list(its) for cell, its in self.counted.items()}
        nested, under = [], []
        for cell in self.cells:
            most = ratio * self.columns.case.need[cell]
            if most.denominator == 1:
                column = program.column(f"above{place}_{self._at(cell)}", 1)
                its = self.counted.setdefault(cell, [])
                if its:
                    nested.append(Row(f"nested{place}_{self._at(cell)}", [(1, column), (-1, its[-1].column)], 0))
                its.append(Counted(int(most), column))
            under.append(Row(f"under{place}_{self._at(cell)}", *self._least(cell, ceil(most) - 1)))
        goal: Terms = [(1, its[-1].column) for its in self.counted.values()]
        count = self.run.optimum(goal, *nested, *under).of(goal)
        if count == self.count:
            self.counted = before
            self.run.forget(width)
            return False
        for row in nested:
            program.row(row.name, row.terms, row.low)
        self.run.fix(f"count{place}_{self._at(self.cells[0])}", goal, count)
        self.count = count
        return True

    def _least(self, cell: Cell, most: int) -> tuple[Terms, int]:
        """Return terms and their least value that hold the gap of a cell to ``most``, or to the step of its count.

        ``P + L + sum (gap[step] - gap[next step]) above[step] >= need - most``: what is counted at a step is held to
        the gap there, and what is not counted to ``most``.
        """
        counted = self.counted.get(cell, [])
        gaps = [its.gap for its in counted] + [most]
        terms = list(self.columns.usable(cell, self.n))
        for its, following in zip(counted, gaps[1:], strict=True):
            if its.gap > following:
                terms.append((its.gap - following, its.column))
        return terms, self.columns.case.need[cell] - most - self.columns.case.lent[cell][self.n]

    def _at(self, cell: Cell) -> str:
        return self.columns.name(cell, self.n)
