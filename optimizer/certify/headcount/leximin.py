"""Leximin by counting: ratio by ratio from the largest, as few cells as can be at or above it.

Two plans are compared by their gaps over needs sorted from the largest. That is the same as comparing, ratio by ratio
downward, how many cells are at or above each: fewer is better at the first ratio where they differ. So the largest
ratio that cannot be avoided is found, the number of cells at it is minimized and fixed, and so on below it. Ratios are
fractions of whole numbers, compared exactly; no solver decides a tie.
"""

from bisect import bisect_left
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor

from models.county.words import Level
from models.headcount import Cell
from optimizer.certify.headcount.columns import HeadcountColumns
from optimizer.certify.lexicographic import Lexicographic, NoPlanError, NotProvenError
from optimizer.engines.pulp import Claim, Column, Row, Terms

NEARLY = 1e-6


@dataclass(frozen=True)
class Step:
    """At ``ratio`` some cells cannot be lower: ``above`` is 1 for each cell at or above it."""

    ratio: Fraction
    above: dict[Cell, Column]


@dataclass
class Leximin:
    """The ladder of one level and year, from the largest ratio down; ``steps`` have been proven."""

    columns: HeadcountColumns
    run: Lexicographic
    level: Level
    n: int
    steps: list[Step] = field(default_factory=list)

    def __post_init__(self) -> None:
        case = self.columns.case
        self.cells = [cell for cell in case.posts if case.level(cell) is self.level and case.need[cell]]
        needs = {case.need[cell] for cell in self.cells}
        self.ratios = sorted({Fraction(gap, need) for need in needs for gap in range(need + 1)})
        self.worst = self.columns.program.column(f"worst_{self.level.value}_{self.n}", 1, whole=False)

    def prove(self) -> None:
        """Find every step and leave the ladder as exact rows; raises ``NotProvenError``.

        The best plan so far, which there must be, keeps the ladder afterwards.
        """
        top = len(self.ratios) - 1
        while not self._settled():
            place = self._next(top)
            if place == 0:
                break
            self._fix(self.ratios[place])
            top = place - 1
        for cell in self.cells:
            self.columns.program.row(f"ladder_{self._at(cell)}", *self._least(cell, 0))

    def _settled(self) -> bool:
        """Return whether the best plan has no gap but in cells that are counted already."""
        best, counted = self.run.best, self.steps[-1].above if self.steps else {}
        if best is None:
            raise NotProvenError
        return all(
            (cell in counted and best[counted[cell]]) or not self.columns.gap(best, cell, self.n) for cell in self.cells
        )

    def _next(self, top: int) -> int:
        """Return the place of the smallest ratio to which all cells that are not counted yet can be held.

        ``top`` can be reached. The guess comes from the program without whole numbers, whose bound holds for whole
        numbers too; what can be reached is shown in whole numbers.
        """
        low, high = self._guess(top), top
        if low >= high or self._reachable(low):
            return low
        low += 1
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if self._reachable(middle) else (middle + 1, high)
        return low

    def _guess(self, top: int) -> int:
        """Return the place of the smallest ratio that the program without whole numbers allows, at most ``top``."""
        rows = []
        for cell in self.cells:
            terms, least = self._least(cell, 0)
            terms = [*terms, (self.columns.case.need[cell], self.worst)]
            rows.append(Row(f"guess_{self._at(cell)}", terms, least))
        found = self.run.relaxed([(1, self.worst)], *rows)
        if not found.values:
            return 0
        return min(top, bisect_left(self.ratios, Fraction(max(0.0, found.values[self.worst] - NEARLY))))

    def _reachable(self, place: int) -> bool:
        """Return whether all cells that are not counted yet can be at most at the ratio of ``place``."""
        ratio = self.ratios[place]
        rows = []
        for cell in self.cells:
            terms, least = self._least(cell, floor(ratio * self.columns.case.need[cell]))
            rows.append(Row(f"reach_{self._at(cell)}", terms, least))
        found = self.run.try_solve([], *rows)
        if found.claim is Claim.UNKNOWN:
            raise NotProvenError
        return found.claim is not Claim.INFEASIBLE

    def _fix(self, ratio: Fraction) -> None:
        """Hold all cells that are not counted yet to ``ratio``; let as few as can be be at it, and count these."""
        program, number, before = self.columns.program, len(self.steps) + 1, self.steps[-1].above if self.steps else {}
        above: dict[Cell, Column] = {}
        for cell in self.cells:
            most = floor(ratio * self.columns.case.need[cell])
            program.row(f"step{number}_{self._at(cell)}", *self._least(cell, most))
            above[cell] = program.column(f"above{number}_{self._at(cell)}", 1)
            if cell in before:
                nested: Terms = [(1, above[cell]), (-1, before[cell])]
                program.row(f"nested{number}_{self._at(cell)}", nested, low=0)
        self.steps.append(Step(ratio, above))
        for cell in self.cells:
            most = ceil(ratio * self.columns.case.need[cell]) - 1
            program.row(f"under{number}_{self._at(cell)}", *self._least(cell, most))
        goal: Terms = [(1, column) for column in above.values()]
        try:
            fewest = self.run.optimum(goal).of(goal)
        except NoPlanError:
            raise NotProvenError from None
        self.run.fix(f"count{number}_{self.level.value}_{self.n}", goal, fewest)

    def _least(self, cell: Cell, most: int) -> tuple[Terms, int]:
        """Return terms and their least value that hold the gap of a cell to ``most``, or to the step of its count.

        ``P + L + sum (highest[step] - highest[next step]) above[step] >= need - most``, each step holding what is
        counted at it to its ratio, and the last what is not counted to ``most``.
        """
        need = self.columns.case.need[cell]
        highest = [floor(step.ratio * need) for step in self.steps] + [most]
        terms = list(self.columns.usable(cell, self.n))
        for step, own, following in zip(self.steps, highest, highest[1:], strict=False):
            if own > following:
                terms.append((own - following, step.above[cell]))
        return terms, need - most - self.columns.case.lent[cell][self.n]

    def _at(self, cell: Cell) -> str:
        return self.columns.name(cell, self.n)
