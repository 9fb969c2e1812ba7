"""roster.agreed in the formulation: a share of what nobody objects to stays."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from math import ceil
from typing import TYPE_CHECKING

from models.county.facility import Facility
from models.county.staff import Person
from models.county.words import Mode
from models.roster.published import Stand, agreed
from optimizer.roster.rule import Mark, RosterRule
from optimizer.roster.standing import pinned_stands, slots_of

if TYPE_CHECKING:
    from optimizer.roster.weeks import WeeksModel


class Agreed(RosterRule):
    """``|A| - sum x[A] - moved`` with ``moved <= |A| - ceil(share * |A|)`` for the agreed duties A of each month.

    Exact over weeks: an agreed duty earns its keeping, so that its slots are columns of their own, and ``moved`` pays
    for as many as may move.
    """

    id = "roster.agreed"

    def marks(self, person: Person, facility: Facility) -> Iterator[Mark]:
        """Let each agreed slot give back what its loss is charged."""
        slots = self._slots.get((person.id, facility.id), 0)
        if self.pushes and slots:
            yield slots, -self._price

    def weeks(self, m: WeeksModel) -> None:
        """Charge every agreed duty as if it were lost, pay for those that may move, and hold the rest where hard."""
        if not self.pushes:
            return
        pinned = pinned_stands(m)
        for month, stands in self._agreed.items():
            left = len(stands - pinned)
            may_move = len(stands) - ceil(self.case.policy.share(self.id, "share") * len(stands))
            mine = self._columns(m, month)
            moved = m.add_column(0, may_move)
            m.charge(self.tier, moved, -self._price)
            m.constants[self.tier] += self._price * left
            m.model.row((self.id, month), [*mine, moved], 1, high=left)
            if self.mode is Mode.HARD:
                m.model.row((self.id, month, "hard"), mine, 1, low=left - may_move)

    def _columns(self, m: WeeksModel, month: str) -> list[int]:
        """Return the columns of agreed slots in a month."""
        return [
            n
            for n, column in enumerate(m.columns)
            if column.period.month == month and column.mask & self._slots.get((column.person.id, column.facility.id), 0)
        ]

    @property
    def _price(self) -> int:
        """What one duty costs, in half-units."""
        return 2 * self.weight

    @cached_property
    def _agreed(self) -> dict[str, frozenset[Stand]]:
        return agreed(self.case)

    @cached_property
    def _slots(self) -> dict[tuple[str, str], int]:
        """The agreed slots of each pair of person and facility, as bits."""
        return slots_of(self.case, chain.from_iterable(self._agreed.values()))
