"""What fair service asks of a horizon: days by population, facility by facility and month by month."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

from models.roster.case import RosterCase
from models.roster.eligible import receiving
from models.roster.specialty_floors import months_in

RULE = "roster.fair_towns"


@dataclass(frozen=True)
class TownFloor:
    """The fewest days of service at a facility from ``first`` to ``last``, a month or its part in the horizon."""

    facility: str
    first: date
    last: date
    days: float


def town_floors(case: RosterCase) -> Iterator[TownFloor]:
    """Yield what the rule asks, rounded up to a slot; a part of a month in proportion to its working days (G20)."""
    rate = Fraction(case.policy.days(RULE, "days_per_1000")) / 1000
    unit = Fraction(case.slot_days)
    for first, last, part in months_in(case):
        for facility in receiving(case):
            days = float(ceil(rate * facility.population * part / unit) * unit)
            if days:
                yield TownFloor(facility.id, first, last, days)
