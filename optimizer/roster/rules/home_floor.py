"""roster.home_floor in the formulation: everybody, and seniors apart."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from models.county.staff import Person
from models.county.words import Title
from models.roster.slots import Slot
from optimizer.roster.rule import RosterRule

if TYPE_CHECKING:
    from optimizer.roster.columns import Column
    from optimizer.roster.days import DayRows
    from optimizer.roster.weeks import WeeksModel

EVERYBODY, SENIORS = "everybody", "seniors"


class HomeFloor(RosterRule):
    """``sum_{p in d, f} x[p,f,s] <= max(0, present[d,s] - floor[d])``; over a period, the sum of both sides."""

    id = "roster.home_floor"

    def weeks(self, m: WeeksModel) -> None:
        """Add one row a department, group and period."""
        for group in (EVERYBODY, SENIORS):
            columns: dict[tuple[str, int], list[int]] = defaultdict(list)
            for n, column in enumerate(m.columns):
                if dept := self._dept(group, column):
                    columns[dept, column.period.index].append(n)
            for (dept, period), members in columns.items():
                cap = sum(self.left(m, dept, group, slot) for slot in m.periods[period].slots)
                m.at_most(self, (dept, group), members, cap, period=period)

    def days(self, d: DayRows) -> None:
        """Add one row a department, group and slot."""
        for group in (EVERYBODY, SENIORS):
            rows = d.group(partial(self._dept, group))
            for (dept, period, slot), columns in rows.items():
                cap = self.left(d.weeks, dept, group, self.case.slots[slot])
                d.at_most(self, (dept, group), period, slot, columns, cap)

    def _dept(self, group: str, column: Column) -> str | None:
        return column.person.dept if not column.second and self._counted(column.person, group) else None

    def _counted(self, person: Person, group: str) -> bool:
        senior = group == EVERYBODY or person.title.at_least(Title.DEPUTY_SENIOR)
        return senior and person.id in self.case.presence.counted

    def left(self, m: WeeksModel, dept: str, group: str, slot: Slot) -> int:
        """Return how many more the department can spare in every half of a slot beside its pinned duties."""
        department = self.case.county.department_by_id[dept]
        pinned = [d for d in m.pinned.on(slot) if d.person.dept == dept and self._counted(d.person, group)]
        left = []
        for half in slot.part.halves:
            everybody, seniors = self.case.presence.spare(department, slot.date, half)
            left.append((everybody if group == EVERYBODY else seniors) - sum(half in d.part.halves for d in pinned))
        return max(0, min(left))
