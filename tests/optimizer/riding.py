"""Every way to give out vehicles to the riders of a plan; nothing here knows a formulation or a rule of thumb."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, product

from models.county import Vehicle
from models.plan import Duty, Outing
from models.roster import RosterCase

Groups = dict[tuple[str, str], list[str]]


def every_dispatch(case: RosterCase, duties: Sequence[Duty]) -> Iterator[tuple[Outing, ...]]:
    """Yield every choice of a destination, or none, for each vehicle and date."""
    dates: dict[dt.date, Groups] = defaultdict(lambda: defaultdict(list))
    for duty in duties:
        group = dates[duty.date][case.county.person_by_id[duty.person].employer, duty.facility]
        if duty.person not in group:
            group.append(duty.person)
    for picked in product(*(list(_of_day(case, day, groups)) for day, groups in dates.items())):
        yield tuple(chain.from_iterable(picked))


def _of_day(case: RosterCase, day: dt.date, groups: Groups) -> Iterator[tuple[Outing, ...]]:
    cars = [v for v in case.county.vehicles if day.isoweekday() in v.days]
    ways = [["", *(f for owner, f in groups if owner == car.owner)] for car in cars]
    for places in product(*ways):
        waiting = {key: list(people) for key, people in groups.items()}
        yield tuple(_outing(car, place, day, waiting) for car, place in zip(cars, places, strict=True) if place)


def _outing(car: Vehicle, place: str, day: dt.date, waiting: Groups) -> Outing:
    group = waiting[car.owner, place]
    people, waiting[car.owner, place] = group[: car.seats], group[car.seats :]
    return Outing(vehicle=car.id, facility=place, date=day, people=tuple(people))
