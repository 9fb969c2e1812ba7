"""headcount.off_headcount in the formulation: contracted staff within their control number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.headcount.rule import HeadcountRule

if TYPE_CHECKING:
    from optimizer.headcount.formulation import HeadcountModel


class OffHeadcount(HeadcountRule):
    """``C[f,k,y] <= control[f,k]`` where stated, clause C15."""

    id = "headcount.off_headcount"

    def add(self, m: HeadcountModel) -> None:
        """Add the row of each cell and year that has more today."""
        for cell, row in self.case.posts.items() if self.pushes else ():
            if row.off_control is not None and row.off_filled > row.off_control:
                for y in m.years:
                    m.at_most(self, (cell, y), {m.contract(cell, y): 1}, row.off_control)
