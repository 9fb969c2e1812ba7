"""headcount.hospitals in the formulation: the gaps of hospitals, the worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.county.words import Level, Stage
from optimizer.headcount.rule import HeadcountRule

if TYPE_CHECKING:
    from optimizer.headcount.formulation import HeadcountModel


class Hospitals(HeadcountRule):
    """``leximin gap / need`` over the cells of hospitals, year by year, clause C27."""

    id = "headcount.hospitals"

    def add(self, m: HeadcountModel) -> None:
        """Name the level whose gaps are spread evenly."""
        if self.pushes:
            m.even.append((Stage.HOSPITALS, Level.HOSPITAL))
