"""headcount.two_levels in the formulation: posts of the two levels are apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.headcount.rule import HeadcountRule

if TYPE_CHECKING:
    from optimizer.headcount.formulation import HeadcountModel


class TwoLevels(HeadcountRule):
    """``flow[c,d,k,y] = 0`` unless *c* and *d* are of one level, clauses C09 C10."""

    id = "headcount.two_levels"

    def add(self, m: HeadcountModel) -> None:
        """Price each post that moves across; where the rule is hard there is no such column."""
        for (source, target, _, _), flow in m.flows.items():
            if source.level is not target.level:
                m.breaks(self, flow)
