"""Groups among whom duty is to be shared fairly: one hospital, title and specialty."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from models.county.facility import Facility
from models.county.staff import Person
from models.county.words import Title
from models.roads import RoadState
from models.roster.case import RosterCase
from models.roster.eligible import bar, receiving

Counts = Callable[[Person, Facility, RoadState], bool]
"""Whether service of a person at a facility counts while the roads are in a state."""


@dataclass(frozen=True)
class Group:
    """People who share alike: code -> slots of the horizon in which the person is free to be sent."""

    hospital: str
    title: Title
    specialty: str
    free: dict[str, int]

    @property
    def slots(self) -> int:
        """The free slots of all members."""
        return sum(self.free.values())


def anywhere(case: RosterCase) -> Counts:
    """Return that service at any place counts."""
    return lambda person, facility, roads: True


def remote_only(case: RosterCase) -> Counts:
    """Return that service counts beyond the minutes from which roster.eligible calls a place remote."""
    limit = case.policy.number("roster.eligible", "remote_minutes")

    def counts(person: Person, facility: Facility, roads: RoadState) -> bool:
        trip = case.roads.trip(person.employer, facility.id, roads)
        return limit is not None and trip is not None and trip.minutes > limit

    return counts


def fair_groups(case: RosterCase, counts: Counts) -> tuple[Group, ...]:
    """Return the groups of two and more who may serve where it counts, in the order of the sheet."""
    places = receiving(case)
    groups: dict[tuple[str, Title, str], dict[str, int]] = defaultdict(dict)
    for person in case.senders:
        free = sum(case.presence.free(person, s.date, s.part) for s in case.slots)
        may_go = any(
            bar(case, person, f, roads) is None and counts(person, f, roads)
            for f in places
            for roads in case.slot_states
        )
        if free and may_go:
            groups[person.employer, person.title, person.specialty][person.id] = free
    return tuple(Group(*key, free) for key, free in groups.items() if len(free) > 1)
