"""headcount.contracts in the formulation: no contract ends to make room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.county.words import Stage
from optimizer.headcount.rule import HeadcountRule

if TYPE_CHECKING:
    from optimizer.headcount.formulation import HeadcountModel


class Contracts(HeadcountRule):
    """``min sum off_filled - C``, clauses C15 H12."""

    id = "headcount.contracts"

    def add(self, m: HeadcountModel) -> None:
        """Leave the price of each contract that ends, or lift it where nobody asks."""
        if not self.pushes:
            m.objectives[Stage.CONTRACTS].clear()
