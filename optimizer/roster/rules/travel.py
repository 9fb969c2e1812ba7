"""roster.travel in the formulation: minutes on the road."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from models.roster.calendar import monday
from optimizer.roster.pinned import PinnedDuty
from optimizer.roster.rule import RosterRule
from optimizer.roster.stays import DayStay, Stay, WeekStay, stays_at

if TYPE_CHECKING:
    from optimizer.roster.days import DayRows
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
        """Charge the stays of a week: as many as the days there need if each lasted all week."""
        days = {s.date for p in m.periods if p.week == stay.week for s in p.slots} | known.pinned
        key = (stay.person, stay.facility, known.period)
        m.trips[key] = trips = m.add_column(1 if known.pinned else 0, len(days))
        m.charge(self.tier, trips, self._cost(known.minutes))
        most = len(days) * (2 // m.unit)
        if known.columns:
            m.model.row((self.id, *key), [*known.columns, trips], [*[1] * len(known.columns), -most], high=0)

    def _stays(self, m: WeeksModel, duty: PinnedDuty) -> bool:
        """Return whether a pinned duty is part of a stay."""
        known = m.stays.get(Stay(duty.person.id, duty.facility.id, monday(duty.date)))
        return known is not None and duty.date in known.pinned

    def _cost(self, minutes: int) -> int:
        """Return the cost of a round trip in half-units."""
        return 2 * self.weight * 2 * minutes

    def days(self, d: DayRows) -> None:
        """Count stays where one stays; with half-days, a trip a date beside those that pins have paid for."""
        if not self.pushes:
            return
        for stay, known, days in d.stays:
            key = (stay.person, stay.facility, known.period)
            d.charge_trips(self, key, list(self._begun(d, stay, days)), self._cost(known.minutes))
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

    def _begun(self, d: DayRows, stay: Stay, days: DayStay) -> list[int]:
        """Return a column for each day on which a stay of this plan may begin."""
        begun = []
        for n, day in enumerate(days.order):
            if day not in days.ours:
                continue
            begins = d.model.column(0, 1)
            terms, factors, settled = [begins], [-1], 0
            for sign, at in ((1, n), (-1, n - 1)):
                before = days.order[at] if at >= 0 else None
                if before is None or before not in days.ours:
                    continue
                column = days.served[before]
                if column is None:
                    settled += sign
                else:
                    terms.append(column)
                    factors.append(sign)
            d.model.row((self.id, *stay, day), terms, factors, high=-settled)
            begun.append(begins)
        return begun
