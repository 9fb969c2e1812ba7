"""headcount.few_filings in the formulation: as few filing lines as can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.county.words import Stage
from optimizer.headcount.rule import HeadcountRule

if TYPE_CHECKING:
    from optimizer.headcount.formulation import HeadcountModel


class FewFilings(HeadcountRule):
    """``min sum touched``, ``came, left, begun <= most x touched``, clause C03."""

    id = "headcount.few_filings"

    def add_filings(self, m: HeadcountModel) -> None:
        """Add whether each cell is touched in each year."""
        if not self.pushes:
            return
        for key in m.posts:
            moves = [m.came[key], m.left[key]] + ([m.begun[key]] if key in m.begun else [])
            touched = m.touched[key] = m.model.column(0, 1)
            m.charge(Stage.FILINGS, touched)
            for column in moves:
                most = m.model.highs[column]
                if most:
                    m.link("touched", key, terms={column: 1, touched: -most}, high=0)
