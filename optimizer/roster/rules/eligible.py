"""roster.eligible in the formulation: no column where a person may not go, and no more days a month than allowed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from models.county.facility import Facility
from models.county.staff import Person
from models.roads import RoadState
from models.roster.calendar import month_ends, month_key
from models.roster.eligible import bar
from optimizer.roster.rule import RosterRule

if TYPE_CHECKING:
    from optimizer.roster.weeks import WeeksModel


class Eligible(RosterRule):
    """``x[p,f,s] <= eligible[p,f,s]`` and ``sum_{f, s in month} days[s] x[p,f,s] <= max_month[p]``."""

    id = "roster.eligible"

    def pair_price(self, person: Person, facility: Facility, roads: RoadState) -> int | None:
        """Eligible pairs cost nothing; others break the rule."""
        return 0 if bar(self.case, person, facility, roads) is None else self.broken(2)

    def weeks(self, m: WeeksModel) -> None:
        """Add the personal limit of each month, less what is served or pinned already."""
        for person in self.case.senders:
            if person.max_month is None:
                continue
            by_month: dict[str, list[int]] = defaultdict(list)
            for n in m.days_of[person.id]:
                by_month[m.columns[n].period.month].append(n)
            for month, columns in by_month.items():
                left = round(2 * person.max_month) - self._spent(m, person, month)
                m.at_most(self, (person.id, month), columns, max(0, left), units=1, times=m.unit)

    def _spent(self, m: WeeksModel, person: Person, month: str) -> int:
        first, last = month_ends(int(month[:4]), int(month[5:]))
        served = sum(c.days for c in self.case.history.credits(person.id, first, last))
        pinned = sum(d.units for d in m.pinned.of_person(person.id) if month_key(d.date) == month)
        return round(2 * served) + pinned
