"""headcount.priority in the formulation: the gaps of the grassroots, the worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.county.words import Level, Stage
from optimizer.headcount.rule import HeadcountRule

if TYPE_CHECKING:
    from optimizer.headcount.formulation import HeadcountModel


class Priority(HeadcountRule):
    """``leximin gap / need`` over the cells of the grassroots, year by year, clauses C27 C28."""

    id = "headcount.priority"

    def add(self, m: HeadcountModel) -> None:
        """Name the level whose gaps are spread evenly."""
        if self.pushes:
            m.even.append((Stage.GRASSROOTS, Level.GRASSROOTS))
