"""A calendar month, as the planner names it: ``2026-03``."""

import re
from datetime import date
from typing import NamedTuple

from models.roster.calendar import month_ends

_KEY = re.compile(r"^(20\d\d)-(0[1-9]|1[0-2])$")


class Month(NamedTuple):
    """A month of a year."""

    year: int
    month: int

    @property
    def first(self) -> date:
        """Its first day."""
        return month_ends(self.year, self.month)[0]

    @property
    def last(self) -> date:
        """Its last day."""
        return month_ends(self.year, self.month)[1]

    @property
    def following(self) -> "Month":
        """The month after it."""
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    def __str__(self) -> str:
        """Return ``2026-03``."""
        return f"{self.year}-{self.month:02}"


def read_month(said: str) -> Month:
    """Return the month that ``2026-03`` names; raise ``ValueError`` for anything else."""
    found = _KEY.match(said)
    if not found:
        raise ValueError(said)
    return Month(int(found[1]), int(found[2]))


def month_of(day: date) -> Month:
    """Return the month of a date."""
    return Month(day.year, day.month)
