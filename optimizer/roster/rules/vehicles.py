"""roster.vehicles in the formulation: seats for those who go out."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING

from models.county.words import Mode
from optimizer.roster.rides import DayRides, WeekRides
from optimizer.roster.rule import RosterRule

if TYPE_CHECKING:
    from optimizer.roster.days import DayRows
    from optimizer.roster.weeks import WeeksModel


class Vehicles(RosterRule):
    """``sum_f unseated[h,f,d] <= overfull[h,d] + excess[h,d]``: beyond those whom pins leave without a seat.

    Riding is modeled wherever there are vehicles or a travel budget: where the rule does not push, those of one way
    still find the same days as far as that costs nothing.
    """

    id = "roster.vehicles"

    def weeks(self, m: WeeksModel) -> None:
        """Charge, for each hospital and period, who finds no seat."""
        money = self.case.fleet.budget is not None and self.case.policy.mode("roster.travel_budget") is not Mode.REPORT
        if self.case.fleet.kinds or money:
            m.rides = WeekRides(m)
        if m.rides is None or not self.pushes:
            return
        groups: dict[tuple[str, int], list[int]] = defaultdict(list)
        for way, column in m.rides.unseated.items():
            if way.owner in self.case.fleet.by_owner:
                groups[way.owner, way.period].append(column)
        for (owner, period), columns in groups.items():
            days = {slot.date for slot in m.periods[period].slots}
            by_pins = sum(m.rides.overfull.get((owner, day), 0) for day in days)
            m.at_most(self, (owner,), columns, by_pins, period=period)

    def days(self, d: DayRows) -> None:
        """Charge, for each hospital and date, who finds no seat."""
        if d.weeks.rides is None:
            return
        d.rides = DayRides(d, d.weeks.rides)
        if not self.pushes:
            return
        groups: dict[tuple[str, int, dt.date], list[int]] = defaultdict(list)
        for (way, day), column in d.rides.unseated.items():
            if way.owner in self.case.fleet.by_owner:
                groups[way.owner, way.period, day].append(column)
        for (owner, period, day), columns in groups.items():
            by_pins = d.weeks.rides.overfull.get((owner, day), 0)
            d.at_most(self, (owner,), period, day.toordinal(), columns, by_pins)
