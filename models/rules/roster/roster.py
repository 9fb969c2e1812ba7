"""A roster as the checker reads it: the plan's duties, matched with their people and places, and indexed."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from models.county.facility import Facility
from models.county.staff import Person
from models.county.words import Activity, Mode, Part, PinKind
from models.plan import Duty, Outing, RosterPlan
from models.roster.case import RosterCase
from models.roster.dispatch import Rider, dispatch


@dataclass(frozen=True)
class Service:
    """A planned duty with its person and facility.

    ``pinned`` is whether a pin or a resident posting asks for it; what the plan itself claims is never trusted.
    ``grassroots`` is whether the facility is of a kind of destination.
    """

    duty: Duty
    person: Person
    facility: Facility
    pinned: bool
    grassroots: bool

    @property
    def date(self) -> dt.date:
        """The date of the duty."""
        return self.duty.date

    @property
    def part(self) -> Part:
        """The part of the day."""
        return self.duty.part

    @property
    def remote(self) -> bool:
        """Whether the duty is remote consultation: nobody travels, and no day counts."""
        return self.duty.activity is Activity.REMOTE


class Roster:
    """The duties of a plan inside a case.

    ``services`` are those of known people at known facilities in the horizon, in the plan's order; ``strays`` are
    the rest. ``visits`` leave remote consultation out; only they take people away and fill rooms. The indices are in
    the order of dates.
    """

    def __init__(self, case: RosterCase, plan: RosterPlan) -> None:
        people, places = case.county.person_by_id, case.county.facility_by_id
        known: list[Duty] = []
        strays: list[Duty] = []
        for duty in plan.duties:
            inside = case.first <= duty.date <= case.last
            (known if inside and duty.person in people and duty.facility in places else strays).append(duty)
        pinned = _pinned(case, known)
        self.strays: tuple[Duty, ...] = tuple(strays)
        self.services: tuple[Service, ...] = tuple(
            Service(
                duty, people[duty.person], place := places[duty.facility], n in pinned, place.kind in case.destinations
            )
            for n, duty in enumerate(known)
        )
        self.visits: tuple[Service, ...] = tuple(s for s in self.services if not s.remote)
        self._case, self._plan = case, plan
        self._index()

    def _index(self) -> None:
        in_order = sorted(self.services, key=_date)
        self.by_person: dict[str, list[Service]] = defaultdict(list)
        self.by_person_day: dict[tuple[str, dt.date], list[Service]] = defaultdict(list)
        self.visits_at: dict[tuple[str, dt.date], list[Service]] = defaultdict(list)
        self.visits_to: dict[str, list[Service]] = defaultdict(list)
        self.visits_from: dict[tuple[str, dt.date], list[Service]] = defaultdict(list)
        for service in in_order:
            self.by_person[service.person.id].append(service)
            self.by_person_day[service.person.id, service.date].append(service)
        for visit in (s for s in in_order if not s.remote):
            self.visits_to[visit.facility.id].append(visit)
            self.visits_at[visit.facility.id, visit.date].append(visit)
            self.visits_from[visit.person.dept, visit.date].append(visit)

    @cached_property
    def riders(self) -> tuple[Rider, ...]:
        """Who goes where and back on which date, each once a facility; residents are left out."""
        going = dict.fromkeys((v.person.id, v.facility.id, v.date) for v in self.visits)
        return tuple(rider for rider in going if rider not in self._case.resident_days)

    @cached_property
    def outings(self) -> tuple[Outing, ...]:
        """The plan's outings; where it has none, vehicles given out by rule of thumb."""
        return self._plan.outings or dispatch(self._case, self.riders)

    def of(self, person: str) -> Sequence[Service]:
        """Return the person's duties."""
        return self.by_person.get(person, ())

    def served(self, person: str, first: dt.date, last: dt.date) -> list[Service]:
        """Return the person's visits to grassroots from ``first`` to ``last``."""
        return [s for s in within(self.of(person), first, last) if s.grassroots and not s.remote]


def within(services: Sequence[Service], first: dt.date, last: dt.date) -> Sequence[Service]:
    """Return those of ``services``, which are in the order of their dates, from ``first`` to ``last``."""
    return services[bisect_left(services, first, key=_date) : bisect_right(services, last, key=_date)]


def _date(service: Service) -> dt.date:
    return service.duty.date


def days_of(services: Iterable[Service]) -> float:
    """Return the days of ``services``: 0.5 for each half-day in which a person serves, two places at once being one."""
    return 0.5 * len({(s.person.id, s.date, half) for s in services for half in s.part.halves})


def in_half(services: Iterable[Service], half: Part) -> list[Service]:
    """Return those of ``services`` that take a half-day."""
    return [s for s in services if half in s.part.halves]


def _pinned(case: RosterCase, duties: Sequence[Duty]) -> set[int]:
    """Return which ``duties`` (by place in the list) pins and postings ask for; half a day asks for one duty only."""
    by_person_day: dict[tuple[str, dt.date], list[int]] = defaultdict(list)
    for n, duty in enumerate(duties):
        by_person_day[duty.person, duty.date].append(n)
    held = (Mode.HARD, Mode.SOFT)
    asked: set[tuple[str, dt.date, str, Part]] = set()
    if case.policy.mode("roster.pins") in held:
        pins = case.pins_of(PinKind.MUST)
        asked |= {(p.person, p.date, p.facility, half) for p in pins for half in p.part.halves}
    if case.policy.mode("roster.resident") in held:
        standing = [p for p in case.postings if not p.overruled]
        asked |= {(p.person, p.date, p.facility, half) for p in standing for half in p.part.halves}
    found = set()
    for person, date, facility, half in sorted(asked):
        for n in by_person_day.get((person, date), ()):
            if facility in ("", duties[n].facility) and half in duties[n].part.halves:
                found.add(n)
                break
    return found
