"""Stays as the checker counts them: runs of working days of one person at one remote place, inside a week."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from models.county.facility import Facility
from models.county.staff import Person
from models.roster.calendar import monday
from models.roster.case import RosterCase
from models.rules.roster.roster import Roster


@dataclass(frozen=True)
class Week:
    """What a plan has a person do at a remote facility in a week: dates, and those of them that are pinned."""

    person: Person
    facility: Facility
    week: date
    minutes: int
    dates: frozenset[date]
    pinned: frozenset[date]


def remote_weeks(case: RosterCase, roster: Roster) -> Iterator[Week]:
    """Yield the weeks of every person at every remote place, residents left out."""
    if not case.stays.applies:
        return
    for services in roster.by_person.values():
        found: dict[tuple[str, date], list[tuple[date, bool]]] = defaultdict(list)
        for service in services:
            resident = (service.person.id, service.facility.id, service.date) in case.resident_days
            if not service.remote and not resident:
                found[service.facility.id, monday(service.date)].append((service.date, service.pinned))
        for (facility, week), days in found.items():
            person, place = services[0].person, case.county.facility_by_id[facility]
            minutes = case.stays.way(person.employer, facility, week)
            if minutes is not None:
                dates = frozenset(day for day, _ in days)
                pinned = frozenset(day for day, held in days if held)
                yield Week(person, place, week, minutes, dates, pinned)


def runs(case: RosterCase, week: date, dates: Iterable[date]) -> list[list[date]]:
    """Return ``dates`` of a week in runs: a day belongs to the run before where no working day lies between them."""
    workdays = case.workdays_of_week(week)
    found: list[list[date]] = []
    for day in sorted(dates):
        if found and not any(found[-1][-1] < d < day for d in workdays):
            found[-1].append(day)
        else:
            found.append([day])
    return found
