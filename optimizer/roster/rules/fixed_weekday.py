"""roster.fixed_weekday in the formulation: which weekday a facility keeps for a specialty, and who comes off it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from models.county.words import Mode, Tier
from models.roster.visiting_days import visiting_weekday
from optimizer.roster.columns import Column
from optimizer.roster.date_room import Room, room_at, room_of
from optimizer.roster.rule import RosterRule

if TYPE_CHECKING:
    from optimizer.roster.days import DayRows
    from optimizer.roster.weeks import WeeksModel


class Series(NamedTuple):
    """The visits of a specialty to a facility."""

    facility: str
    specialty: str


class On(NamedTuple):
    """A column of visits on a weekday that may be kept, and the slots that they may take, as bits."""

    column: int
    slots: int


class FixedWeekday(RosterRule):
    """``sum_w kept[f,sp,w] = 1``; ``off[f,sp,k] >= sum_p n[p,f,k] - sum_w on[f,sp,w,k]``, clause A04.

    ``on[f,sp,w,k] <= cap * kept[f,sp,w]``, where ``cap`` is what the date of weekday ``w`` in the period can take, and
    ``on <= sum min(n, slots of the date)`` over those free on it. Slot by slot ``sum_p x[p,f,s] <= cap * kept[f,sp,w]
    + off``. What pinned duties alone put off their best weekday is not charged; another weekday costs the difference.
    """

    id = "roster.fixed_weekday"

    def weeks(self, m: WeeksModel) -> None:
        """Add the weekdays to choose from, and the visits off the chosen one in each period."""
        if not self.pushes:
            return
        visits: dict[Series, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for n, column in enumerate(m.columns):
            visits[_series(column)][column.period.index].append(n)
        pinned = self._pinned(m)
        at: dict[str, dict[tuple[int, int], list[On]]] = defaultdict(lambda: defaultdict(list))
        of: dict[str, dict[tuple[int, int], list[On]]] = defaultdict(lambda: defaultdict(list))
        for series, by_period in visits.items():
            kept = self._weekdays(m, series, by_period, pinned[series])
            if len(kept) < 2:
                continue
            m.kept[series] = kept
            room = room_at(m, series.facility)
            for period, columns in by_period.items():
                for weekday, on in self._period(m, series, period, columns, room).items():
                    at[series.facility][weekday, period].append(on)
                    of[series.specialty][weekday, period].append(on)
            row = m.model.row((self.id, "one", *series), list(kept.values()), 1, low=1, high=1)
            if self.mode is Mode.SOFT and self.tier is Tier.COMFORT:
                m.choices.append((row, tuple(kept.values())))
        for facility, groups in at.items():
            self._share(m, ("at", facility), groups, room_at(m, facility))
        for specialty, groups in of.items():
            self._share(m, ("of", specialty), groups, room_of(m, specialty))

    def _pinned(self, m: WeeksModel) -> dict[Series, dict[int, int]]:
        """Return the half-days of pinned duties by weekday."""
        found: dict[Series, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for duty in m.pinned.duties:
            weekday = visiting_weekday(self.case, duty.person.id, duty.facility.id, duty.date)
            if weekday is not None:
                found[Series(duty.facility.id, duty.person.specialty)][weekday] += duty.units
        return found

    def _weekdays(
        self, m: WeeksModel, series: Series, by_period: Mapping[int, Sequence[int]], pinned: Mapping[int, int]
    ) -> dict[int, int]:
        """Return a column for each weekday that may be kept; 0 where it fits pins worse and the rule is hard."""
        possible = 0
        for columns in by_period.values():
            for n in columns:
                possible |= m.columns[n].mask
        weekdays = {weekday for weekday, mask in self._masks.items() if weekday and mask & possible} | pinned.keys()
        best = max(pinned.values(), default=0)
        kept: dict[int, int] = {}
        for weekday in sorted(weekdays) if len(weekdays) > 1 else ():
            worse = best - pinned.get(weekday, 0)
            price = self.broken(worse) if worse else 0
            kept[weekday] = m.add_column(0, 0 if price is None else 1)
            m.charge(self.tier, kept[weekday], price or 0)
        return kept

    def _period(self, m: WeeksModel, series: Series, period: int, columns: Sequence[int], room: Room) -> dict[int, On]:
        """Add what each weekday of a period may bring, and what is left as off; return the first."""
        inside = {n: self._inside(m, n) for n in columns}
        found: dict[int, On] = {}
        caps: list[int] = []
        for weekday, kept in m.kept[series].items():
            good = {n: mask for n in columns if (mask := self._good(m.columns[n], weekday))}
            if not good:
                continue
            cap, slots = _capacity(m, good, period, room)
            on, key = m.add_column(0, cap), (*series, str(weekday), period)
            m.model.row((self.id, "free", *key), [*(inside[n] for n in good), on], [*[-1] * len(good), 1], high=0)
            m.model.row((self.id, "kept", *key), [on, kept], [1, -cap], high=0)
            found[weekday] = On(on, slots)
            caps.append(cap)
        ons = [on.column for on in found.values()]
        if ons:
            m.model.row((self.id, "most", *series, period), ons, 1, high=max(caps))
        terms, factors = [*columns, *ons], [*[1] * len(columns), *[-1] * len(ons)]
        if self.mode is Mode.SOFT:
            off = m.add_column(0, sum(m.model.highs[n] for n in columns))
            m.charge(self.tier, off, self.weight * m.unit)
            m.excess[(self.id, *series), period] = off
            terms.append(off)
            factors.append(-1)
        m.model.row((self.id, "off", *series, period), terms, factors, high=0)
        return found

    def _inside(self, m: WeeksModel, n: int) -> int:
        """Return a column of the visits of ``n`` that one weekday may hold: ``n`` itself where it holds them all."""
        column = m.columns[n]
        most = max(self._good(column, weekday).bit_count() for weekday in self._masks)
        if m.model.highs[n] <= most:
            return n
        inside = m.add_column(0, most)
        key = (column.person.id, column.facility.id, column.period.index)
        m.model.row((self.id, "inside", *key), [inside, n], [1, -1], high=0)
        return inside

    def _share(
        self, m: WeeksModel, key: tuple[str, str], groups: Mapping[tuple[int, int], Sequence[On]], room: Room
    ) -> None:
        """Let all visits that keep the same weekday share what its date can take."""
        for (weekday, period), visits in groups.items():
            slots = 0
            for on in visits:
                slots |= on.slots
            most = sum(room(s) for s in m.periods[period].slots if slots >> s.index & 1)
            if sum(m.model.highs[on.column] for on in visits) > most:
                m.model.row((self.id, *key, str(weekday), period), [on.column for on in visits], 1, high=most)

    def days(self, d: DayRows) -> None:
        """Limit the visits of each slot to the weekday kept."""
        if not self.pushes:
            return
        groups: dict[tuple[Series, int, int, int], list[int]] = defaultdict(list)
        for (n, slot), x in d.taken.items():
            column = d.weeks.columns[n]
            series, day = _series(column), self.case.slots[slot].date
            weekday = visiting_weekday(self.case, column.person.id, column.facility.id, day)
            if series in d.weeks.kept and weekday is not None:
                groups[series, column.period.index, slot, weekday].append(x)
        for (series, period, slot, weekday), columns in groups.items():
            kept = d.weeks.kept[series][weekday]
            d.at_most(self, series, period, slot, columns, 0, units=d.weeks.unit, unless=kept)

    def _good(self, column: Column, weekday: int) -> int:
        """Return the slots of a column that are not off ``weekday``: those on it, and those that stand for none."""
        resident = self._resident.get((column.person.id, column.facility.id), 0)
        return column.mask & (self._masks.get(weekday, 0) | self._masks.get(0, 0) | resident)

    @cached_property
    def _masks(self) -> dict[int, int]:
        """The slots of each weekday as bits, for whoever is no resident; under 0 those that stand for none."""
        masks: dict[int, int] = defaultdict(int)
        for slot in self.case.slots:
            masks[visiting_weekday(self.case, "", "", slot.date) or 0] |= 1 << slot.index
        return dict(masks)

    @cached_property
    def _resident(self) -> dict[tuple[str, str], int]:
        """The slots on whose dates a person is resident at a facility, as bits."""
        masks: dict[tuple[str, str], int] = defaultdict(int)
        for slot in self.case.slots if self.case.resident_days else ():
            for person, facility, day in self.case.resident_days:
                if day == slot.date:
                    masks[person, facility] |= 1 << slot.index
        return dict(masks)


def _series(column: Column) -> Series:
    return Series(column.facility.id, column.person.specialty)


def _capacity(m: WeeksModel, good: Mapping[int, int], period: int, room: Room) -> tuple[int, int]:
    """Return how many visits the good slots of a period take, by people and rooms, and which slots these are."""
    cap = slots = 0
    for slot in m.periods[period].slots:
        free = {m.columns[n].person.id for n, mask in good.items() if mask >> slot.index & 1}
        cap += min(len(free), room(slot))
        slots |= 1 << slot.index if free else 0
    return cap, slots
