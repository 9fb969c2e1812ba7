"""Generated opening balances: what people had served when the horizon began."""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from models.county import Category, Opening, Person
from models.roster.calendar import WorkCalendar

YEAR_DAYS = 30.0


def make_opening(staff: Iterable[Person], first: date, rng: Random) -> list[Opening]:
    """Return the balance of every physician on the day before ``first``.

    Around nine tenths of an even pace of 30 days a year (from none to a little more), in halves, and never more than
    two days in three of the year's working days so far; over 24 months up to twice a year's days.
    """
    as_of = first - timedelta(days=1)
    worked = len(WorkCalendar().workdays(date(as_of.year, 1, 1), as_of))
    pace = YEAR_DAYS * as_of.timetuple().tm_yday / 365
    rows = []
    for person in staff:
        if person.category is not Category.PHYSICIAN:
            continue
        served = min(pace * min(1.15, max(0.0, rng.gauss(0.9, 0.2))), worked * 2 / 3)
        year = int(served * 2) / 2
        hosts = tuple(h for h in (person.host1, person.host2) if h) if year >= 1 else ()
        earlier = rng.randint(0, int(2 * YEAR_DAYS))
        rows.append(Opening(person=person.id, as_of=as_of, days_year=year, days_24m=year + earlier, hosts_year=hosts))
    return rows
