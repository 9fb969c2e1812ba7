"""roster.pins in the formulation: what must not be planned is no column; what must be is a constant."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from models.county.facility import Facility
from models.county.service import Pin
from models.county.staff import Person
from models.county.words import PinKind
from optimizer.roster.rule import Mark, RosterRule


class Pins(RosterRule):
    """``x[p,f,s] = 0`` for what must not be planned; must-pins are the constants of ``WeeksModel.pinned``.

    When soft, what must not be planned has a price; what must be planned is planned all the same.
    """

    id = "roster.pins"

    def marks(self, person: Person, facility: Facility) -> Iterator[Mark]:
        """Mark the slots that a must-not pin names, at its facility or anywhere."""
        for pin in self._by_person.get(person.id, ()) if self.pushes else ():
            if pin.facility in ("", facility.id):
                slots = (s for s in self.case.slots if s.date == pin.date and set(s.part.halves) & set(pin.part.halves))
                yield sum(1 << s.index for s in slots), self.broken(2)

    @cached_property
    def _by_person(self) -> dict[str, list[Pin]]:
        pins: dict[str, list[Pin]] = defaultdict(list)
        for pin in self.case.pins_of(PinKind.MUST_NOT):
            pins[pin.person].append(pin)
        return pins
