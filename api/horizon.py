"""The days of a roster, where only one edge of them, or none, is given."""

import calendar
from datetime import date

from models.county import County

LONGEST_DAYS = 366


def horizon_of(county: County, first: date | None, last: date | None) -> tuple[date, date]:
    """Return the first and the last day; one that is missing is the edge of the other's month, or the county's."""
    month = first or last or date(county.county.year, county.county.month, 1)
    return first or month.replace(day=1), last or month_end(month)


def month_end(day: date) -> date:
    """Return the last day of the month of ``day``."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
