"""roster.rooms in the formulation."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from models.county.facility import Facility
from models.county.words import Mode
from models.roster.slots import Slot
from optimizer.roster.rule import RosterRule

if TYPE_CHECKING:
    from optimizer.roster.days import DayRows
    from optimizer.roster.weeks import WeeksModel


class Rooms(RosterRule):
    """``sum_p x[p,f,s] <= rooms[f] * open[f,s]``; over a period, the sum of both sides."""

    id = "roster.rooms"

    def facility_price(self, facility: Facility, slot: Slot) -> int | None:
        """No column on a closed day when the rule is hard; when soft, the row charges it."""
        closed = not self.case.is_open(facility, slot.date)
        return None if closed and self.mode is Mode.HARD else 0

    def weeks(self, m: WeeksModel) -> None:
        """Add one row a facility and period."""
        groups: dict[tuple[str, int], list[int]] = defaultdict(list)
        for n, column in enumerate(m.columns):
            groups[column.facility.id, column.period.index].append(n)
        for (facility, period), columns in groups.items():
            cap = sum(self.left(m, facility, slot) for slot in m.periods[period].slots)
            m.at_most(self, (facility,), columns, cap, period=period)

    def days(self, d: DayRows) -> None:
        """Add one row a facility and slot."""
        for (facility, period, slot), columns in d.group(lambda c: c.facility.id).items():
            cap = self.left(d.weeks, facility, d.weeks.case.slots[slot])
            d.at_most(self, (facility,), period, slot, columns, cap)

    def left(self, m: WeeksModel, facility: str, slot: Slot) -> int:
        """Return the rooms that pinned duties leave in every half of a slot."""
        place = self.case.county.facility_by_id[facility]
        rooms = place.rooms if self.case.is_open(place, slot.date) else 0
        pinned = [d for d in m.pinned.on(slot) if d.facility.id == facility]
        taken = max(sum(half in d.part.halves for d in pinned) for half in slot.part.halves)
        return max(0, rooms - taken)
