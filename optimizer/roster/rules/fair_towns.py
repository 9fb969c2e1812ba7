"""roster.fair_towns in the formulation: one row a facility and month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.roster.town_floors import TownFloor, town_floors
from optimizer.roster.rule import RosterRule

if TYPE_CHECKING:
    from optimizer.roster.weeks import WeeksModel


class FairTowns(RosterRule):
    """``sum_{p, k in month} days * n[p,f,k] + short >= days`` less what pinned duties serve, clauses A10 and G20."""

    id = "roster.fair_towns"

    def weeks(self, m: WeeksModel) -> None:
        """Add the floor of each facility and month."""
        if not self.pushes:
            return
        for floor in town_floors(self.case):
            columns = [
                n
                for k, period in enumerate(m.periods)
                if floor.first <= period.slots[0].date <= floor.last
                for n in m.by_place.get((floor.facility, k), ())
            ]
            done = self._pinned(m, floor) + m.joined.units(floor.facility, floor.first, floor.last, lambda *_: True)
            owed = round(2 * floor.days) - done
            m.at_least(self, (floor.facility, floor.first), columns, owed, units=1, times=m.unit)

    def _pinned(self, m: WeeksModel, floor: TownFloor) -> int:
        there = (d for d in m.pinned.duties if d.facility.id == floor.facility)
        return sum(d.units for d in there if floor.first <= d.date <= floor.last)
