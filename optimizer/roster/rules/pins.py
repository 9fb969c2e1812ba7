"""roster.pins in the formulation: what must not be planned is no column; what must be is a constant."""

from collections import defaultdict
from functools import cached_property

from models.county.facility import Facility
from models.county.service import Pin
from models.county.staff import Person
from models.county.words import PinKind
from optimizer.roster.rule import RosterRule


class Pins(RosterRule):
    """``x[p,f,s] = 0`` for what must not be planned; must-pins are the constants of ``WeeksModel.pinned``."""

    id = "roster.pins"

    def barred(self, person: Person, facility: Facility) -> int:
        """Bar the slots that a must-not pin names, at its facility or anywhere."""
        if not self.pushes:
            return 0
        mask = 0
        for pin in self._by_person.get(person.id, ()):
            if pin.facility in ("", facility.id):
                for slot in self.case.slots:
                    if slot.date == pin.date and set(slot.part.halves) & set(pin.part.halves):
                        mask |= 1 << slot.index
        return mask

    @cached_property
    def _by_person(self) -> dict[str, list[Pin]]:
        pins: dict[str, list[Pin]] = defaultdict(list)
        for pin in self.case.pins_of(PinKind.MUST_NOT):
            pins[pin.person].append(pin)
        return pins
