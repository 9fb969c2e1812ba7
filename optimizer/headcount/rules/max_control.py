"""headcount.max_control in the formulation: posts and contracted staff within the maximum control number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.headcount.rule import HeadcountRule

if TYPE_CHECKING:
    from models.headcount.cell import Cell
    from optimizer.headcount.formulation import HeadcountModel, Terms


class MaxControl(HeadcountRule):
    """``P + L + C <= max[f,k]`` and ``sum P + pool + sum C <= max[c]`` where stated, clause C04."""

    id = "headcount.max_control"

    def add(self, m: HeadcountModel) -> None:
        """Add the row of each cell and of each class that states a number."""
        if not self.pushes:
            return
        for y in m.years:
            for cell, row in self.case.posts.items():
                if row.max_control is not None:
                    high = row.max_control - self.case.lent[cell][y]
                    self._row(m, [cell], y, m.filled_up(cell, y), high)
            for post_class, total in self.case.totals.items():
                cells = m.cells(post_class=post_class)
                if total.max_control is not None and cells:
                    self._row(m, cells, y, {m.posts[cell, y]: 1 for cell in cells}, total.max_control - total.pool)

    def _row(self, m: HeadcountModel, cells: list[Cell], y: int, posts: Terms, high: int) -> None:
        """Add ``posts + contracted staff of cells <= high``."""
        for cell in cells:
            if self.case.posts[cell].off_filled:
                m.contract(cell, y)
        staff, fixed = m.contracts(cells, y)
        m.at_most(self, (cells[0], len(cells), y), posts | staff, high - fixed)
