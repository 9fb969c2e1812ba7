"""Pinned duties: constants of the formulation, placed before anything is decided."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from models.county.facility import Facility
from models.county.staff import Person
from models.county.words import Mode, Part, PinKind
from models.plan import Duty
from models.roster.case import RosterCase


@dataclass(frozen=True)
class PinnedDuty:
    """A duty that must be planned."""

    person: Person
    facility: Facility
    date: dt.date
    part: Part

    @property
    def units(self) -> int:
        """Half-days of the duty."""
        return len(self.part.halves)

    def overlaps(self, day: dt.date, part: Part) -> bool:
        """Return whether the duty takes any half of ``part`` of ``day``."""
        return self.date == day and bool(set(self.part.halves) & set(part.halves))

    def duty(self) -> Duty:
        """Return the duty as it stands in the plan."""
        return Duty(
            person=self.person.id,
            facility=self.facility.id,
            date=self.date,
            part=self.part,
            specialty=self.person.specialty,
            pinned=True,
        )


class Pinned:
    """The must-pins of the horizon, and the slots that they take."""

    def __init__(self, case: RosterCase) -> None:
        county = case.county
        held = case.policy.mode("roster.pins") in (Mode.HARD, Mode.SOFT)
        pins = case.pins_of(PinKind.MUST) if held else ()
        distinct = dict.fromkeys((pin.person, pin.facility, pin.date, pin.part) for pin in pins)
        self.duties = tuple(
            PinnedDuty(county.person_by_id[p], county.facility_by_id[f], day, part) for p, f, day, part in distinct
        )
        self.busy: dict[str, int] = defaultdict(int)
        for pin in self.duties:
            for slot in case.slots:
                if pin.overlaps(slot.date, slot.part):
                    self.busy[pin.person.id] |= 1 << slot.index

    def of_person(self, person: str) -> Iterable[PinnedDuty]:
        """Return the pinned duties of a person."""
        return [d for d in self.duties if d.person.id == person]
