"""headcount.position_quota in the formulation: professional recruits fit in the free positions of their level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.county.words import Level, Mode
from optimizer.headcount.rule import HeadcountRule

if TYPE_CHECKING:
    from optimizer.headcount.formulation import HeadcountModel, Terms


class PositionQuota(HeadcountRule):
    """``R_h <= free_h`` and ``R_g <= free_g + spare``, ``spare <= free_h - R_h`` where downward, clauses C11 C13."""

    id = "headcount.position_quota"

    def add_staff(self, m: HeadcountModel) -> None:
        """Add the row of each level with quotas and year; recruits are counted from the first year on."""
        if not self.pushes:
            return
        levels = {row.level for row in self.case.county.positions}
        downward = self.case.policy.flag(self.id, "downward") and Level.HOSPITAL in levels
        for y in m.years:
            spare: Terms = {}
            free = self._free(m, Level.HOSPITAL, y)
            if Level.HOSPITAL in levels:
                over = self._over(m, Level.HOSPITAL, y)
                m.link(self.id, "hospital", y, terms=recruited(m, Level.HOSPITAL, y) | over, high=free)
                if downward and Level.GRASSROOTS in levels:
                    spare = {m.model.column(0, free): -1}
                    taken = recruited(m, Level.HOSPITAL, y) | over | dict.fromkeys(spare, 1)
                    m.link(self.id, "spare", y, terms=taken, high=free)
            if Level.GRASSROOTS in levels:
                terms = recruited(m, Level.GRASSROOTS, y) | spare | self._over(m, Level.GRASSROOTS, y)
                m.link(self.id, "grassroots", y, terms=terms, high=self._free(m, Level.GRASSROOTS, y))

    def _over(self, m: HeadcountModel, level: Level, y: int) -> Terms:
        """Return the recruits of a level beyond its positions, at a price where the rule is soft."""
        if self.mode is not Mode.SOFT:
            return {}
        return {m.priced(self, max(1, m.most(recruited(m, level, y)))): -1}

    def _free(self, m: HeadcountModel, level: Level, y: int) -> int:
        """Return the positions of a level that are free before anybody is recruited."""
        rows = [row for row in self.case.county.positions if row.level is level]
        changed = sum(
            self.case.staying[cell][y] - self.case.posts[cell].filled for cell in m.cells(level) if cell.professional
        )
        return max(0, sum(row.quota - row.filled for row in rows) - changed)


def recruited(m: HeadcountModel, level: Level, y: int) -> Terms:
    """Return the professional recruits of a level up to a year."""
    return {
        column: 1
        for (cell, n), column in m.recruits.items()
        if n <= y and cell.professional and m.case.level(cell) is level
    }
