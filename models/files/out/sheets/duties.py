"""The duties of a plan as sheets want them: by person and day, by receiving unit, in reading order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from models.county import Activity
from models.files.out.shown import Shown
from models.plan import Duty, RosterPlan
from models.roster.calendar import month_ends, month_key
from models.text import text

REMOTE = text("远程", "remote")


def months(plan: RosterPlan) -> Iterator[tuple[date, date]]:
    """Yield the first and the last day of each calendar month that the plan touches."""
    day = plan.first.replace(day=1)
    while day <= plan.last:
        ends = month_ends(day.year, day.month)
        yield ends
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)


def of_month(plan: RosterPlan, month: date) -> list[Duty]:
    """Return the duties of the month of ``month``."""
    return [d for d in plan.duties if month_key(d.date) == month_key(month)]


def by_person_and_day(duties: Iterable[Duty]) -> dict[str, dict[date, list[Duty]]]:
    """Return duties by person, then by date, halves in order."""
    table: dict[str, dict[date, list[Duty]]] = defaultdict(lambda: defaultdict(list))
    for duty in sorted(duties, key=lambda d: (d.date, d.part)):
        table[duty.person][duty.date].append(duty)
    return table


def cell(shown: Shown, duties: list[Duty]) -> str:
    """Return what stands in a person's cell of a day: 乌加河, 乌加河/上, or one line for each of two places."""
    places = [f"{shown.short(d.facility)}{'·' + shown.say(REMOTE) if is_remote(d) else ''}" for d in duties]
    if len(duties) == 2 and places[0] == places[1] and {d.part.value for d in duties} == {"am", "pm"}:
        return places[0]
    halves = [shown.half(d.part) for d in duties]
    return "\n".join(f"{p}/{h}" if h else p for p, h in zip(places, halves, strict=True))


def is_remote(duty: Duty) -> bool:
    """Return whether the duty is a remote consultation, which is shown and counts no day."""
    return duty.activity is Activity.REMOTE
