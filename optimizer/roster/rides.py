"""Riders, vehicles and who finds no seat: over the weeks, and slot by slot; what two rules charge stands upon them.

Over a period, ``riders[h,f,k] <= sum_c seats[c] * cars[c,f,k] + unseated[h,f,k]``; on a date the same, with whole
vehicles that go out once. Rows over periods are sums of those of dates.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from models.county.words import Mode
from models.roster.dispatch import Rider, least_money, overfull
from models.roster.fleet import CarKind

if TYPE_CHECKING:
    from optimizer.roster.days import DayRows
    from optimizer.roster.weeks import WeeksModel


class Way(NamedTuple):
    """From a hospital to a facility, in a period."""

    owner: str
    facility: str
    period: int


class Cars(NamedTuple):
    """Vehicles of a kind that go to a facility on a date."""

    kind: CarKind
    facility: str
    date: dt.date


class WeekRides:
    """The columns of riding over periods; where a hospital has no vehicles, everybody goes unseated.

    ``riders`` are those whom nothing pins, ``pinned`` the riders that pins ask for, by way and date.
    """

    def __init__(self, m: WeeksModel) -> None:
        self.m, self.case, self.fleet = m, m.case, m.case.fleet
        self.riders: dict[Way, int] = {}
        self.cars: dict[tuple[CarKind, Way], int] = {}
        self.unseated: dict[Way, int] = {}
        self._read_pins()
        groups: dict[Way, list[int]] = defaultdict(list)
        for n, column in enumerate(m.columns):
            groups[Way(column.person.employer, column.facility.id, column.period.index)].append(n)
        for way in sorted({*groups, *self.pinned}):
            self._add(way, groups[way])
        self._share_cars()

    def _read_pins(self) -> None:
        self.pinned: dict[Way, dict[dt.date, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.half_pinned: dict[Way, int] = defaultdict(int)
        period_of = {slot.date: p.index for p in self.m.periods for slot in p.slots}
        riders: set[Rider] = set()
        for duty in self.m.pinned.duties:
            rider = (duty.person.id, duty.facility.id, duty.date)
            if rider in self.case.resident_days or duty.date not in period_of:
                continue
            way = Way(duty.person.employer, duty.facility.id, period_of[duty.date])
            self.pinned[way][duty.date].add(duty.person.id)
            self.half_pinned[way] += duty.units == 1
            riders.add(rider)
        self.overfull = overfull(self.case, sorted(riders))
        self.pinned_money = least_money(self.case, sorted(riders))

    def _add(self, way: Way, columns: list[int]) -> None:
        """Add the riders of a way, the vehicles that may take them, and those who find no seat."""
        m, halves = self.m, 2 // self.m.unit
        most = sum(m.model.highs[c] for c in columns)
        pinned = sum(len(people) for people in self.pinned.get(way, {}).values())
        self.riders[way] = riders = m.add_column(0, most)
        shared = self.half_pinned.get(way, 0)
        m.model.row(("riders", *way), [*columns, riders], [*[1] * len(columns), -halves], high=shared)
        self.unseated[way] = m.add_column(0, most + pinned)
        terms, factors = [riders, self.unseated[way]], [1, -1]
        for kind in self.fleet.by_owner.get(way.owner, ()):
            most_out = self._most_out(kind, way.period)
            if most_out:
                self.cars[kind, way] = column = m.add_column(0, min(most_out, most + pinned))
                terms.append(column)
                factors.append(-min(kind.seats, self._room(way)))
        m.model.row(("seats", *way), terms, factors, high=-pinned)

    def _room(self, way: Way) -> int:
        """Return how many riders of a way a facility takes on a date at most, which is all that a vehicle can bring."""
        rooms = self.case.policy.mode("roster.rooms") is Mode.HARD and way not in self.pinned
        halves = 2 if self.case.halves else 1
        return halves * self.case.county.facility_by_id[way.facility].rooms if rooms else self.fleet.most_seats

    def _most_out(self, kind: CarKind, period: int) -> int:
        days = {slot.date for slot in self.m.periods[period].slots}
        return len(kind.ids) * sum(self.fleet.runs(kind, day) for day in days)

    def _share_cars(self) -> None:
        """Add that a vehicle goes out once a date."""
        groups: dict[tuple[CarKind, int], list[int]] = defaultdict(list)
        for (kind, way), column in self.cars.items():
            groups[kind, way.period].append(column)
        for (kind, period), columns in groups.items():
            self.m.model.row(("out", kind, period), columns, 1, high=self._most_out(kind, period))


class DayRides:
    """The columns of riding of one week, date by date; joined to the weeks' columns unless the week stands alone."""

    def __init__(self, d: DayRows, weeks: WeekRides) -> None:
        self.d, self.weeks = d, weeks
        self.riders: dict[tuple[Way, dt.date], list[int]] = defaultdict(list)
        self.cars: dict[Cars, int] = {}
        self.unseated: dict[tuple[Way, dt.date], int] = {}
        self._find_riders()
        for way, day in sorted(self.riders):
            self._add(way, day)
        self._share_cars()
        if not d.alone:
            self._join()

    def _find_riders(self) -> None:
        """Read who rides when: a slot taken, or with half-days either of them; pins have their seat reckoned apart."""
        slots = self.weeks.case.slots
        taken: dict[tuple[Way, dt.date, str], list[int]] = defaultdict(list)
        for (n, index), x in self.d.taken.items():
            column = self.d.weeks.columns[n]
            way = Way(column.person.employer, column.facility.id, column.period.index)
            taken[way, slots[index].date, column.person.id].append(x)
        for (way, day, person), columns in taken.items():
            if person in self.weeks.pinned.get(way, {}).get(day, ()):
                continue
            self.riders[way, day].append(self.d.any_of(("rides",), columns))
        inside = {p.index for p in self.d.weeks.periods if p.week == self.d.week}
        for way, by_date in self.weeks.pinned.items():
            for day in by_date if way.period in inside else ():
                self.riders.setdefault((way, day), [])

    def _add(self, way: Way, day: dt.date) -> None:
        """Add the seats of a way on a date; among days that cost the rules the same, the fewest km are tidy."""
        riders, fleet = self.riders[way, day], self.weeks.fleet
        pinned = len(self.weeks.pinned.get(way, {}).get(day, ()))
        self.unseated[way, day] = self.d.model.column(0, len(riders) + pinned)
        km = max(1, round(2 * fleet.km(way.owner, way.facility, day)))
        self.d.tidy[self.unseated[way, day]] = km + 1
        terms, factors = [*riders, self.unseated[way, day]], [*[1] * len(riders), -1]
        for kind in fleet.by_owner.get(way.owner, ()):
            if fleet.runs(kind, day):
                column = self.d.model.column(0, min(len(kind.ids), len(riders) + pinned))
                self.cars[Cars(kind, way.facility, day)] = column
                self.d.tidy[column] = km
                terms.append(column)
                factors.append(-kind.seats)
        self.d.model.row(("seats", *way, day), terms, factors, high=-pinned)

    def _share_cars(self) -> None:
        groups: dict[tuple[CarKind, dt.date], list[int]] = defaultdict(list)
        for cars, column in self.cars.items():
            groups[cars.kind, cars.date].append(column)
        for (kind, day), columns in groups.items():
            self.d.model.row(("out", kind, day), columns, 1, high=len(kind.ids))

    def _join(self) -> None:
        """Add that the dates of a period ask for no more than the weeks reckoned."""
        groups: dict[int, list[int]] = defaultdict(list)
        for (way, day), columns in self.riders.items():
            groups[self.weeks.riders[way]] += columns
            groups[self.weeks.unseated[way]].append(self.unseated[way, day])
            for kind in self.weeks.fleet.by_owner.get(way.owner, ()):
                cars = self.cars.get(Cars(kind, way.facility, day))
                if cars is not None:
                    groups[self.weeks.cars[kind, way]].append(cars)
        for reckoned, columns in groups.items():
            if columns:
                self.d.model.row(("rides", reckoned), [*columns, reckoned], [*[1] * len(columns), -1], high=0)
