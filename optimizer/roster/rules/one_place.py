"""roster.one_place in the formulation."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from optimizer.roster.rule import RosterRule

if TYPE_CHECKING:
    from optimizer.roster.days import DayRows
    from optimizer.roster.weeks import WeeksModel


class OnePlace(RosterRule):
    """``sum_f x[p,f,s] <= 1``; over a period, ``sum_f n[p,f,k] <= slots in which p may go anywhere``.

    Where the rule is not hard, ``z[p,f,s]`` are second places: ``sum_f z[p,f,s] <= facilities * sum_f x[p,f,s]``.
    Who is pinned in a slot is sent nowhere else in it, whatever the mode.
    """

    id = "roster.one_place"

    def second_price(self) -> int | None:
        """Return the price of a duty beyond the first in a slot."""
        return self.broken(2)

    def weeks(self, m: WeeksModel) -> None:
        """Add one row a person and period, one more where there are second places, and one a facility then."""
        groups: dict[tuple[str, int], list[int]] = defaultdict(list)
        for n, column in enumerate(m.columns):
            groups[column.person.id, column.period.index].append(n)
        for (person, period), columns in groups.items():
            first = [n for n in columns if not m.columns[n].second]
            self._within(m, (person, period), first)
            if len(first) < len(columns):
                self._seconds(m, (person, period), columns)

    def _within(self, m: WeeksModel, key: tuple[object, ...], columns: list[int]) -> None:
        """Let the visits of ``columns`` take no more slots than there are."""
        union = 0
        for n in columns:
            union |= m.columns[n].mask
        if sum(m.model.highs[n] for n in columns) > union.bit_count():
            m.model.row((self.id, *key), columns, 1, high=union.bit_count())

    def _seconds(self, m: WeeksModel, key: tuple[str, int], columns: list[int]) -> None:
        by_facility: dict[str, list[int]] = defaultdict(list)
        for n in columns:
            by_facility[m.columns[n].facility.id].append(n)
        for facility, there in by_facility.items():
            self._within(m, (*key, facility), there)
        factors = [1 if m.columns[n].second else -len(by_facility) for n in columns]
        m.model.row((self.id, *key, "second"), columns, factors, high=0)

    def days(self, d: DayRows) -> None:
        """Add the same rows for each slot."""
        first = d.group(lambda c: None if c.second else c.person.id)
        for (person, _, slot), columns in first.items():
            if len(columns) > 1:
                d.model.row((self.id, person, slot), columns, 1, high=1)
        for (person, period, slot), columns in d.group(lambda c: c.person.id if c.second else None).items():
            here = first.get((person, period, slot), [])
            factors = [1] * len(columns) + [-len(columns)] * len(here)
            d.model.row((self.id, person, slot, "second"), [*columns, *here], factors, high=0)
        if any(c.second for c in d.weeks.columns):
            for (key, _, slot), columns in d.group(lambda c: (c.person.id, c.facility.id)).items():
                d.model.row((self.id, *key, slot), columns, 1, high=1)
