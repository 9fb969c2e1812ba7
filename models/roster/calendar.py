"""The work calendar: which dates are working days, and who says so."""

import csv
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from models.county.settings import CalendarDay
from models.county.words import DateKind
from models.text import Text


@dataclass(frozen=True)
class NamedDay:
    """A date that the calendar names: a day off or a make-up workday, and whether it is only provisional."""

    date: date
    kind: DateKind
    name: Text
    provisional: bool
    source: str


@cache
def _shipped() -> dict[date, NamedDay]:
    """Return the shipped statutory calendar."""
    text = files("models").joinpath("data", "calendar_cn.csv").read_text("utf-8")
    days = (
        NamedDay(
            date=date.fromisoformat(row["date"]),
            kind=DateKind(row["kind"]),
            name=Text(zh=row["name_zh"], en=row["name_en"]),
            provisional=row["provisional"] == "yes",
            source=row["source"],
        )
        for row in csv.DictReader(text.splitlines())
    )
    return {day.date: day for day in days}


def _own(day: CalendarDay) -> NamedDay:
    return NamedDay(day.date, day.kind, Text(zh=day.name, en=day.name), provisional=False, source=day.source)


class WorkCalendar:
    """Statutory holidays and make-up workdays; the county's own days (sheet 工作日历) win.

    A date that neither names is a working day from Monday to Friday.
    """

    def __init__(self, overrides: Iterable[CalendarDay] = ()) -> None:
        own = {day.date: _own(day) for day in overrides}
        self._days = {**_shipped(), **own}
        self._own_years = {day.year for day in own}

    def is_workday(self, day: date) -> bool:
        """Return whether ``day`` is a working day."""
        named = self._days.get(day)
        return named.kind is DateKind.WORKDAY if named else day.weekday() < 5

    def is_makeup(self, day: date) -> bool:
        """Return whether ``day`` is a weekend day that is worked."""
        return day.weekday() >= 5 and self.is_workday(day)

    def keeps(self, weekdays: Collection[int], day: date) -> bool:
        """Return whether ``day`` is one of ``weekdays``; what keeps Monday to Friday keeps make-up days too."""
        return day.isoweekday() in weekdays or (self.is_makeup(day) and {1, 2, 3, 4, 5} <= set(weekdays))

    def name(self, day: date) -> Text:
        """Return what the calendar calls ``day``, or an empty text."""
        named = self._days.get(day)
        return named.name if named else Text(zh="", en="")

    def is_provisional(self, year: int) -> bool:
        """Return whether the make-up days of ``year`` are not published yet and the county gives none of its own."""
        if year in self._own_years:
            return False
        of_year = [day.provisional for d, day in _shipped().items() if d.year == year]
        return not of_year or any(of_year)

    def workdays(self, first: date, last: date) -> list[date]:
        """Return the working days from ``first`` to ``last`` inclusive."""
        return [d for d in each_day(first, last) if self.is_workday(d)]


def each_day(first: date, last: date) -> Iterator[date]:
    """Yield the dates from ``first`` to ``last`` inclusive."""
    for n in range((last - first).days + 1):
        yield first + timedelta(days=n)


def monday(day: date) -> date:
    """Return the Monday of the week of ``day``."""
    return day - timedelta(days=day.weekday())


def month_key(day: date) -> str:
    """Return the month of ``day`` as ``2026-03``."""
    return f"{day.year:04d}-{day.month:02d}"


def month_ends(year: int, month: int) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def runs_over(day: date) -> bool:
    """Return whether ``day`` is the Monday of a week that runs on into the next month."""
    return day.weekday() == 0 and (day + timedelta(days=6)).month != day.month
