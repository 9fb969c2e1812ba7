"""roster.weekly_limit in the formulation: one row a person and week."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from models.roster.calendar import monday
from optimizer.roster.rule import RosterRule

if TYPE_CHECKING:
    from optimizer.roster.weeks import WeeksModel


class WeeklyLimit(RosterRule):
    """``sum_{f, k in w} days * n[p,f,k] <= max_days`` less what pins and the days outside the horizon take.

    The row says of sums what the rule says of slots, so the days need none.
    """

    id = "roster.weekly_limit"

    def weeks(self, m: WeeksModel) -> None:
        """Add the limit of each person and week."""
        limit = self.case.policy.number(self.id, "max_days")
        if limit is None or not self.pushes:
            return
        spent = self._spent(m)
        groups: dict[tuple[str, date], list[int]] = defaultdict(list)
        for n, column in enumerate(m.columns):
            if not column.second:
                groups[column.person.id, column.period.week].append(n)
        for key, columns in groups.items():
            m.at_most(self, key, columns, max(0, 2 * limit - spent[key]), units=1, times=m.unit)

    def _spent(self, m: WeeksModel) -> dict[tuple[str, date], int]:
        """Return the half-days that pins, and history in the first and the last week, take of each week."""
        spent: dict[tuple[str, date], int] = defaultdict(int)
        for duty in m.pinned.duties:
            spent[duty.person.id, monday(duty.date)] += duty.units
        for person in self.case.senders:
            for week in {self.case.weeks[0], self.case.weeks[-1]}:
                outside = sum(c.days for c in self.case.history.week_credits(person.id, week))
                spent[person.id, week] += round(2 * outside)
        return spent
