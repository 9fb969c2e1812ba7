"""Periods and columns: what the weeks decide.

A period is the part of a week that lies in one month and in one state of the roads. A column is a person at a facility
in a period, ``n[p,f,k]`` slots, of those that cost the same; masks hold slots as bits of their index.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from models.county.facility import Facility
from models.county.staff import Person
from models.roads import RoadState, Trip
from models.roster.case import RosterCase
from models.roster.slots import Slot
from optimizer.roster.prices import Priced, Prices, add, asking, crossed, marked, price_of, priced
from optimizer.roster.rule import RosterRule

Pair = tuple[Prices, Trip]
"""What each slot of a person at a facility costs in a state of the roads, and the way there."""


@dataclass(frozen=True, slots=True)
class Period:
    """Slots of one week, month and road state; ``mask`` holds them as bits."""

    index: int
    week: date
    month: str
    roads: RoadState
    slots: tuple[Slot, ...]
    mask: int


@dataclass(frozen=True, slots=True)
class Column:
    """Slots of a person at a facility in a period that cost ``prices`` each, one number a tier, in half-units.

    ``second`` is a second place at a time when the person is elsewhere, where policy lets that be: it serves needs and
    takes rooms, but the person's day counts once.
    """

    person: Person
    facility: Facility
    period: Period
    mask: int
    prices: Prices
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
    return tuple(
        Period(n, *key, tuple(slots), sum(1 << s.index for s in slots)) for n, (key, slots) in enumerate(groups.items())
    )


def make_columns(
    case: RosterCase, periods: Sequence[Period], rules: Sequence[RosterRule], busy: dict[str, int]
) -> Iterator[Column]:
    """Yield every column that the rules allow; ``busy`` are slots that pinned duties take from a person."""
    second = price_of(rules, lambda rule: rule.second_price())
    facilities = [f for f in case.county.facilities if f.receives]
    of_facilities = asking(rules, RosterRule.facility_price)
    of_people = asking(rules, RosterRule.person_price)
    marking = asking(rules, RosterRule.marks)
    open_slots = {f.id: priced(case.slots, of_facilities, _at(f)) for f in facilities}
    pairs = _Pairs(case, rules)
    for person in case.senders:
        free = _without(priced(case.slots, of_people, _of(person)), busy.get(person.id, 0))
        if not free:
            continue
        places: list[tuple[Facility, Priced]] = []
        for facility in facilities:
            marks = ((mark, rule.tier) for rule in marking for mark in rule.marks(person, facility))
            there = crossed(free, marked(open_slots[facility.id], marks))
            if there:
                places.append((facility, there))
        for period in periods:
            for facility, there in places:
                if pair := pairs.of(person, facility, period.roads):
                    yield from _visits(person, facility, period, there, pair, second)


def _visits(
    person: Person, facility: Facility, period: Period, there: Priced, pair: Pair, second: Prices | None
) -> Iterator[Column]:
    for prices, mask in there.items():
        inside = mask & period.mask
        if inside:
            total, minutes = add(prices, pair[0]), pair[1].minutes
            yield Column(person, facility, period, inside, total, minutes)
            if second is not None:
                yield Column(person, facility, period, inside, add(total, second), minutes, second=True)


class _Pairs:
    """The price of each pair of person and facility, and the way, in each state of the roads; ``None`` where barred."""

    def __init__(self, case: RosterCase, rules: Sequence[RosterRule]) -> None:
        self._case, self._rules = case, rules
        self._known: dict[tuple[str, str, RoadState], Pair | None] = {}

    def of(self, person: Person, facility: Facility, roads: RoadState) -> Pair | None:
        """Return price and way of a pair."""
        key = (person.id, facility.id, roads)
        if key not in self._known:
            self._known[key] = self._find(person, facility, roads)
        return self._known[key]

    def _find(self, person: Person, facility: Facility, roads: RoadState) -> Pair | None:
        prices = price_of(self._rules, lambda rule: rule.pair_price(person, facility, roads))
        trip = self._case.roads.trip(person.employer, facility.id, roads)
        return None if prices is None or trip is None else (prices, trip)


def _of(person: Person) -> Callable[[RosterRule, Slot], int | None]:
    return lambda rule, slot: rule.person_price(person, slot)


def _at(facility: Facility) -> Callable[[RosterRule, Slot], int | None]:
    return lambda rule, slot: rule.facility_price(facility, slot)


def _without(slots: Priced, taken: int) -> Priced:
    """Return ``slots`` without those that are taken."""
    return {prices: mask & ~taken for prices, mask in slots.items() if mask & ~taken}
