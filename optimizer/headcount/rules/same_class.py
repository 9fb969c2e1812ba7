"""headcount.same_class in the formulation: posts move inside their type and funding form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.headcount.rule import HeadcountRule

if TYPE_CHECKING:
    from optimizer.headcount.formulation import HeadcountModel


class SameClass(HeadcountRule):
    """``flow[c,d,k,y] = 0`` unless *c* and *d* are of one type and funding form, clauses C01 C07."""

    id = "headcount.same_class"

    def add(self, m: HeadcountModel) -> None:
        """Price each post that moves elsewhere; where the rule is hard there is no such column."""
        for (source, target, _, _), flow in m.flows.items():
            if source.kind != target.kind:
                m.breaks(self, flow)
