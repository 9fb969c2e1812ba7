"""Duties that stand, as the formulation sees them: slots as bits, and those that are pinned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from models.roster.case import RosterCase
from models.roster.published import Stand

if TYPE_CHECKING:
    from optimizer.roster.weeks import WeeksModel


def slots_of(case: RosterCase, stands: Iterable[Stand]) -> dict[tuple[str, str], int]:
    """Return the slots of ``stands``, as bits, by person and facility; a duty that is no slot has none."""
    index = {(s.date, s.part): s.index for s in case.slots}
    slots: dict[tuple[str, str], int] = defaultdict(int)
    for person, facility, day, part in stands:
        if (day, part) in index:
            slots[person, facility] |= 1 << index[day, part]
    return slots


def pinned_stands(m: WeeksModel) -> set[Stand]:
    """Return the duties that pins and postings ask for."""
    return {(d.person.id, d.facility.id, d.date, d.part) for d in m.pinned.duties}
