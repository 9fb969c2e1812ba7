"""Giving out vehicles by rule of thumb, for a plan that does not say who rides with whom."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from models.plan import Outing
from models.roster.calendar import month_key

if TYPE_CHECKING:
    from models.roster.case import RosterCase

Rider = tuple[str, str, dt.date]
"""Person, facility and date: the person goes there and back once."""


def dispatch(case: RosterCase, riders: Iterable[Rider]) -> tuple[Outing, ...]:
    """Return outings that seat ``riders`` as far as vehicles go: the largest group of a day first.

    A group takes the smallest vehicle left that seats all of it, else the largest one left; who does not find a seat
    is a group again. Quick and plain, not always the best: a plan of ours brings its own outings.
    """
    groups: dict[tuple[str, dt.date], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for person, facility, day in riders:
        owner = case.county.person_by_id[person].employer
        if owner in case.fleet.by_owner:
            groups[owner, day][facility].append(person)
    return tuple(o for (owner, day), there in sorted(groups.items()) for o in _of_day(case, owner, day, there))


def overfull(case: RosterCase, riders: Iterable[Rider]) -> dict[tuple[str, dt.date], int]:
    """Return how many of ``riders`` find no seat, by hospital and date, where vehicles are given out by rule of thumb.

    Asked of pinned riders alone it says what pins cause: no more than that is laid to their charge.
    """
    riders = tuple(riders)
    left: dict[tuple[str, dt.date], int] = defaultdict(int)
    for person, _, day in riders:
        owner = case.county.person_by_id[person].employer
        left[owner, day] += owner in case.fleet.by_owner
    for outing in dispatch(case, riders):
        left[case.fleet.kind_of[outing.vehicle].owner, outing.date] -= len(outing.people)
    return {key: n for key, n in left.items() if n}


def least_money(case: RosterCase, riders: Iterable[Rider]) -> dict[str, int]:
    """Return the yuan of each month if ``riders`` alone rode by rule of thumb, and who finds no seat paid the way."""
    riders = tuple(riders)
    money: dict[str, int] = defaultdict(int)
    seated: set[Rider] = set()
    for outing in dispatch(case, riders):
        kind = case.fleet.kind_of[outing.vehicle]
        money[month_key(outing.date)] += case.fleet.fare(kind, case.fleet.km(kind.owner, outing.facility, outing.date))
        seated.update((person, outing.facility, outing.date) for person in outing.people)
    for rider in riders:
        owner = case.county.person_by_id[rider[0]].employer
        own = 0 if rider in seated else case.fleet.own_fare(case.fleet.km(owner, rider[1], rider[2]))
        money[month_key(rider[2])] += own + case.fleet.per_diem
    return dict(money)


def _of_day(case: RosterCase, owner: str, day: dt.date, there: dict[str, list[str]]) -> Iterator[Outing]:
    kinds = [kind for kind in case.fleet.by_owner[owner] if case.fleet.runs(kind, day)]
    cars = sorted((kind.seats, car) for kind in kinds for car in kind.ids)
    while cars and any(there.values()):
        facility = min(there, key=lambda f: (-len(there[f]), f))
        waiting = there[facility]
        seats, car = cars.pop(_fitting(cars, len(waiting)))
        yield Outing(vehicle=car, facility=facility, date=day, people=tuple(waiting[:seats]))
        there[facility] = waiting[seats:]


def _fitting(cars: Sequence[tuple[int, str]], size: int) -> int:
    """Return which of ``cars``, in rising order of seats, a group takes."""
    return next((n for n, (seats, _) in enumerate(cars) if seats >= size), len(cars) - 1)
