"""What a county has to have before a chain can begin, and the month that it rosters."""

import datetime as dt

from models.county import County
from models.decision import Decision
from models.headcount import HeadcountCase
from models.roster.calendar import month_ends

IN_ORDER = (Decision.SITING, Decision.HEADCOUNT, Decision.ROSTER)
"""The decisions of a chain, each over what the one before it asks."""
SHEETS = ("centers", "posts")
"""The sheets without which there is nothing to decide; a roster can always be made."""


def is_whole_month(first: dt.date, last: dt.date) -> bool:
    """Return whether a horizon is exactly one calendar month: posts ask for visiting days of a month."""
    return (first, last) == month_ends(first.year, first.month)


def lacking(county: County) -> tuple[str, ...]:
    """Return the sheets that a chain needs and ``county`` leaves empty."""
    return tuple(sheet for sheet in SHEETS if not getattr(county, sheet))


def in_years(case: HeadcountCase, first: dt.date) -> bool:
    """Return whether the month that begins on ``first`` is of a year of the headcount."""
    return first.year in case.years
