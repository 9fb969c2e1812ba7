"""siting.reach in the formulation: people whose center is too far away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from models.county.words import Goal
from optimizer.siting.rule import SitingRule

if TYPE_CHECKING:
    from optimizer.siting.formulation import SitingModel


class ReachRule(SitingRule):
    """``min sum people[j] x[k,j,i,t]`` over pairs with ``minutes[k,j,i] > within``, clauses D22 D26."""

    id = "siting.reach"

    def add(self, m: SitingModel) -> None:
        """Price every pair beyond the reach; a member that is split, once where any of its centers is."""
        for u, t in m.x if self.pushes else ():
            unit = m.units[u]
            for (j, i), x in () if unit.splits else m.x[u, t].items():
                m.charge(Goal.UNCOVERED, x, self.weight * int(unit.uncovered[j, i]))
            for kind in unit.kinds if unit.splits else ():
                self._split(m, u, kind, t)

    def _split(self, m: SitingModel, u: int, kind: str, t: int) -> None:
        people = m.units[u].people_beyond(kind)
        beyond = {j: m.model.column(0, 1) for j in np.flatnonzero(people.max(axis=1, initial=0)).tolist()}
        for j, column in beyond.items():
            m.charge(Goal.UNCOVERED, column, self.weight * int(people[j].max()))
        for (j, i), x in m.x[u, t].items():
            if people[j, i]:
                m.link(self.id, kind, j, i, t, terms={x: 1, beyond[j]: -1}, high=0)
