"""What a rule contributes to the siting's formulation."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.county.words import Mode

if TYPE_CHECKING:
    from models.siting.case import SitingCase
    from optimizer.siting.formulation import SitingModel


class SitingRule:
    """One rule of the catalogue in the formulation: ``add`` adds its columns, rows and prices to a model."""

    id: ClassVar[str]

    def __init__(self, case: SitingCase) -> None:
        self.case = case
        active = case.policy.rules[self.id]
        self.mode: Mode = active.mode
        self.weight: int = active.weight

    @property
    def pushes(self) -> bool:
        """Whether the rule shapes plans at all (hard or soft)."""
        return self.mode in (Mode.HARD, Mode.SOFT)

    def add(self, m: SitingModel) -> None:
        """Add the rule to a model."""
