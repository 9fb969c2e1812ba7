"""headcount.few_filings in the formulation: as few filing lines as can be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from models.county.words import Stage
from optimizer.headcount.rule import HeadcountRule
from optimizer.headcount.windows import Window, rises, windows

if TYPE_CHECKING:
    from models.headcount.cell import Cell
    from optimizer.headcount.formulation import HeadcountModel, Terms


class FewFilings(HeadcountRule):
    """``min sum touched``, clause C03.

    ``|P[y] - P[y-1]| <= most x touched[y]``, and more such rows over several years (``windows``), without which a cell
    could be touched by a fraction; new loans rise in touched years only, and have begun within their longest term.
    """

    id = "headcount.few_filings"

    def add_filings(self, m: HeadcountModel) -> None:
        """Add whether each cell is touched in each year."""
        if not self.pushes:
            return
        for cell in self.case.posts:
            for y in m.years:
                touched = m.touched[cell, y] = m.model.column(0, 1)
                m.charge(Stage.FILINGS, touched)
                for columns in (m.came, m.left, m.begun):
                    column = columns.get((cell, y))
                    if column is not None and (most := m.model.highs[column]):
                        m.link("touched", cell, y, terms={column: 1, touched: -most}, high=0)
            self._add_posts(m, cell)
            self._add_loans(m, cell)

    def _add_posts(self, m: HeadcountModel, cell: Cell) -> None:
        """Let the posts of a cell change in touched years only."""
        for y in m.years:
            posts, (before, today) = m.posts[cell, y], m.before(cell, y)
            (least_before, most_before), (least, most) = m.range_before(cell, y), m.range(posts)
            change = {posts: 1} | dict.fromkeys(before, -1)
            if y and most > least_before:
                m.link("rises", cell, y, terms=change | {m.touched[cell, y]: least_before - most}, high=today)
            if y and most_before > least:
                m.link("falls", cell, y, terms=change | {m.touched[cell, y]: most_before - least}, low=today)
        today = self.case.posts[cell].approved
        ranges = [(today, today), *(m.range(m.posts[cell, y]) for y in m.years)]
        self._add(m, cell, {y: {m.posts[cell, y]: 1} for y in m.years}, windows(ranges))

    def _add_loans(self, m: HeadcountModel, cell: Cell) -> None:
        """Let posts and new loans together rise in touched years only, and loans run for their longest term."""
        if all((cell, y) not in m.loans for y in m.years):
            return
        today = self.case.posts[cell].approved
        ranges = [(today, today), *(m.usable(cell, y) for y in m.years)]
        self._add(m, cell, {y: m.filled_up(cell, y) for y in m.years}, rises(ranges))
        for y in m.years if not m.begun else ():
            loan = m.loans.get((cell, y))
            if loan is None or not (most := m.model.highs[loan]):
                continue
            first = 0 if m.longest_loan is None else max(0, y - m.longest_loan + 1)
            recent = {m.touched[cell, n]: -most for n in range(first, y + 1)}
            m.link("loans", cell, y, terms={loan: 1} | recent, high=0)
            before = m.loans.get((cell, y - 1))
            terms = {loan: 1, m.touched[cell, y]: -most} | ({} if before is None else {before: -1})
            m.link("lent", cell, y, terms=terms, high=0)

    def _add(self, m: HeadcountModel, cell: Cell, of_year: dict[int, Terms], rows: Iterable[Window]) -> None:
        """Add rows on the touched years of a cell."""
        for row in rows:
            touched = [m.touched[cell, y] for y in range(row.since, row.until)]
            if not row.slope:
                m.link("window", cell, row, terms=dict.fromkeys(touched, 1), low=1)
            elif row.at:
                terms = of_year[row.at - 1] | dict.fromkeys(touched, -row.slope)
                if row.slope > 0:
                    m.link("window", cell, row, terms=terms, high=row.side)
                else:
                    m.link("window", cell, row, terms=terms, low=row.side)
