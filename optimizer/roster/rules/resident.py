"""roster.resident in the formulation: the posting is a constant, and nowhere else is there a column in its time."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from models.county.facility import Facility
from models.county.service import Resident as Row
from models.county.staff import Person
from optimizer.roster.rule import Mark, RosterRule


class Resident(RosterRule):
    """``x[p,f,s] = 1`` (``WeeksModel.pinned``) and ``x[p,g,s] = 0`` for other ``g``, clause A05; a price when soft."""

    id = "roster.resident"

    def marks(self, person: Person, facility: Facility) -> Iterator[Mark]:
        """Mark the slots of a posting to another facility."""
        for row in self._by_person.get(person.id, ()) if self.pushes else ():
            if row.facility != facility.id:
                inside = (s for s in self.case.slots if row.first <= s.date <= row.last)
                yield sum(1 << s.index for s in inside), self.broken(round(2 * self.case.slot_days))

    @cached_property
    def _by_person(self) -> dict[str, list[Row]]:
        rows: dict[str, list[Row]] = defaultdict(list)
        for row in self.case.county.residents:
            rows[row.person].append(row)
        return rows
