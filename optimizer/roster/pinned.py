"""Pinned duties (must-pins and resident postings): constants of the formulation, placed before anything is decided."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from models.county.facility import Facility
from models.county.staff import Person
from models.county.words import Activity, Mode, Part, PinKind
from models.plan import Duty
from models.roster.case import RosterCase
from models.roster.slots import Slot


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

    def duty(self, activity: Activity) -> Duty:
        """Return the duty as it stands in the plan."""
        return Duty(
            person=self.person.id,
            facility=self.facility.id,
            date=self.date,
            part=self.part,
            specialty=self.person.specialty,
            activity=activity,
            pinned=True,
        )


HELD = (Mode.HARD, Mode.SOFT)


class Pinned:
    """The must-pins and resident postings of the horizon, covered ones left out, and the slots that they take."""

    def __init__(self, case: RosterCase) -> None:
        county = case.county
        parts: dict[tuple[str, str, dt.date], set[Part]] = defaultdict(set)
        if case.policy.mode("roster.pins") in HELD:
            for pin in case.pins_of(PinKind.MUST):
                parts[pin.person, pin.facility, pin.date].add(pin.part)
        if case.policy.mode("roster.resident") in HELD:
            for posting in case.postings:
                if not posting.overruled:
                    parts[posting.person, posting.facility, posting.date].add(posting.part)
        self.duties = tuple(
            PinnedDuty(county.person_by_id[p], county.facility_by_id[f], day, part)
            for (p, f, day), asked in parts.items()
            for part in ([Part.DAY] if Part.DAY in asked else sorted(asked))
        )
        self._by_date: dict[dt.date, list[PinnedDuty]] = defaultdict(list)
        for duty in self.duties:
            self._by_date[duty.date].append(duty)
        self.busy: dict[str, int] = defaultdict(int)
        for slot in case.slots:
            for duty in self.on(slot):
                self.busy[duty.person.id] |= 1 << slot.index

    def on(self, slot: Slot) -> list[PinnedDuty]:
        """Return the pinned duties that take any half of a slot."""
        return [d for d in self._by_date.get(slot.date, ()) if d.overlaps(slot.date, slot.part)]

    def of_person(self, person: str) -> Iterable[PinnedDuty]:
        """Return the pinned duties of a person."""
        return [d for d in self.duties if d.person.id == person]
