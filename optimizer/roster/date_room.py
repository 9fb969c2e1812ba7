"""How many visits a date can take: of a facility by its rooms, of a specialty by whom its departments can spare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING

from models.county.words import Mode
from models.roster.slots import Slot
from optimizer.roster.rules.home_floor import EVERYBODY, HomeFloor
from optimizer.roster.rules.one_place import OnePlace
from optimizer.roster.rules.rooms import Rooms

if TYPE_CHECKING:
    from optimizer.roster.weeks import WeeksModel

Room = Callable[[Slot], int]
"""How many visits a slot takes at most, on top of pinned duties."""


def room_at(m: WeeksModel, facility: str) -> Room:
    """Return the rooms left at a facility where they are a hard limit; else everybody who may be sent."""
    rooms = next(r for r in m.rules if isinstance(r, Rooms))
    if rooms.mode is not Mode.HARD:
        return lambda slot: 2 * len(m.case.senders)
    return lambda slot: rooms.left(m, facility, slot)


def room_of(m: WeeksModel, specialty: str) -> Room:
    """Return how many of a specialty are free at once and can be spared, where nobody may be in two places."""
    floor = next(r for r in m.rules if isinstance(r, HomeFloor))
    place = next(r for r in m.rules if isinstance(r, OnePlace))
    if place.mode is not Mode.HARD:
        return lambda slot: 2 * len(m.case.senders)
    free: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for column in m.columns:
        if column.person.specialty == specialty:
            free[column.person.dept][column.person.id] |= column.mask

    def spare(slot: Slot) -> int:
        total = 0
        for dept, masks in free.items():
            ready = [person for person, mask in masks.items() if mask >> slot.index & 1]
            counted = sum(person in m.case.presence.counted for person in ready)
            hard = floor.mode is Mode.HARD
            total += len(ready) - counted + (min(counted, floor.left(m, dept, EVERYBODY, slot)) if hard else counted)
        return total

    return spare
