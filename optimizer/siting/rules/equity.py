"""siting.equity in the formulation: nobody further away than need be, and which goal outweighs which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.county.words import Goal
from optimizer.siting.rule import SitingRule

if TYPE_CHECKING:
    from optimizer.siting.formulation import SitingModel

OBJECTIVES = {
    Goal.LONGEST: "siting.equity",
    Goal.MINUTES: "siting.minutes",
    Goal.UNCOVERED: "siting.reach",
    Goal.COST: "siting.cost",
}


class Equity(SitingRule):
    """``min max minutes[k,j,i] x[k,j,i,t]``, clause D08: what each pair would make the longest minutes at least."""

    id = "siting.equity"

    def add(self, m: SitingModel) -> None:
        """Note the minutes of every pair; they are lowered by barring pairs, not by a row."""
        for u, t in m.x:
            for (j, i), x in m.x[u, t].items():
                m.minutes[x] = int(m.units[u].longest[j, i])
