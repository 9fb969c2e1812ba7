"""siting.time_limit in the formulation: who is too far away for a center."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from models.county.words import Mode
from optimizer.siting.rule import SitingRule

if TYPE_CHECKING:
    from optimizer.siting.formulation import SitingModel


class TimeLimit(SitingRule):
    """``minutes[k,j,i] x[k,j,i,t] <= limit[k]``, clause D01.

    When hard, pairs beyond the limit have no column (:attr:`Unit.allowed`); when soft they cost the minutes beyond.
    """

    id = "siting.time_limit"

    def add(self, m: SitingModel) -> None:
        """Price the pairs beyond the limit; a member that is split, by the furthest of its centers."""
        for u, t in m.x if self.mode is Mode.SOFT else ():
            unit = m.units[u]
            for (j, i), x in () if unit.splits else m.x[u, t].items():
                m.shortfall(self, x, int(unit.beyond[j, i]))
            for kind in unit.kinds if unit.splits else ():
                self._split(m, u, kind, t)

    def _split(self, m: SitingModel, u: int, kind: str, t: int) -> None:
        over = m.units[u].over(kind)
        furthest = {j: m.priced(self, int(over[j].max())) for j in np.flatnonzero(over.max(axis=1, initial=0)).tolist()}
        for (j, i), x in m.x[u, t].items():
            if over[j, i]:
                m.link(self.id, kind, j, i, t, terms={x: int(over[j, i]), furthest[j]: -1}, high=0)
