"""What a rule contributes to the roster's formulation; every hook may be left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from models.county.words import Activity, Mode, Tier

if TYPE_CHECKING:
    from models.county.facility import Facility
    from models.county.staff import Person
    from models.roads import RoadState
    from models.roster.case import RosterCase
    from models.roster.slots import Slot
    from optimizer.roster.days import DayRows
    from optimizer.roster.weeks import WeeksModel


Mark = tuple[int, int | None]
"""Slots (as bits) and what each of them costs in the rule's tier, ``None`` where it is not allowed."""


class RosterRule:
    """One rule of the catalogue in the formulation.

    The price hooks say what a duty costs in the rule's own tier: 0, a price, or ``None`` where it is not allowed.
    ``weeks`` adds rows over whole periods, each implied by the slot-level rule; ``days`` adds the slot-level rows of
    one week.
    """

    id: ClassVar[str]

    def __init__(self, case: RosterCase) -> None:
        self.case = case
        active = case.policy.rules[self.id]
        self.mode: Mode = active.mode
        self.tier = Tier(active.rule.tier)
        self.weight: int = active.weight

    @property
    def pushes(self) -> bool:
        """Whether the rule shapes plans at all (hard or soft)."""
        return self.mode in (Mode.HARD, Mode.SOFT)

    def broken(self, units: int) -> int | None:
        """Return the price of breaking the rule by ``units`` half-units: ``None`` when hard, 0 when not pushed."""
        if self.mode is Mode.HARD:
            return None
        return self.weight * units if self.mode is Mode.SOFT else 0

    def person_price(self, person: Person, slot: Slot) -> int | None:
        """Return the price of sending ``person`` anywhere in ``slot``."""
        return 0

    def facility_price(self, facility: Facility, slot: Slot) -> int | None:
        """Return the price of visiting ``facility`` in ``slot``."""
        return 0

    def pair_price(self, person: Person, facility: Facility, roads: RoadState) -> int | None:
        """Return the price of each slot of ``person`` at ``facility`` in a state of the roads."""
        return 0

    def second_price(self) -> int | None:
        """Return the price of each slot of a person at a second place at the same time."""
        return 0

    def activity_price(self, facility: Facility, activity: Activity) -> int | None:
        """Return the price of calling a slot at ``facility`` by another activity than clinic sessions."""
        return 0

    def marks(self, person: Person, facility: Facility) -> Iterable[Mark]:
        """Yield slots in which ``person`` at ``facility`` costs a price of its own, or is not allowed."""
        return ()

    def weeks(self, m: WeeksModel) -> None:
        """Add the rule's rows over periods."""

    def days(self, d: DayRows) -> None:
        """Add the rule's rows over the slots of one week."""
