"""Generated opening balances: what people had served when the horizon began."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from random import Random

from models.county import Category, Opening, Person
from models.roster.calendar import WorkCalendar

YEAR_DAYS = 30.0

Pace = Callable[[Person], float]
"""Days that a person should have served when the horizon begins."""


def month_before(first: date) -> date:
    """Return the last day of the month before ``first``, on which a ledger is closed."""
    return first.replace(day=1) - timedelta(days=1)


def even_pace(first: date) -> Pace:
    """Return a pace of 30 days a year for physicians and none for others, up to :func:`month_before`."""
    days = YEAR_DAYS * month_before(first).timetuple().tm_yday / 365
    return lambda person: days if person.category is Category.PHYSICIAN else 0.0


def make_opening(staff: Iterable[Person], first: date, pace: Pace, rng: Random) -> list[Opening]:
    """Return the balance of everybody with a pace, as of :func:`month_before`.

    Around nine tenths of the pace (from none to 1.15 of it), in halves, and never more than two days in three of the
    year's working days so far; over 24 months up to twice a year's days more.
    """
    as_of = month_before(first)
    most = len(WorkCalendar().workdays(date(as_of.year, 1, 1), as_of)) * 2 / 3
    rows = []
    for person in staff:
        if not pace(person):
            continue
        served = min(pace(person) * min(1.15, max(0.0, rng.gauss(0.9, 0.2))), most)
        year = int(served * 2) / 2
        hosts = tuple(h for h in (person.host1, person.host2) if h) if year >= 1 else ()
        earlier = rng.randint(0, int(2 * YEAR_DAYS))
        rows.append(Opening(person=person.id, as_of=as_of, days_year=year, days_24m=year + earlier, hosts_year=hosts))
    return rows
