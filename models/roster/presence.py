"""Who is in service, present at home, and free to be sent, slot by slot."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from functools import cached_property

from models.county.county import County
from models.county.department import Department
from models.county.staff import Absence, Person
from models.county.words import Category, Part, Status, Title
from models.roster.slots import Slot

_NONE: frozenset[Part] = frozenset()


class Presence:
    """Presence of the county's staff; everything here is data, nothing is counted against a rule."""

    def __init__(self, county: County) -> None:
        self._county = county
        self._absences: dict[str, list[Absence]] = defaultdict(list)
        for absence in county.absences:
            self._absences[absence.person].append(absence)
        self._present: dict[tuple[str, date, Part], bool] = {}
        self._home: dict[tuple[str, date, Part], tuple[int, int]] = {}

    def in_service(self, person: Person, day: date) -> bool:
        """Return whether ``day`` lies between the person's first and last day in service."""
        return (person.start is None or person.start <= day) and (person.end is None or day <= person.end)

    def present(self, person: Person, day: date, half: Part) -> bool:
        """Return whether the person is at work in a half-day: in service, on duty and not absent."""
        key = (person.id, day, half)
        known = self._present.get(key)
        if known is None:
            known = self._present[key] = self._is_present(person, day, half)
        return known

    def _is_present(self, person: Person, day: date, half: Part) -> bool:
        if person.status is not Status.ON_DUTY or not self.in_service(person, day):
            return False
        absences = self._absences.get(person.id)
        return not absences or not any(a.first <= day <= a.last and half in a.part.halves for a in absences)

    def free(self, person: Person, day: date, part: Part) -> bool:
        """Return whether the person may be sent in a part of a day: present, dispatchable, no fixed session."""
        if not person.dispatchable or not all(self.present(person, day, half) for half in part.halves):
            return False
        weekday = day.isoweekday()
        sessions = [w.part for w in person.fixed_unavailable if w.weekday == weekday]
        return not any(half in session.halves for session in sessions for half in part.halves)

    def free_halves(self, person: Person, days: Iterable[date]) -> Iterator[tuple[date, int]]:
        """Yield each of ``days`` with how many of its halves the person may be sent in, as :meth:`free` has it."""
        if not person.dispatchable or person.status is not Status.ON_DUTY:
            return
        away = self._absences.get(person.id, ())
        sessions: dict[int, set[Part]] = defaultdict(set)
        for session in person.fixed_unavailable:
            sessions[session.weekday].update(session.part.halves)
        for day in days:
            if self.in_service(person, day):
                taken = sessions.get(day.isoweekday(), _NONE).union(
                    half for a in away if a.first <= day <= a.last for half in a.part.halves
                )
                yield day, len(Part.DAY.halves) - len(taken)

    def pattern(self, person: Person, since: date) -> Hashable:
        """Return what decides when a person is free from ``since`` on: people who are alike in it are free alike."""
        spans = [(a.first, a.last, a.part) for a in self._absences.get(person.id, ()) if a.last >= since]
        sessions = frozenset((w.weekday, w.part) for w in person.fixed_unavailable)
        return person.dispatchable, person.status, person.start, person.end, sessions, frozenset(spans)

    def absences(self, person: str) -> tuple[Absence, ...]:
        """Return the person's absences as listed."""
        return tuple(self._absences.get(person, ()))

    @cached_property
    def members(self) -> dict[str, tuple[Person, ...]]:
        """The people whom a department's floor counts: its physicians, or everybody where it has none."""
        staff: dict[str, list[Person]] = defaultdict(list)
        for person in self._county.staff:
            staff[person.dept].append(person)
        counted = {}
        for dept, people in staff.items():
            physicians = [p for p in people if p.category is Category.PHYSICIAN]
            counted[dept] = tuple(physicians or people)
        return counted

    @cached_property
    def counted(self) -> frozenset[str]:
        """The codes of everybody whom some department's floor counts."""
        return frozenset(p.id for people in self.members.values() for p in people)

    def at_home(self, department: Department, day: date, half: Part) -> tuple[int, int]:
        """Return how many counted members, and how many seniors of them, are present in a half-day."""
        key = (department.id, day, half)
        if key not in self._home:
            here = [p for p in self.members.get(department.id, ()) if self.present(p, day, half)]
            self._home[key] = len(here), sum(p.title.at_least(Title.DEPUTY_SENIOR) for p in here)
        return self._home[key]

    def spare(self, department: Department, day: date, half: Part) -> tuple[int, int]:
        """Return how many counted members, and seniors of them, the department can spare in a half-day.

        ``max(0, present - floor)``; data for checker and formulation alike.
        """
        everybody, seniors = self.at_home(department, day, half)
        return max(0, everybody - department.floor), max(0, seniors - department.floor_senior)

    def may_go(self, department: Department, slot: Slot) -> tuple[int, int]:
        """Return how many counted members, and seniors of them, the department can spare in every half of ``slot``."""
        spare = [self.spare(department, slot.date, half) for half in slot.part.halves]
        return min(s[0] for s in spare), min(s[1] for s in spare)
