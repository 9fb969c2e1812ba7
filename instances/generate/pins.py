"""Generated pins: a few duties that somebody has settled by hand."""

from collections.abc import Sequence
from datetime import date
from random import Random

from models.county import Facility, Part, Person, Pin, PinKind, Title
from models.roster.case import RosterCase
from models.roster.eligible import bar

ONE_IN = 50
"""One pin for so many people."""


def make_pins(case: RosterCase, centers: Sequence[Facility], rng: Random) -> list[Pin]:
    """Return one pin for 50 people: three in four must be planned, at a host or an eligible center, on a free day."""
    people = [p for p in case.county.staff if p.title.at_least(Title.INTERMEDIATE)]
    pins = []
    for person in rng.sample(people, min(len(people), len(case.county.staff) // ONE_IN)):
        slot = rng.choice(case.slots)
        place = _place(case, person, centers, slot.date, rng) if rng.random() < 0.75 else ""
        if place and case.presence.free(person, slot.date, slot.part):
            pins.append(_pin(person, slot.date, slot.part, PinKind.MUST, place, "专家义诊"))
        else:
            pins.append(_pin(person, slot.date, Part.DAY, PinKind.MUST_NOT, "", "院内会诊"))
    return pins


def _pin(person: Person, day: date, part: Part, kind: PinKind, place: str, reason: str) -> Pin:
    return Pin(person=person.id, date=day, part=part, kind=kind, facility=place, reason=reason)


def _place(case: RosterCase, person: Person, centers: Sequence[Facility], day: date, rng: Random) -> str:
    """Return a center that is open on ``day`` and may have the person, or nothing where there is none."""
    hosts = {person.host1, person.host2} - {""}
    state = case.road_state(day)
    fit = [
        c.id
        for c in centers
        if (not hosts or c.id in hosts) and case.is_open(c, day) and bar(case, person, c, state) is None
    ]
    return rng.choice(fit) if fit else ""
