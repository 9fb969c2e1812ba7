"""What a report covers: a month, a half-year or a year, as the planner names it (2026-03, 2026-H1, 2026)."""

import re
from datetime import date
from typing import NamedTuple

from models.month.month import Month
from models.text import Text, text

_KEY = re.compile(r"^(20\d\d)(?:-(?:H([12])|(0[1-9]|1[0-2])))?$", re.ASCII)


class ReportPeriod(NamedTuple):
    """The months of a calendar year from ``begin`` to ``end`` inclusive, and how they are named."""

    name: str
    begin: Month
    end: Month

    @property
    def first(self) -> date:
        """Its first day."""
        return self.begin.first

    @property
    def last(self) -> date:
        """Its last day."""
        return self.end.last

    @property
    def year(self) -> int:
        """The year in which it lies."""
        return self.end.year

    @property
    def months(self) -> tuple[Month, ...]:
        """Its months, in order."""
        return tuple(Month(self.year, n) for n in range(self.begin.month, self.end.month + 1))

    @property
    def title(self) -> Text:
        """2026年上半年, or first half of 2026."""
        year = self.year
        if len(self.months) == 1:
            return text("{y}年{m}月", "{k}").fill(y=year, m=self.end.month, k=self.name)
        if len(self.months) == 12:
            return text("{y}年度", "the year {y}").fill(y=year)
        half = text("上半年", "first half of ") if self.begin.month == 1 else text("下半年", "second half of ")
        return Text(zh=f"{year}年{half.zh}", en=f"{half.en}{year}")


def read_period(said: str) -> ReportPeriod:
    """Return the period that ``2026-03``, ``2026-H1`` or ``2026`` names; raise ``ValueError`` for anything else."""
    found = _KEY.match(said.strip().upper())
    if not found:
        raise ValueError(said)
    year, half, month = int(found[1]), found[2], found[3]
    if month:
        return ReportPeriod(f"{year}-{month}", Month(year, int(month)), Month(year, int(month)))
    if half:
        begin = 1 if half == "1" else 7
        return ReportPeriod(f"{year}-H{half}", Month(year, begin), Month(year, begin + 5))
    return ReportPeriod(str(year), Month(year, 1), Month(year, 12))
