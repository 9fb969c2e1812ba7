"""From vehicles by kind, facility and date to outings with a vehicle and its people."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from models.plan import Duty, Outing
from models.roster.case import RosterCase
from models.roster.fleet import CarKind
from optimizer.roster.rides import Cars

Counts = tuple[tuple[Cars, int], ...]
"""How many vehicles of a kind go to a facility on a date."""


def name_outings(case: RosterCase, duties: Iterable[Duty], counts: Iterable[tuple[Cars, int]]) -> tuple[Outing, ...]:
    """Return the outings of ``counts``: vehicles in order of code, the largest first; empty ones stay at home."""
    waiting: dict[tuple[str, str, dt.date], list[str]] = defaultdict(list)
    for duty in sorted(duties, key=lambda d: (d.pinned, d.person)):
        owner, rider = case.county.person_by_id[duty.person].employer, (duty.person, duty.facility, duty.date)
        group = waiting[owner, duty.facility, duty.date]
        if duty.person not in group and rider not in case.resident_days:
            group.append(duty.person)
    return tuple(_named(waiting, counts))


def _named(waiting: dict[tuple[str, str, dt.date], list[str]], counts: Iterable[tuple[Cars, int]]) -> Iterator[Outing]:
    out: dict[tuple[CarKind, dt.date], int] = defaultdict(int)
    for cars, number in sorted(counts, key=lambda c: (c[0].date, -c[0].kind.seats, c[0])):
        kind = cars.kind
        group = waiting[kind.owner, cars.facility, cars.date]
        for _ in range(number):
            if not group:
                break
            vehicle = kind.ids[out[kind, cars.date]]
            out[kind, cars.date] += 1
            yield Outing(vehicle=vehicle, facility=cars.facility, date=cars.date, people=tuple(group[: kind.seats]))
            del group[: kind.seats]
