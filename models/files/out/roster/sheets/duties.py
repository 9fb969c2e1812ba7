"""The duties of a plan as sheets want them: by person and day, by receiving unit, in reading order."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from models.county import Activity
from models.files.out.roster.results import Results
from models.files.out.shown import Shown
from models.plan import Duty
from models.roster.calendar import each_day, month_ends, month_key
from models.rules.roster.roster import Service
from models.text import text

REMOTE = text("远程", "remote")


@dataclass(frozen=True)
class Month:
    """A calendar month with its duties, and with the visits of each person as the checker counts them."""

    first: date
    last: date
    duties: list[Duty] = field(default_factory=list)
    visits: dict[str, list[Service]] = field(default_factory=lambda: defaultdict(list))

    @property
    def days(self) -> list[date]:
        """All days of the month."""
        return list(each_day(self.first, self.last))


def months(results: Results) -> list[Month]:
    """Return each calendar month that the plan touches."""
    found: dict[str, Month] = {}
    day = results.plan.first.replace(day=1)
    while day <= results.plan.last:
        found[month_key(day)] = Month(*month_ends(day.year, day.month))
        day = found[month_key(day)].last + timedelta(days=1)
    for duty in results.plan.duties:
        found[month_key(duty.date)].duties.append(duty)
    for visit in results.roster.visits:
        found[month_key(visit.date)].visits[visit.person.id].append(visit)
    return list(found.values())


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
