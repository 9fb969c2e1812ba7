"""siting.cost in the formulation: what everything costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.county.words import Goal
from optimizer.siting.rule import SitingRule

if TYPE_CHECKING:
    from optimizer.siting.formulation import SitingModel


class Cost(SitingRule):
    """``min sum fixed opens + module added + years running y + years courier x``, clauses G24 D28."""

    id = "siting.cost"

    def add(self, m: SitingModel) -> None:
        """Price building, running and couriers."""
        if not self.pushes:
            return
        for terms in m.money:
            for column, yuan in terms.items():
                m.charge(Goal.COST, column, self.weight * yuan)
        for u, t in m.x:
            years = self.case.phases[t].years
            for (j, i), x in m.x[u, t].items():
                m.charge(Goal.COST, x, self.weight * years * int(m.units[u].courier[j, i]))
