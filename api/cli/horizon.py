"""The days that a command plans."""

import calendar
from datetime import date

from api.cli import words
from api.cli.issues import fault
from models.county import County
from models.files.input.codes import Fault
from models.files.input.dates import read_date

LONGEST_DAYS = 366


def read_horizon(county: County, first: str, last: str) -> tuple[date, date]:
    """Return the first and the last day; an empty one is the edge of the other's month, or of the county's month.

    Raises ``InputRefused`` for what is no date, a horizon that ends before it starts or is longer than a year.
    """
    begin = option_date("--from", first) if first else None
    end = option_date("--to", last) if last else None
    month = begin or end or date(county.county.year, county.county.month, 1)
    begin = begin or month.replace(day=1)
    end = end or month_end(month)
    if end < begin:
        message = words.HORIZON_REVERSED.fill(first=begin.isoformat(), last=end.isoformat())
        raise fault("horizon_reversed", message, words.HORIZON_REVERSED_REMEDY, "--to")
    days = (end - begin).days + 1
    if days > LONGEST_DAYS:
        message = words.HORIZON_TOO_LONG.fill(days=days, limit=LONGEST_DAYS)
        raise fault("horizon_too_long", message, words.HORIZON_TOO_LONG_REMEDY, "--to")
    return begin, end


def option_date(option: str, found: str) -> date:
    """Return the date that an option gives in any everyday spelling."""
    try:
        return read_date(found)
    except Fault as error:
        raise fault("not_a_date", words.BAD_DATE.fill(found=found), words.DATE_REMEDY, option) from error


def month_end(day: date) -> date:
    """Return the last day of the month of ``day``."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
