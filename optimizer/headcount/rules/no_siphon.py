"""headcount.no_siphon in the formulation: a grassroots facility keeps the professional posts of its staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.county.words import Level
from optimizer.headcount.rule import HeadcountRule

if TYPE_CHECKING:
    from optimizer.headcount.formulation import HeadcountModel


class NoSiphon(HeadcountRule):
    """``sum_{k professional} P[f,k,y] >= sum min(filled, approved)`` at the grassroots, clauses C17 to C19."""

    id = "headcount.no_siphon"

    def add(self, m: HeadcountModel) -> None:
        """Add the row of each grassroots facility and year."""
        for facility, cells in self.case.cells_of.items():
            its = [cell for cell in cells if cell.professional]
            if self.case.class_of[facility].level is Level.GRASSROOTS and its:
                rows = [self.case.posts[cell] for cell in its]
                floor = sum(min(row.filled, row.approved) for row in rows)
                for y in m.years if floor else ():
                    m.at_least(self, (facility, y), {m.posts[cell, y]: 1 for cell in its}, floor)
