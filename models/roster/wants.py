"""What the receiving facilities want of a horizon: each need, period by period."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from models.county.county import County
from models.county.need import Need
from models.county.words import Activity, Period
from models.roster.calendar import WorkCalendar, monday, month_ends, month_key


@dataclass(frozen=True)
class Want:
    """Days wanted at a facility from ``first`` to ``last`` (inclusive, inside the horizon or joined to it).

    ``need`` is the row of the need; ``settled`` is false for a week that the next month completes, of which only the
    part up to the horizon's end is wanted here.
    """

    need: int
    facility: str
    specialty: str
    activity: Activity | None
    period: Period
    first: date
    last: date
    minimum: float
    target: float
    settled: bool

    def matches(self, specialty: str, activity: Activity) -> bool:
        """Return whether a duty of ``specialty`` and ``activity`` at the facility serves this want."""
        return serves(self, specialty, activity)


def serves(wanted: Need | Want, specialty: str, activity: Activity) -> bool:
    """Return whether a duty of ``specialty`` and ``activity`` at the facility serves what is wanted there."""
    return activity is not Activity.REMOTE and (
        wanted.specialty in ("", specialty) and wanted.activity in (None, activity)
    )


def make_wants(
    county: County, calendar: WorkCalendar, first: date, last: date, unit: float, joined_from: date
) -> tuple[Want, ...]:
    """Return the wants of ``first..last``.

    A month or year that lies only partly in the horizon counts in proportion to its working days, the target half
    up and the minimum down to ``unit`` days; a month is joined with its days from ``joined_from`` on. A week counts
    in full in the horizon that holds its last working day, joined with its days before; where the horizon ends
    inside it, it counts as the year plan splits it (sheet 跨月周分解), or else in proportion as well, the target
    rounded up, so that the days before the horizon's end are planned like any others.
    """
    splits = _splits(county, calendar, last)
    wants: list[Want] = []
    for row, need in enumerate(county.needs):
        spans = _weeks(calendar, first, last) if need.period is Period.WEEK else _spans(need, first, last)
        split = splits.get((need.facility, need.specialty, need.activity))
        for begin, end in spans:
            begins = joined_from if need.period is Period.MONTH else first
            wants.append(_want(row, need, calendar, (begin, end), (begins, last), unit, split))
    return tuple(wants)


def _splits(county: County, calendar: WorkCalendar, last: date) -> dict[tuple[str, str, Activity | None], float]:
    """Return what each need's open week is to have by the horizon's end, where that is a month's last working day."""
    rest = calendar.workdays(last + timedelta(days=1), month_ends(last.year, last.month)[1])
    if rest:
        return {}
    of_month = (s for s in county.splits if s.week == monday(last))
    return {(s.facility, s.specialty, s.activity): s.days for s in of_month}


def _want(
    row: int,
    need: Need,
    calendar: WorkCalendar,
    span: tuple[date, date],
    horizon: tuple[date, date],
    unit: float,
    split: float | None,
) -> Want:
    minimum, target, settled = need.minimum, need.target, True
    first, last = span
    if need.period is Period.WEEK:
        settled = calendar.workdays(*span)[-1] <= horizon[1]
    else:
        first = max(first, horizon[0])
    if need.period is not Period.WEEK or not settled:
        last = min(last, horizon[1])
        total, inside = len(calendar.workdays(*span)), len(calendar.workdays(first, last))
        if inside < total:
            units = Fraction(inside, total) / Fraction(unit)
            minimum = floor(Fraction(minimum) * units) * unit
            target = (_half_up if settled else ceil)(Fraction(target) * units) * unit
            if not settled and split is not None:
                target, minimum = min(need.target, split), min(minimum, split)
    return Want(
        need=row,
        facility=need.facility,
        specialty=need.specialty,
        activity=need.activity,
        period=need.period,
        first=first,
        last=last,
        minimum=minimum,
        target=max(minimum, target),
        settled=settled,
    )


def _half_up(units: Fraction) -> int:
    return floor(units + Fraction(1, 2))


def _weeks(calendar: WorkCalendar, first: date, last: date) -> Iterator[tuple[date, date]]:
    """Yield the weeks whose working days lie in the horizon at least in part, the last of them not before it."""
    week = monday(first)
    while week <= last:
        sunday = week + timedelta(days=6)
        workdays = calendar.workdays(week, sunday)
        if workdays and workdays[-1] >= first and workdays[0] <= last:
            yield week, sunday
        week += timedelta(days=7)


def _spans(need: Need, first: date, last: date) -> Iterator[tuple[date, date]]:
    if need.period is Period.YEAR:
        for year in range(first.year, last.year + 1):
            yield date(year, 1, 1), date(year, 12, 31)
        return
    day = first.replace(day=1)
    while month_key(day) <= month_key(last):
        begin, end = month_ends(day.year, day.month)
        yield begin, end
        day = end + timedelta(days=1)
