"""Resident postings, slot by slot: where a resident is to be, and what pins make of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.county.service import Pin, Resident
from models.county.words import Mode, Part, PinKind

if TYPE_CHECKING:
    from models.roster.case import RosterCase

RULE = "roster.resident"


@dataclass(frozen=True)
class Posting:
    """A slot of a resident posting: a working day, or half of one, on which person and facility can keep it.

    ``overruled`` says that a pin has the person elsewhere, or not there, in that slot.
    """

    row: Resident
    date: dt.date
    part: Part
    overruled: bool

    @property
    def person(self) -> str:
        """The code of the resident."""
        return self.row.person

    @property
    def facility(self) -> str:
        """The code of the facility of the posting."""
        return self.row.facility


def make_postings(case: RosterCase) -> Iterator[Posting]:
    """Yield the slots of every posting in which its person is free and its facility opens."""
    held = case.policy.mode("roster.pins") in (Mode.HARD, Mode.SOFT)
    for row in case.county.residents:
        person, facility = case.county.person_by_id[row.person], case.county.facility_by_id[row.facility]
        pins = [p for p in case.county.pins if p.person == row.person] if held else []
        for slot in case.slots:
            if not row.first <= slot.date <= row.last or not case.is_open(facility, slot.date):
                continue
            if case.presence.free(person, slot.date, slot.part):
                overruled = any(_overrules(pin, row, slot.date, slot.part) for pin in pins)
                yield Posting(row, slot.date, slot.part, overruled)


def _overrules(pin: Pin, row: Resident, day: dt.date, part: Part) -> bool:
    if pin.date != day or not set(pin.part.halves) & set(part.halves):
        return False
    here = pin.facility in ("", row.facility)
    return here == (pin.kind is PinKind.MUST_NOT)
