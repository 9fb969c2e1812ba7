"""roster.travel in the formulation: minutes on the road."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from optimizer.roster.rule import RosterRule

if TYPE_CHECKING:
    from optimizer.roster.days import DayRows
    from optimizer.roster.weeks import WeeksModel


class Travel(RosterRule):
    """``sum 2 * minutes[h,f,d] * trip[p,f,d]``: a round trip a person, day and facility, clause B12."""

    id = "roster.travel"

    def weeks(self, m: WeeksModel) -> None:
        """Charge a round trip a slot; with half-days, at least one for every two of them."""
        if not self.pushes:
            return
        pinned = {(d.person.id, d.facility.id, d.date): d.person for d in m.pinned.duties}
        for (_, facility, day), person in pinned.items():
            trip = self.case.trip(person, facility, day)
            m.constants[self.tier] += self._cost(trip.minutes if trip else 0)
        if m.unit == 2:
            for n, column in enumerate(m.columns):
                m.charge(self.tier, n, self._cost(column.minutes))
            return
        groups: dict[tuple[str, str, int], list[int]] = defaultdict(list)
        for n, column in enumerate(m.columns):
            groups[column.person.id, column.facility.id, column.period.index].append(n)
        for key, columns in groups.items():
            trips = m.add_column(0, sum(m.model.highs[n] for n in columns))
            m.charge(self.tier, trips, self._cost(m.columns[columns[0]].minutes))
            m.trips[key] = trips
            days = {s.date for s in m.periods[key[2]].slots}
            paid = sum(p == key[0] and f == key[1] and day in days for p, f, day in pinned)
            m.model.row((self.id, *key), [*columns, trips], [*[1] * len(columns), -2], high=paid)

    def _cost(self, minutes: int) -> int:
        """Return the cost of a round trip in half-units."""
        return 2 * self.weight * 2 * minutes

    def days(self, d: DayRows) -> None:
        """With half-days, count a trip a date; a date with a pinned duty at the same place has its trip already."""
        if not self.pushes or d.weeks.unit == 2:
            return
        pinned = {(p.person.id, p.facility.id, p.date) for p in d.weeks.pinned.duties}
        dates: dict[tuple[str, str, int], dict[date, list[int]]] = defaultdict(lambda: defaultdict(list))
        minutes: dict[tuple[str, str, int], int] = {}
        for (n, slot), x in d.taken.items():
            column = d.weeks.columns[n]
            key = (column.person.id, column.facility.id, column.period.index)
            day = self.case.slots[slot].date
            minutes[key] = column.minutes
            if (*key[:2], day) not in pinned:
                dates[key][day].append(x)
        for key, by_date in dates.items():
            d.trips(self, key, by_date.values(), self._cost(minutes[key]))
