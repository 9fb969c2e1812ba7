"""What a roster costs and which rules it breaks, counted from the data alone: no solver, no formulation."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.physician.instance import EXTENDED, FORBIDDEN, STANDARD, Duty, Instance, Line, Person, Roster


@dataclass(frozen=True)
class Judged:
    """The rules that a roster breaks, and what it costs in all and by part, broken or not."""

    broken: tuple[str, ...]
    working: int
    preferences: int
    risk: int
    changes: int
    cost: int

    @property
    def clean(self) -> bool:
        """Whether no rule is broken."""
        return not self.broken


def judge(instance: Instance, roster: Roster) -> Judged:
    """Return what ``roster`` breaks and costs; raises ``ValueError`` for another size or a duty that there is not."""
    people = instance.people
    if len(roster) != len(people) or any(len(line) != instance.days for line in roster):
        raise ValueError("the roster has not a line for each person and a duty or none for each day")
    unknown = {duty for line in roster for duty in line if duty and not _known(instance, duty)}
    if unknown:
        raise ValueError(f"no such duty: {sorted(unknown)}")
    broken = [fault for n, line in enumerate(roster) for fault in _line_faults(instance, n, line)]
    broken += _demand_faults(instance, roster)
    pairs = list(zip(people, roster, strict=True))
    working = sum(any(line) for line in roster)
    preferences = sum(person.preference(duty) for person, line in pairs for duty in line)
    risk = sum(_risk(instance, person, line) for person, line in pairs)
    changes = sum(_changes(instance, person, line) for person, line in pairs)
    w = instance.weights
    cost = working * w.person + preferences * w.preference + risk * w.risk + changes * w.change
    return Judged(tuple(broken), working, preferences, risk, changes, cost)


def _line_faults(instance: Instance, number: int, line: Line) -> list[str]:
    person, faults = instance.people[number], []
    if person.required and not any(line):
        faults.append("must work")
    before = person.last_shift
    for day, duty in enumerate(line):
        shift = duty.shift if duty else 0
        if shift in instance.forbidden_after[before]:
            faults.append(f"day {day}: shift {shift} after {before}")
        if duty and day in person.days_off:
            faults.append(f"day {day}: a day off")
        if person.preference(duty) >= FORBIDDEN:
            faults.append(f"day {day}: may not serve there")
        before = shift
    if len(_departments(instance, person, line)) > 2:
        faults.append("too many departments")
    return [f"person {number}: {fault}" for fault in faults]


def _known(instance: Instance, duty: Duty) -> bool:
    skill = 1 <= duty.skill <= instance.skills
    return duty.station in instance.stations and duty.shift in (STANDARD, EXTENDED) and skill


def _departments(instance: Instance, person: Person, line: Line) -> set[int]:
    """Return the departments a person has been in, that of a day off, 0, among them: two at most are allowed."""
    stations = [person.last_station, *(duty.station if duty else 0 for duty in line)]
    return {instance.departments[station] for station in stations}


def _demand_faults(instance: Instance, roster: Roster) -> list[str]:
    faults = []
    for day in range(instance.days):
        served = [line[day] for line in roster]
        duties = [duty for duty in served if duty]
        given = Counter((d.station, d.shift if instance.common[d.station] else STANDARD, day, d.skill) for d in duties)
        wanted = Counter({key: number for key, number in instance.demand.items() if key[2] == day})
        faults += [
            f"demand {key}: {given[key]} of {wanted[key]}" for key in given | wanted if given[key] != wanted[key]
        ]
        faults += _extended_faults(instance, day, duties)
    return faults


def _extended_faults(instance: Instance, day: int, duties: list[Duty]) -> list[str]:
    """Return where extended duties are not those of the covers; the demand of common stations is counted above."""
    own = [d for d in duties if d.shift == EXTENDED and not instance.common[d.station]]
    faults = []
    for n, cover in enumerate(instance.covers):
        given = sum(instance.departments[d.station] == cover.department and d.skill in cover.skills for d in own)
        if given != cover.needs[day]:
            faults.append(f"cover {n} on day {day}: {given} of {cover.needs[day]}")
    asked = sum(cover.needs[day] for cover in instance.covers)
    if len(own) != asked:
        faults.append(f"extended duties on day {day}: {len(own)} of {asked}")
    return faults


def _own_stations(instance: Instance, person: Person, line: Line) -> list[int]:
    """Return the stations that are not common in the order served, the last one before the first day included."""
    stations = [person.last_station, *(duty.station for duty in line if duty)]
    return [station for station in stations if not instance.common[station]]


def _changes(instance: Instance, person: Person, line: Line) -> int:
    """Return how often the station is another than the last one; the first ever is no change."""
    own = _own_stations(instance, person, line)
    return sum(a != b for a, b in pairwise(own))


def _risk(instance: Instance, person: Person, line: Line) -> int:
    """Return the department's number of the last station for a person at risk who works, else 0."""
    own = _own_stations(instance, person, line)
    return instance.departments[own[-1]] if person.at_risk and any(line) and own else 0
