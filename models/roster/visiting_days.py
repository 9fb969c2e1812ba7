"""Which weekday a visit stands for, where facilities keep a fixed one for each specialty."""

import datetime as dt

from models.roster.case import RosterCase


def visiting_weekday(case: RosterCase, person: str, facility: str, day: dt.date) -> int | None:
    """Return the weekday (Monday is 1) that a duty of ``person`` at ``facility`` stands for, or ``None``.

    A make-up workday stands in for a day lost elsewhere, so nobody expects a weekday of it; a resident visits nobody.
    """
    if case.calendar.is_makeup(day) or (person, facility, day) in case.resident_days:
        return None
    return day.isoweekday()
