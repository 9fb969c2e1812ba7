"""headcount.class_total in the formulation: what is given out stays within the approved total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.headcount.rule import HeadcountRule

if TYPE_CHECKING:
    from models.headcount.classes import PostClass
    from optimizer.headcount.formulation import HeadcountModel, Terms


class ClassTotal(HeadcountRule):
    """``sum_k,n<=y granted[c,k,n] <= approved + new - pool - posts today``, clauses C02 C20.

    What classes exchange evens out.
    """

    id = "headcount.class_total"

    def add(self, m: HeadcountModel) -> None:
        """Add the row of each class and year."""
        for post_class in self.case.classes:
            room = m.bounds.room(post_class, grown=True)
            for y in m.years:
                terms = granted_by(m, post_class, y)
                if m.most(terms) > room:
                    m.at_most(self, (post_class, y), terms, room)


def granted_by(m: HeadcountModel, post_class: PostClass, y: int) -> Terms:
    """Return the posts that are given out in a class up to a year."""
    return {column: 1 for (c, _, n), column in m.grants.items() if c == post_class and n <= y}
