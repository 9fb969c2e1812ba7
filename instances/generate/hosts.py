"""A host assignment: two receiving units a person, so that what is wanted can be served and nobody drives far."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from models.county import Person

Wanted = Mapping[tuple[str, str], float]
"""Days wanted by facility and specialty."""

HALF_WORTH_MINUTES = 90.0
"""A place this far away is taken where it wants twice as much as one next door."""


def assign_hosts(
    people: Sequence[Person],
    wanted: Wanted,
    days: Mapping[str, float],
    minutes: Callable[[Person, str], float | None],
) -> dict[str, tuple[str, str]]:
    """Return two hosts a person, or one where only one place wants the specialty, or none where no place does.

    In the order of ``people`` each gets the two places with the most wanted days still uncovered, discounted by the
    road (``minutes``, ``None`` for no way there), and covers half of their ``days`` at each.
    """
    left = dict(wanted)
    places: dict[str, list[str]] = defaultdict(list)
    for facility, specialty in wanted:
        places[specialty].append(facility)
    hosts: dict[str, tuple[str, str]] = {}
    for person in people:
        worth = {
            facility: left[facility, person.specialty] / (1 + away / HALF_WORTH_MINUTES)
            for facility in places[person.specialty]
            if (away := minutes(person, facility)) is not None
        }
        chosen = sorted(worth, key=lambda f: (-worth[f], f))[:2]
        for facility in chosen:
            left[facility, person.specialty] -= days[person.id] / len(chosen)
        hosts[person.id] = (chosen[0] if chosen else "", chosen[1] if len(chosen) > 1 else "")
    return hosts


def with_hosts(people: Sequence[Person], hosts: Mapping[str, tuple[str, str]]) -> list[Person]:
    """Return the people with the hosts that are assigned to them; others as they are."""
    return [
        p.model_copy(update={"host1": hosts[p.id][0], "host2": hosts[p.id][1]}) if p.id in hosts else p for p in people
    ]
