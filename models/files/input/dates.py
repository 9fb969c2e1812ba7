"""Dates, dates of a season and times of day in every spelling that planners use."""

import re
from datetime import date, datetime, time, timedelta
from typing import Annotated

from pydantic import Field

from models.files.input.clean import match_key
from models.files.input.codes import Fault

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Years that a date of service may have; birthdays and typing slips fall outside."""
Day = Annotated[date, Field(ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 12, 31))]
"""A date of service, of one of these years."""

_FULL = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:t?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SEASON = re.compile(r"(\d{1,2})[-/.月](\d{1,2})日?")
_TIME = re.compile(r"(\d{1,2})[:时点.](\d{1,2})?(?::(\d{1,2})(?:\.\d+)?)?分?")
_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = (1, 200_000)
_LEAP_YEAR = 2024


def read_date(value: object) -> date:
    """Return a date from a date cell, an Excel serial, or text such as 2026/3/2, 2026年3月2日, 20260302.

    Raises :class:`Fault` with ``not_a_date`` or, for a year outside 2000-2100, ``date_outside``.
    """
    found = _date_of(value)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Fault("date_outside", found=found.isoformat(), first=FIRST_YEAR, last=LAST_YEAR)
    return found


def _date_of(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_number(value)
    if isinstance(value, str):
        text = match_key(value)
        match = _FULL.fullmatch(text) or _COMPACT.fullmatch(text)
        if match:
            return _calendar_date(int(match[1]), int(match[2]), int(match[3]), value)
        if text.isdecimal() and len(text) == len("46083"):
            return _from_number(int(text))
    raise Fault("not_a_date", found=value)


def _from_number(value: float) -> date:
    """Return the date of ``20260302`` or of an Excel serial day."""
    if value != value or value in (float("inf"), float("-inf")):
        raise Fault("not_a_date", found=value)
    compact = _COMPACT.fullmatch(str(int(value)))
    if compact:
        return _calendar_date(int(compact[1]), int(compact[2]), int(compact[3]), value)
    if not _SERIALS[0] <= value <= _SERIALS[1]:
        raise Fault("not_a_date", found=value)
    return _SERIAL_ZERO + timedelta(days=int(value))


def _calendar_date(year: int, month: int, day: int, found: object) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Fault("not_a_date", found=found) from error


def read_season_date(value: object) -> str:
    """Return ``MM-DD`` (every year) or ``YYYY-MM-DD`` (once); raise :class:`Fault` with ``not_a_season_date``."""
    if isinstance(value, str):
        match = _SEASON.fullmatch(match_key(value))
        if match:
            try:
                return date(_LEAP_YEAR, int(match[1]), int(match[2])).strftime("%m-%d")
            except ValueError as error:
                raise Fault("not_a_season_date", found=value) from error
    try:
        return read_date(value).isoformat()
    except Fault as fault:
        if fault.code == "date_outside":
            raise
        raise Fault("not_a_season_date", found=value) from fault


def read_time(value: object) -> time:
    """Return a time of day from a time cell, a fraction of a day, or text such as 8:30; raise :class:`Fault`."""
    if isinstance(value, datetime):
        return value.time()
    if isinstance(value, time):
        return value
    if isinstance(value, float) and 0 <= value < 1:
        return (datetime.min + timedelta(seconds=round(value * 86_400))).time()
    if isinstance(value, str):
        match = _TIME.fullmatch(match_key(value))
        if match:
            try:
                return time(int(match[1]), int(match[2] or 0), int(match[3] or 0))
            except ValueError as error:
                raise Fault("not_a_time", found=value) from error
    raise Fault("not_a_time", found=value)
