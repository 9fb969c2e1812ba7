"""headcount.few_changes in the formulation: as few posts moved and years of loans as can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.county.words import Stage
from optimizer.headcount.rule import HeadcountRule

if TYPE_CHECKING:
    from optimizer.headcount.formulation import HeadcountModel


class FewChanges(HeadcountRule):
    """``min sum left + sum L_new``, clause C03: each post that leaves a cell is moved once."""

    id = "headcount.few_changes"

    def add_filings(self, m: HeadcountModel) -> None:
        """Let what changes class leave a cell."""
        for (source, category), cells in m.pools.items():
            for y in m.years:
                flows = {f: -1 for (s, _, k, n), f in m.flows.items() if (s, k, n) == (source, category, y)}
                if flows:
                    m.link("left", source, category, y, terms={m.left[c, y]: 1 for c in cells} | flows, low=0)

    def add_changes(self, m: HeadcountModel) -> None:
        """Price each post that leaves a cell and each year of a new loan."""
        if self.pushes:
            for column in (*m.left.values(), *m.loans.values()):
                m.charge(Stage.CHANGES, column)
