"""roster.specialty_minimum in the formulation: one row a facility, specialty and month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.roster.specialty_floors import SpecialtyFloor, specialty_floors
from optimizer.roster.rule import RosterRule

if TYPE_CHECKING:
    from optimizer.roster.weeks import WeeksModel


class SpecialtyMinimum(RosterRule):
    """``sum_{p of sp, k in month} days * n[p,f,k] + short >= days`` less what pinned duties serve, clause A19."""

    id = "roster.specialty_minimum"

    def weeks(self, m: WeeksModel) -> None:
        """Add the floor of each facility, specialty and month."""
        if not self.pushes:
            return
        for floor in specialty_floors(self.case):
            columns = [
                n
                for k, period in enumerate(m.periods)
                if floor.first <= period.slots[0].date <= floor.last
                for n in m.by_place.get((floor.facility, k), ())
                if m.columns[n].person.specialty in floor.spellings
            ]
            key = (floor.facility, floor.spellings, floor.first)
            done = self._pinned(m, floor) + self._joined(m, floor)
            m.at_least(self, key, columns, round(2 * floor.days) - done, units=1, times=m.unit)

    def _pinned(self, m: WeeksModel, floor: SpecialtyFloor) -> int:
        return sum(
            d.units
            for d in m.pinned.duties
            if d.facility.id == floor.facility
            and d.person.specialty in floor.spellings
            and floor.first <= d.date <= floor.last
        )

    def _joined(self, m: WeeksModel, floor: SpecialtyFloor) -> int:
        return m.joined.units(floor.facility, floor.first, floor.last, lambda s, _: s in floor.spellings)
