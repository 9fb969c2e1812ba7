"""roster.remote_stay in the formulation: far away one stays for some days."""

from __future__ import annotations

from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING

from models.county.words import Mode
from optimizer.roster.rule import RosterRule
from optimizer.roster.stays import DayStay, Stay, day_stays, week_stays

if TYPE_CHECKING:
    from optimizer.roster.days import DayRows
    from optimizer.roster.weeks import WeeksModel


class RemoteStay(RosterRule):
    """``served[d] - served[d-1] <= served[d+j]`` for ``j < shortest``: who begins a stay goes on with it.

    Over a week, days there are none or at least the shortest stay. Days that pins or history settle may stand alone.
    """

    id = "roster.remote_stay"

    def weeks(self, m: WeeksModel) -> None:
        """Add that a person is at a remote place in a week not at all or long enough."""
        m.stays = week_stays(m)
        shortest = self.case.stays.shortest
        for stay, known in m.stays.items():
            credits = self.case.history.week_credits(stay.person, stay.week)
            if not known.columns or known.pinned or any(c.facility == stay.facility for c in credits):
                continue
            most = sum(m.model.highs[n] for n in known.columns)
            there = m.add_column(0, 1)
            m.model.row((self.id, *stay, "there"), [*known.columns, there], [*[1] * len(known.columns), -most], high=0)
            terms, factors = [*known.columns, there], [*[1] * len(known.columns), -shortest]
            if self.mode is Mode.SOFT:
                short = m.add_column(0, shortest)
                m.charge(self.tier, short, 2 * self.weight)
                m.excess[(self.id, stay.person, stay.facility), known.period] = short
                terms.append(short)
                factors.append(1)
            m.model.row((self.id, *stay), terms, factors, low=0)

    def days(self, d: DayRows) -> None:
        """Add that whoever begins a stay goes on with it."""
        if not d.weeks.stays:
            return
        d.stays = list(day_stays(d))
        for stay, known, days in d.stays:
            for n, day in enumerate(days.order):
                if day in days.served and not self._settled_before(days, n):
                    self._begin(d, stay, known.period, days, n)

    def _settled_before(self, days: DayStay, n: int) -> bool:
        """Return whether the day before is settled, so that no stay begins on this one."""
        return n > 0 and days.served.get(days.order[n - 1], 0) is None

    def _begin(self, d: DayRows, stay: Stay, period: int, days: DayStay, n: int) -> None:
        """Add that a stay which begins on a day lasts; one of settled days alone may end with them."""
        settled = sum(1 for _ in takewhile(lambda day: days.served.get(day, 0) is None, days.order[n:]))
        trigger = n + settled
        if trigger >= len(days.order) or days.order[trigger] not in days.served:
            return
        shortest = self.case.stays.shortest
        missing: list[int] = []
        for j in range(settled + 1, shortest):
            column = self._missing(d, stay, days, (n, trigger, n + j), missing)
            if column is not None:
                missing.append(column)
        if missing:
            d.at_most(self, (stay.person, stay.facility), period, days.order[n].toordinal(), missing, 0)

    def _missing(
        self, d: DayRows, stay: Stay, days: DayStay, places: tuple[int, int, int], earlier: list[int]
    ) -> int | None:
        """Return a column that is 1 where the stay has ended by a day; ``None`` where it cannot have."""
        begin, trigger, end = places
        begun = days.served[days.order[trigger]]
        assert begun is not None
        over = self._at(days, end)
        if over is None and not earlier:
            return None
        missing = d.model.column(0, 1)
        if over is not None:
            terms, factors = [begun, missing], [1, -1]
            for column in (over, self._at(days, begin - 1)):
                if column:
                    terms.append(column[0])
                    factors.append(-1)
            d.model.row((self.id, *stay, days.order[begin], end), terms, factors, high=0)
        if earlier:
            d.model.row((self.id, *stay, days.order[begin], end, "on"), [earlier[-1], missing], [1, -1], high=0)
        return missing

    def _at(self, days: DayStay, n: int) -> tuple[int, ...] | None:
        """Return the column of a day, nothing where the person cannot be there, ``None`` where that is settled."""
        if not 0 <= n < len(days.order):
            return ()
        day: date = days.order[n]
        if day not in days.served:
            return ()
        column = days.served[day]
        return None if column is None else (column,)
