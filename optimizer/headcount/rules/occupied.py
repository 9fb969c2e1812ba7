"""headcount.occupied in the formulation: posts are at least the staff in post, recruits included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.county.words import Mode
from optimizer.headcount.rule import HeadcountRule

if TYPE_CHECKING:
    from models.headcount.case import HeadcountCase
    from models.headcount.cell import Cell
    from optimizer.headcount.formulation import HeadcountModel


class Occupied(HeadcountRule):
    """``S <= P + L`` and ``R <= recruits_max``, clauses C12 C30 H12; ``S`` is who stays and all recruits so far."""

    id = "headcount.occupied"

    def __init__(self, case: HeadcountCase) -> None:
        super().__init__(case)
        self._short: dict[tuple[Cell, int], int] = {}

    def add(self, m: HeadcountModel) -> None:
        """Add ``staying <= P + L`` of each cell and year."""
        for cell, staying in self.case.staying.items() if self.pushes else ():
            for y in m.years:
                floor = staying[y] - self.case.lent[cell][y]
                terms = m.filled_up(cell, y)
                if self.mode is Mode.SOFT and floor > 0:
                    terms |= {self._missing(m, cell, y): 1}
                if floor > 0:
                    m.link(self.id, cell, y, terms=terms, low=floor)

    def _missing(self, m: HeadcountModel, cell: Cell, y: int) -> int:
        """Return the column of the staff of a cell who have no post."""
        if (cell, y) not in self._short:
            self._short[cell, y] = m.priced(self, max(self.case.staying[cell][y], m.bounds.ample))
        return self._short[cell, y]

    def add_staff(self, m: HeadcountModel) -> None:
        """Add ``staying + recruits so far <= P + L`` and the limits of recruiting."""
        for (cell, y), recruits in m.recruits.items() if self.pushes else ():
            terms = m.filled_up(cell, y) | {m.recruits[cell, n]: -1 for n in range(y + 1)}
            if self.mode is Mode.SOFT:
                terms |= {self._missing(m, cell, y): 1}
            low = self.case.staying[cell][y] - self.case.lent[cell][y]
            m.link(self.id, "recruits", cell, y, terms=terms, low=low)
            most = self.case.recruits_max(cell, self.case.years[y])
            if most is not None and most < m.model.highs[recruits]:
                m.at_most(self, (cell, y), {recruits: 1}, most)
