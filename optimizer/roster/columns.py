"""Periods and columns: what the weeks decide.

A period is the part of a week that lies in one month and in one state of the roads. A column is a person at a facility
in a period, ``n[p,f,k]`` slots, of those that cost the same; masks hold slots as bits of their index.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from models.county.facility import Facility
from models.county.staff import Person
from models.roster.case import RosterCase
from models.roster.slots import Slot
from models.roster.travel import RoadState
from optimizer.roster.rule import Mark, RosterRule

Priced = dict[int, int]
"""Slots by price: price -> mask."""


@dataclass(frozen=True)
class Period:
    """Slots of one week, month and road state."""

    index: int
    week: date
    month: str
    roads: RoadState
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Column:
    """Slots of a person at a facility in a period that cost ``price`` each in the policy tier.

    ``second`` is a second place at a time when the person is elsewhere, where policy lets that be: it serves needs and
    takes rooms, but the person's day counts once.
    """

    person: Person
    facility: Facility
    period: Period
    mask: int
    price: int
    minutes: int
    second: bool = False

    @property
    def size(self) -> int:
        """How many slots there are."""
        return self.mask.bit_count()

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The slots themselves."""
        return tuple(s for s in self.period.slots if self.mask >> s.index & 1)


def make_periods(case: RosterCase) -> tuple[Period, ...]:
    """Return the periods of the case in order of time."""
    groups: dict[tuple[date, str, RoadState], list[Slot]] = defaultdict(list)
    for slot in case.slots:
        groups[slot.week, slot.month, case.road_state(slot.date)].append(slot)
    return tuple(Period(n, *key, tuple(slots)) for n, (key, slots) in enumerate(groups.items()))


def make_columns(
    case: RosterCase, periods: Sequence[Period], rules: Sequence[RosterRule], busy: dict[str, int]
) -> Iterator[Column]:
    """Yield every column that the rules allow; ``busy`` are slots that pinned duties take from a person."""
    second = _sum(rule.second_price() for rule in rules)
    facilities = [f for f in case.county.facilities if f.receives]
    open_slots = {f.id: _priced(case.slots, [_at(r, f) for r in rules]) for f in facilities}
    for person in case.senders:
        free = _priced(case.slots, [_of(r, person) for r in rules])
        taken = busy.get(person.id, 0)
        free = {price: mask & ~taken for price, mask in free.items() if mask & ~taken}
        if not free:
            continue
        places = {f.id: _marked(open_slots[f.id], (m for r in rules for m in r.marks(person, f))) for f in facilities}
        pairs: dict[tuple[str, RoadState], int | None] = {}
        for period in periods:
            inside = sum(1 << s.index for s in period.slots)
            for facility in facilities:
                key = (facility.id, period.roads)
                if key not in pairs:
                    pairs[key] = _sum(r.pair_price(person, facility, period.roads) for r in rules)
                pair = pairs[key]
                if pair is None:
                    continue
                trip = case.roads.trip(person.employer, facility.id, period.roads)
                if trip is None:
                    continue
                for price, mask in _cross(free, places[facility.id], inside).items():
                    yield Column(person, facility, period, mask, price + pair, trip.minutes)
                    if second is not None:
                        yield Column(person, facility, period, mask, price + pair + second, trip.minutes, second=True)


def _of(rule: RosterRule, person: Person) -> Callable[[Slot], int | None]:
    return lambda slot: rule.person_price(person, slot)


def _at(rule: RosterRule, facility: Facility) -> Callable[[Slot], int | None]:
    return lambda slot: rule.facility_price(facility, slot)


def _priced(slots: Iterable[Slot], prices: Sequence[Callable[[Slot], int | None]]) -> Priced:
    found: Priced = defaultdict(int)
    for slot in slots:
        price = _sum(p(slot) for p in prices)
        if price is not None:
            found[price] |= 1 << slot.index
    return dict(found)


def _marked(priced: Priced, marks: Iterable[Mark]) -> Priced:
    """Return the slots by price where those of each mark cost more, or are left out."""
    for marked, price in marks:
        found = {p: mask & ~marked for p, mask in priced.items()}
        if price is not None:
            for p, mask in priced.items():
                found[p + price] = found.get(p + price, 0) | mask & marked
        priced = {p: mask for p, mask in found.items() if mask}
    return priced


def _cross(a: Priced, b: Priced, inside: int) -> Priced:
    found: Priced = defaultdict(int)
    for price_a, mask_a in a.items():
        for price_b, mask_b in b.items():
            both = mask_a & mask_b & inside
            if both:
                found[price_a + price_b] |= both
    return found


def _sum(prices: Iterable[int | None]) -> int | None:
    total = 0
    for price in prices:
        if price is None:
            return None
        total += price
    return total
