"""What a rule contributes to the headcount's formulation."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.county.words import Mode

if TYPE_CHECKING:
    from models.headcount.case import HeadcountCase
    from optimizer.headcount.formulation import HeadcountModel


class HeadcountRule:
    """One rule of the catalogue in the formulation.

    ``add`` adds what it asks of posts, loans and contracted staff; ``add_staff`` what it asks of recruits,
    ``add_filings`` of single movements and ``add_changes`` of what leaves a cell: they come when everything before them
    is settled, because recruits only take room and movements follow from posts.
    """

    id: ClassVar[str]

    def __init__(self, case: HeadcountCase) -> None:
        self.case = case
        active = case.policy.rules[self.id]
        self.mode: Mode = active.mode
        self.weight: int = active.weight

    @property
    def pushes(self) -> bool:
        """Whether the rule shapes plans at all (hard or soft)."""
        return self.mode in (Mode.HARD, Mode.SOFT)

    def add(self, m: HeadcountModel) -> None:
        """Add the rule's part on posts, loans and contracted staff."""

    def add_staff(self, m: HeadcountModel) -> None:
        """Add the rule's part on recruits."""

    def add_filings(self, m: HeadcountModel) -> None:
        """Add the rule's part on single movements and new loans."""

    def add_changes(self, m: HeadcountModel) -> None:
        """Add the rule's part on what leaves cells."""
