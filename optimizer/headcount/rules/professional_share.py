"""headcount.professional_share in the formulation: professional posts are a share of all posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.county.words import Level
from optimizer.headcount.rule import HeadcountRule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.headcount.cell import Cell
    from optimizer.headcount.formulation import HeadcountModel


class ProfessionalShare(HeadcountRule):
    """``b sum_{k professional} P + b short >= a sum_k P`` for a share ``a/b``, clause C14.

    Rounded up, as posts are whole.
    """

    id = "headcount.professional_share"

    def add(self, m: HeadcountModel) -> None:
        """Add the row of each facility, or of all together, and year."""
        levels = {Level(word) for word in self.case.policy.words(self.id, "levels")}
        its = [f for f, post_class in self.case.class_of.items() if post_class.level in levels]
        if self.case.policy.text_value(self.id, "scope") == "consortium":
            self._rows(m, ("all",), [cell for f in its for cell in self.case.cells_of[f]])
        else:
            for facility in its:
                self._rows(m, (facility,), self.case.cells_of[facility])

    def _rows(self, m: HeadcountModel, key: tuple[str, ...], cells: Sequence[Cell]) -> None:
        share = self.case.policy.share(self.id, "share")
        a, b = share.numerator, share.denominator
        if a and any(not cell.professional for cell in cells):
            for y in m.years:
                terms = {m.posts[cell, y]: b - a if cell.professional else -a for cell in cells}
                m.at_least(self, (*key, y), {c: f for c, f in terms.items() if f}, 0, scale=b)
