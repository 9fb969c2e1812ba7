"""roster.travel_budget in the formulation: the money of each month."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from models.county.words import Mode
from optimizer.engines.linear import objective_value
from optimizer.roster.rides import Cars, Way
from optimizer.roster.rule import RosterRule

if TYPE_CHECKING:
    from models.roster.fleet import CarKind
    from optimizer.roster.days import DayRows
    from optimizer.roster.weeks import Terms, WeeksModel

HUNDRED = 100


class TravelBudget(RosterRule):
    """``sum fare * cars + own_fare * unseated + per_diem * riders <= budget + 100 * excess`` for each month (B12)."""

    id = "roster.travel_budget"

    def weeks(self, m: WeeksModel) -> None:
        """Charge each month's hundreds of yuan beyond the budget."""
        budget = self.case.fleet.budget
        if budget is None or m.rides is None or not self.pushes:
            return
        months: dict[str, Terms] = defaultdict(dict)
        for way, riders in m.rides.riders.items():
            terms = months[m.periods[way.period].month]
            terms[riders] = self.case.fleet.per_diem
            terms[m.rides.unseated[way]] = self._own_fare(m, way)
        for (kind, way), cars in m.rides.cars.items():
            months[m.periods[way.period].month][cars] = self._fare(m, kind, way)
        for month, terms in months.items():
            paid, allowed = self._paid(m, month), max(budget, m.rides.pinned_money.get(month, 0))
            columns, factors = list(terms), list(terms.values())
            if self.mode is Mode.SOFT:
                most = paid + sum(cost * m.model.highs[c] for c, cost in terms.items()) - allowed
                over = m.add_column(0, max(0, -(-most // HUNDRED)))
                m.charge(self.tier, over, 2 * self.weight)
                columns.append(over)
                factors.append(-HUNDRED)
            m.money[month] = dict(zip(columns, factors, strict=True)), allowed - paid
            m.model.row((self.id, month), columns, factors, high=allowed - paid)

    def days(self, d: DayRows) -> None:
        """Hold a week alone to what it was reckoned to spend, and its part of what the month has left."""
        if not d.weeks.money or d.rides is None or not d.alone:
            return
        months: dict[str, Terms] = defaultdict(dict)
        for (way, day), riders in d.rides.riders.items():
            terms = months[d.weeks.periods[way.period].month]
            terms.update(dict.fromkeys(riders, self.case.fleet.per_diem))
            terms[d.rides.unseated[way, day]] = self._own_fare(d.weeks, way)
            for kind in self.case.fleet.by_owner.get(way.owner, ()):
                cars = d.rides.cars.get(Cars(kind, way.facility, day))
                if cars is not None:
                    terms[cars] = self._fare(d.weeks, kind, way)
        for month, terms in months.items():
            allowed = self._allowed(d, month)
            d.model.row((self.id, month), list(terms), list(terms.values()), high=allowed)

    def _allowed(self, d: DayRows, month: str) -> int:
        """Return the yuan that a week may spend in a month: as reckoned, and an even part of the month's rest."""
        m = d.weeks
        terms, high = m.money[month]
        rest = high - objective_value(terms.items(), d.reckoned)
        periods = [p for p in m.periods if p.month == month]
        inside = {p.index for p in periods if p.week == d.week}
        assert m.rides is not None
        own = {c for way, c in m.rides.riders.items() if way.period in inside}
        own |= {c for way, c in m.rides.unseated.items() if way.period in inside}
        own |= {c for (_, way), c in m.rides.cars.items() if way.period in inside}
        spent = sum(cost * d.reckoned[c] for c, cost in terms.items() if c in own)
        return int(spent + rest // len({p.week for p in periods}))

    def _paid(self, m: WeeksModel, month: str) -> int:
        """Return the per diems of the month's pinned riders."""
        assert m.rides is not None
        ways = m.rides.pinned.items()
        riders = sum(len(p) for way, of in ways if m.periods[way.period].month == month for p in of.values())
        return riders * self.case.fleet.per_diem

    def _fare(self, m: WeeksModel, kind: CarKind, way: Way) -> int:
        return self.case.fleet.fare(kind, self._km(m, way))

    def _own_fare(self, m: WeeksModel, way: Way) -> int:
        return self.case.fleet.own_fare(self._km(m, way))

    def _km(self, m: WeeksModel, way: Way) -> float:
        return self.case.fleet.km(way.owner, way.facility, m.periods[way.period].slots[0].date)
