"""roster.availability in the formulation: no column where somebody is not free."""

from models.county.staff import Person
from models.roster.slots import Slot
from optimizer.roster.rule import RosterRule


class Availability(RosterRule):
    """``x[p,f,s] <= free[p,s]``."""

    id = "roster.availability"

    def person_price(self, person: Person, slot: Slot) -> int | None:
        """Free slots cost nothing; others break the rule."""
        free = self.case.presence.free(person, slot.date, slot.part)
        return 0 if free else self.broken(2)
