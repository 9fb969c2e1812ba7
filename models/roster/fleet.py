"""The vehicles of the county: which are alike, on which days they run, and what a way there and back costs."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from models.county.words import Mode

if TYPE_CHECKING:
    from models.roster.case import RosterCase

VEHICLES = "roster.vehicles"
BUDGET = "roster.travel_budget"


@dataclass(frozen=True, order=True, slots=True)
class CarKind:
    """Vehicles of one owner that are alike in seats, weekdays and rate (yuan per km); ``ids`` in order of code."""

    owner: str
    seats: int
    days: tuple[int, ...]
    rate: float
    ids: tuple[str, ...]


class Fleet:
    """The vehicles of the sheet 车辆 and the rates of roster.travel_budget; money in whole yuan."""

    def __init__(self, case: RosterCase) -> None:
        self._case = case
        policy = case.policy
        self._own_rate = policy.number(BUDGET, "own_rate") or 0
        self.per_diem = policy.number(BUDGET, "per_diem") or 0
        self.budget = policy.number(BUDGET, "budget") if policy.mode(BUDGET) is not Mode.OFF else None
        alike: dict[tuple[str, int, tuple[int, ...], float], list[str]] = defaultdict(list)
        if policy.mode(VEHICLES) is not Mode.OFF:
            for car in case.county.vehicles:
                alike[car.owner, car.seats, car.days, car.rate].append(car.id)
        self.kinds = tuple(CarKind(*key, tuple(sorted(ids))) for key, ids in sorted(alike.items()))
        self.kind_of = {car: kind for kind in self.kinds for car in kind.ids}

    @cached_property
    def by_owner(self) -> dict[str, tuple[CarKind, ...]]:
        """The kinds of vehicles of each owner."""
        owners = dict.fromkeys(kind.owner for kind in self.kinds)
        return {owner: tuple(k for k in self.kinds if k.owner == owner) for owner in owners}

    @property
    def most_seats(self) -> int:
        """The seats of the largest vehicle."""
        return max((kind.seats for kind in self.kinds), default=0)

    def runs(self, kind: CarKind, day: dt.date) -> bool:
        """Return whether such a vehicle runs on ``day``; one that runs Monday to Friday runs on make-up days too."""
        return self._case.calendar.keeps(kind.days, day)

    def km(self, origin: str, facility: str, day: dt.date) -> float:
        """Return the km of a way; 0 where no road leads there, which is a matter of roster.eligible."""
        trip = self._case.roads.trip(origin, facility, self._case.road_state(day))
        return trip.km if trip else 0.0

    def fare(self, kind: CarKind, km: float) -> int:
        """Return what an outing costs: ``2 km x rate``, in whole yuan rounded half up (B12)."""
        return _whole(2 * km * kind.rate)

    def own_fare(self, km: float) -> int:
        """Return what a person costs who goes without a vehicle: ``2 km x own_rate / 100``, in whole yuan (B12)."""
        return _whole(2 * km * self._own_rate / 100)


def _whole(yuan: float) -> int:
    return int(round(yuan, 6) + 0.5)
