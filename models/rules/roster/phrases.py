"""Words that several checks of rosters use: how people, facilities or dates are named."""

from collections.abc import Iterable, Sequence
from datetime import date

from models.county.words import Part
from models.roster.case import RosterCase
from models.roster.slots import Slot
from models.rules.phrases import SHOWN, listed, place_name
from models.text import Text, text

DATES_SHOWN = 10
WEEKDAYS = (
    text("周一", "Monday"), text("周二", "Tuesday"), text("周三", "Wednesday"), text("周四", "Thursday"),
    text("周五", "Friday"), text("周六", "Saturday"), text("周日", "Sunday"),
)  # fmt: skip


def place_names(case: RosterCase, ids: Iterable[str]) -> Text:
    """Return the short names of facilities in the order of the sheet, or a dash where there are none."""
    wanted = set(ids)
    return listed([place_name(f) for f in case.county.facilities if f.id in wanted] or ["—"])


def codes(people: Sequence[str]) -> Text:
    """Return the first codes of ``people`` and, where there are more, how many in all."""
    shown = listed(people[:SHOWN])
    if len(people) <= SHOWN:
        return shown
    return text("{c}等{n}人", "{c} and others, {n} in all").fill(c=shown, n=len(people))


def weekday_name(weekday: int) -> Text:
    """Return a weekday; Monday is 1."""
    return WEEKDAYS[weekday - 1]


def dates(days: Iterable[date]) -> Text:
    """Return the first of ``days`` with their weekdays and, where there are more, how many in all."""
    known = sorted(set(days))
    dated = [text("{d}（{w}）", "{d} ({w})").fill(d=d, w=weekday_name(d.isoweekday())) for d in known[:DATES_SHOWN]]
    shown = Text(zh="、".join(d.zh for d in dated), en=", ".join(d.en for d in dated))
    if len(known) <= DATES_SHOWN:
        return shown
    return text("{c}等{n}个日期", "{c} and others, {n} dates in all").fill(c=shown, n=len(known))


def when(day: date, part: Part = Part.DAY) -> Text:
    """Return a date and, unless it is the whole day, the part of it."""
    if part is Part.DAY:
        return text("{d}", "{d}").fill(d=day)
    return text("{d}{p}", "{d} {p}").fill(d=day, p=part.text)


def when_slot(slot: Slot) -> Text:
    """Return the date, and the half where the slot is one."""
    return when(slot.date, slot.part)
