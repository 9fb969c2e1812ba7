"""headcount.gap in the formulation: the posts missing, those at grassroots weighted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.county.words import Stage
from optimizer.headcount.rule import HeadcountRule

if TYPE_CHECKING:
    from optimizer.headcount.formulation import HeadcountModel


class Gap(HeadcountRule):
    """``min sum w[level] gap``, ``gap >= need - P - L``, clauses C05 C27."""

    id = "headcount.gap"

    def add(self, m: HeadcountModel) -> None:
        """Add the gap of each cell that needs posts, at its price."""
        for cell, y in m.posts:
            need = self.case.need[cell] - self.case.lent[cell][y]
            if need <= 0:
                continue
            gap = m.gap[cell, y] = m.model.column(0, need)
            m.gap_rows[cell, y] = m.link("gap", cell, y, terms=m.filled_up(cell, y) | {gap: 1}, low=need)
            if self.pushes:
                m.charge(Stage.GAP, gap, self.case.policy.number(self.id, self.case.level(cell).value) or 0)
