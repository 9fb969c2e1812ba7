"""headcount.vacancies in the formulation: vacant posts, and recruits who fill them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.county.words import Mode, Stage
from optimizer.headcount.rule import HeadcountRule

if TYPE_CHECKING:
    from models.headcount.cell import Cell
    from optimizer.headcount.formulation import HeadcountModel


OCCUPIED = "headcount.occupied"


class Vacancies(HeadcountRule):
    """``min sum vacant``, ``vacant >= P + L - S``, clauses C05 C12."""

    id = "headcount.vacancies"

    def add_staff(self, m: HeadcountModel) -> None:
        """Add recruits and vacancies of each cell and year; nobody is recruited where the rule is not pushed."""
        if not self.pushes:
            return
        for cell, y in m.posts:
            m.recruits[cell, y] = m.model.column(0, self._most(m, cell, y))
            terms = m.filled_up(cell, y)
            most = sum(m.model.highs[c] for c in terms) + self.case.lent[cell][y] - self.case.staying[cell][y]
            vacant = m.vacant[cell, y] = m.model.column(0, max(0, most))
            m.charge(Stage.VACANCIES, vacant)
            terms = {vacant: 1} | {m.recruits[cell, n]: 1 for n in range(y + 1)} | dict.fromkeys(terms, -1)
            m.link("vacant", cell, y, terms=terms, low=self.case.lent[cell][y] - self.case.staying[cell][y])

    def _most(self, m: HeadcountModel, cell: Cell, y: int) -> int:
        """Return how many recruits are of use in a year."""
        posts = sum(m.model.highs[c] for c in m.filled_up(cell, y)) + self.case.lent[cell][y]
        limit = self.case.recruits_max(cell, self.case.years[y])
        hard = self.case.policy.mode(OCCUPIED) is Mode.HARD
        return min(posts, limit) if hard and limit is not None else posts
