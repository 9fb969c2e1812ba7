"""The days that a command plans."""

from datetime import date

from api.cli import words
from api.cli.issues import fault
from api.horizon import LONGEST_DAYS, horizon_of
from models.county import County
from models.files.input.codes import Fault
from models.files.input.dates import read_date


def read_horizon(county: County, first: str, last: str) -> tuple[date, date]:
    """Return the first and the last day; an empty one is the edge of the other's month, or of the county's month.

    Raises ``InputRefused`` for what is no date, a horizon that ends before it starts or is longer than a year.
    """
    given = option_date("--from", first) if first else None, option_date("--to", last) if last else None
    begin, end = horizon_of(county, *given)
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
