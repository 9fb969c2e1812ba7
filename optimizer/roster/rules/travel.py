"""roster.travel in the formulation: minutes on the road."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from models.roster.calendar import monday
from optimizer.roster.pinned import PinnedDuty
from optimizer.roster.rule import RosterRule
from optimizer.roster.stays import Stay, WeekStay, stays_at

if TYPE_CHECKING:
    from optimizer.engines import LinearModel
    from optimizer.roster.days import DayRows
    from optimizer.roster.patterns import PatternColumns
    from optimizer.roster.weeks import WeeksModel


class Travel(RosterRule):
    """``sum 2 * minutes[h,f,d] * trip[p,f,d]``: a round trip a person, day and facility, or a stay; clause B12."""

    id = "roster.travel"

    def weeks(self, m: WeeksModel) -> None:
        """Charge a round trip a slot; with half-days, at least one for two of them; where one stays, one a week."""
        if not self.pushes:
            return
        for stay, known in m.stays.items():
            self._stay(m, stay, known)
        pinned = {(d.person.id, d.facility.id, d.date): d for d in m.pinned.duties if not self._stays(m, d)}
        for (_, facility, day), duty in pinned.items():
            trip = self.case.trip(duty.person, facility, day)
            m.constants[self.tier] += self._cost(trip.minutes if trip else 0)
        daily = [n for n, c in enumerate(m.columns) if not stays_at(m, c)]
        if m.unit == 2:
            for n in daily:
                m.charge(self.tier, n, self._cost(m.columns[n].minutes))
            return
        groups: dict[tuple[str, str, int], list[int]] = defaultdict(list)
        for n in daily:
            column = m.columns[n]
            groups[column.person.id, column.facility.id, column.period.index].append(n)
        for key, columns in groups.items():
            trips = m.add_column(0, sum(m.model.highs[n] for n in columns))
            m.charge(self.tier, trips, self._cost(m.columns[columns[0]].minutes))
            m.trips[key] = trips
            days = {s.date for s in m.periods[key[2]].slots}
            paid = sum(p == key[0] and f == key[1] and day in days for p, f, day in pinned)
            m.model.row((self.id, *key), [*columns, trips], [*[1] * len(columns), -2], high=paid)

    def _stay(self, m: WeeksModel, stay: Stay, known: WeekStay) -> None:
        """Charge the round trips of a week's pattern."""
        key, least = (stay.person, stay.facility, known.period), known.least_trips
        m.trips[key] = trips = m.add_column(0, max([least, *(p.trips for p in known.choices.values())]))
        m.charge(self.tier, trips, self._cost(known.minutes))
        self._count(m.model, stay, known, known.choices, trips)

    def _count(self, model: LinearModel, stay: Stay, known: WeekStay, choices: PatternColumns, trips: int) -> None:
        """Add ``trips >= trips of the pattern``, those to pinned days where there is none."""
        least = known.least_trips
        factors = [*(p.trips - least for p in choices.values()), -1]
        model.row((self.id, *stay), [*choices, trips], factors, high=-least)

    def _stays(self, m: WeeksModel, duty: PinnedDuty) -> bool:
        """Return whether a pinned duty is part of a stay."""
        known = m.stays.get(Stay(duty.person.id, duty.facility.id, monday(duty.date)))
        return known is not None and duty.date in known.order and bool(known.pinned & known.bits([duty.date]))

    def _cost(self, minutes: int) -> int:
        """Return the cost of a round trip in half-units."""
        return 2 * self.weight * 2 * minutes

    def days(self, d: DayRows) -> None:
        """Count stays where one stays; with half-days, a trip a date beside those that pins have paid for."""
        if not self.pushes:
            return
        if d.alone:
            for stay, known, choices in d.stays:
                trips = d.model.column(0, len(known.order))
                d.charge_trips(self, (stay.person, stay.facility, known.period), [trips], self._cost(known.minutes))
                self._count(d.model, stay, known, choices, trips)
        if d.weeks.unit == 2:
            return
        pinned = {(p.person.id, p.facility.id, p.date) for p in d.weeks.pinned.duties}
        dates: dict[tuple[str, str, int], dict[date, list[int]]] = defaultdict(lambda: defaultdict(list))
        minutes: dict[tuple[str, str, int], int] = {}
        for (n, slot), x in d.taken.items():
            column = d.weeks.columns[n]
            if stays_at(d.weeks, column):
                continue
            key = (column.person.id, column.facility.id, column.period.index)
            day = self.case.slots[slot].date
            minutes[key] = column.minutes
            if (*key[:2], day) not in pinned:
                dates[key][day].append(x)
        for key, by_date in dates.items():
            d.trips(self, key, by_date.values(), self._cost(minutes[key]))
