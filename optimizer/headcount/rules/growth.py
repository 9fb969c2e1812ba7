"""headcount.growth in the formulation: new posts are given out from the re-approval year on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.headcount.rule import HeadcountRule
from optimizer.headcount.rules.class_total import granted_by

if TYPE_CHECKING:
    from optimizer.headcount.formulation import HeadcountModel


class Growth(HeadcountRule):
    """``sum_k,n<=y granted[c,k,n] <= approved - pool - posts today`` for years before the re-approval, clause C06."""

    id = "headcount.growth"

    def add(self, m: HeadcountModel) -> None:
        """Add the row of each class and year before its re-approval."""
        for post_class in self.case.classes:
            room = m.bounds.room(post_class, grown=False)
            for y in m.years:
                terms = granted_by(m, post_class, y)
                if not m.bounds.grows(post_class, y) and m.most(terms) > room:
                    m.at_most(self, (post_class, y), terms, room)
