"""roster.one_place in the formulation."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from optimizer.roster.rule import RosterRule

if TYPE_CHECKING:
    from optimizer.roster.days import DayRows
    from optimizer.roster.weeks import WeeksModel


class OnePlace(RosterRule):
    """``sum_f x[p,f,s] <= 1``; over a period, ``sum_f n[p,f,k] <= slots in which p may go anywhere``."""

    id = "roster.one_place"

    def weeks(self, m: WeeksModel) -> None:
        """Add one row a person and period."""
        groups: dict[tuple[str, int], list[int]] = defaultdict(list)
        for n, column in enumerate(m.columns):
            groups[column.person.id, column.period.index].append(n)
        for (person, period), columns in groups.items():
            union = 0
            for n in columns:
                union |= m.columns[n].mask
            m.at_most(self, (person,), columns, union.bit_count(), period=period)

    def days(self, d: DayRows) -> None:
        """Add one row a person and slot."""
        for (person, period, slot), columns in d.group(lambda c: c.person.id).items():
            d.at_most(self, (person,), period, slot, columns, 1)
