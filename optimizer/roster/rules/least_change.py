"""roster.least_change in the formulation: what is published earns its keeping, what is not costs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from models.county.facility import Facility
from models.county.staff import Person
from models.county.words import Mode
from models.roster.published import Stand, published_months, standing
from optimizer.roster.rule import Mark, RosterRule
from optimizer.roster.standing import pinned_stands, slots_of

if TYPE_CHECKING:
    from optimizer.roster.weeks import WeeksModel


class LeastChange(RosterRule):
    """``|published| - sum x[published] + sum x[not published]``; exact over weeks, whose columns split by price."""

    id = "roster.least_change"

    def marks(self, person: Person, facility: Facility) -> Iterator[Mark]:
        """Price the slots of published months that are not published; those that are give back what they cost."""
        if not self.pushes or not self._open_slots:
            return
        kept = self._kept[person.id, facility.id]
        cost = self.broken(2)
        if self._open_slots & ~kept:
            yield self._open_slots & ~kept, cost
        if kept and cost is not None:
            yield kept, -cost

    def weeks(self, m: WeeksModel) -> None:
        """Charge every published duty as if it were dropped; when hard, keep each one that can be kept."""
        if not self.pushes:
            return
        pinned = pinned_stands(m)
        if self.mode is Mode.SOFT:
            m.constants[self.tier] += 2 * self.weight * len(self._standing - pinned)
            return
        for (person, facility), mask in self._kept.items():
            columns = [n for n in m.by_person[person] if m.columns[n].facility.id == facility]
            mine = [n for n in columns if m.columns[n].mask & mask]
            held = sum((person, facility, s.date, s.part) in pinned for s in self.case.slots if mask >> s.index & 1)
            m.at_least(self, (person, facility), mine, mask.bit_count() - held, units=2)

    @cached_property
    def _standing(self) -> frozenset[Stand]:
        return standing(self.case)

    @cached_property
    def _open_slots(self) -> int:
        """The slots of published months, as bits."""
        months = published_months(self.case)
        return sum(1 << s.index for s in self.case.slots if s.month in months)

    @cached_property
    def _kept(self) -> dict[tuple[str, str], int]:
        """The published slots of each pair of person and facility, as bits."""
        return slots_of(self.case, self._standing)
