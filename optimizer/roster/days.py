"""The days: x[n,s], which slots of a week a column's visits take.

The same rows serve two uses: alone, with the number of visits of each column given; or joined to the weeks' model, with
``sum_s x[n,s] = n``, where a week does not fit and its slots must be decided together with the rest.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from models.county.words import Mode, Tier
from optimizer.engines import LinearModel
from optimizer.roster.columns import Column
from optimizer.roster.patterns import PatternColumns
from optimizer.roster.rides import DayRides
from optimizer.roster.rule import RosterRule
from optimizer.roster.stays import Stay, WeekStay
from optimizer.roster.weeks import Key, Terms, WeeksModel

K = TypeVar("K", bound=Hashable)


class DayRows:
    """Slot-level columns and rows of one week, added to ``model``.

    ``reckoned`` gives the columns of ``weeks.model`` their values, or ``None`` to join the rows to it. ``tidy`` are
    costs that matter only among the days that cost the rules the same.
    """

    def __init__(self, weeks: WeeksModel, week: date, reckoned: Sequence[int] | None) -> None:
        visits = None if reckoned is None else _visits(weeks, week, reckoned)
        self.weeks, self.week = weeks, week
        self.reckoned = reckoned or ()
        self.alone = visits is not None
        self.model = LinearModel() if self.alone else weeks.model
        self.objectives: dict[Tier, Terms] = {tier: {} for tier in Tier}
        self.taken: dict[tuple[int, int], int] = {}
        self._excess: dict[tuple[Key, int], tuple[RosterRule, int, list[int]]] = {}
        self.rides: DayRides | None = None
        self.stays: list[tuple[Stay, WeekStay, PatternColumns]] = []
        self.tidy: Terms = {}
        chosen = [n for n, c in enumerate(weeks.columns) if c.period.week == week and (visits is None or n in visits)]
        for n in chosen:
            self._link(n, None if visits is None else visits[n])
        for rule in weeks.rules:
            rule.days(self)
        self._join_excess()

    def _link(self, n: int, visits: int | None) -> None:
        slots = {slot.index: self.model.column(0, 1) for slot in self.weeks.columns[n].slots}
        self.taken.update({(n, slot): x for slot, x in slots.items()})
        if visits is None:
            self.model.row(("visits", n), [*slots.values(), n], [*[1] * len(slots), -1], low=0, high=0)
        else:
            self.model.row(("visits", n), list(slots.values()), 1, low=visits, high=visits)

    def group(self, key: Callable[[Column], K | None]) -> dict[tuple[K, int, int], list[int]]:
        """Return the slot columns by (key of the column, period, slot); columns whose key is ``None`` are left out."""
        groups: dict[tuple[K, int, int], list[int]] = defaultdict(list)
        for (n, slot), x in self.taken.items():
            column = self.weeks.columns[n]
            value = key(column)
            if value is not None:
                groups[value, column.period.index, slot].append(x)
        return groups

    def at_most(
        self,
        rule: RosterRule,
        key: Key,
        period: int,
        slot: int,
        columns: Sequence[int],
        cap: int,
        units: int = 2,
        unless: int | None = None,
    ) -> None:
        """Add ``sum columns <= cap`` in one slot; when the rule is soft, with an excess charged ``units`` half-units.

        Where the column ``unless`` of the weeks is 1, there is no limit.
        """
        largest = sum(self.model.highs[c] for c in columns)
        if not rule.pushes or largest <= cap:
            return
        terms, factors = list(columns), [1] * len(columns)
        if unless is not None and self.alone:
            if self.reckoned[unless]:
                return
        elif unless is not None:
            terms.append(unless)
            factors.append(cap - largest)
        if rule.mode is not Mode.HARD:
            over = self.model.column(0, largest - cap)
            terms.append(over)
            factors.append(-1)
            self._excess.setdefault(((rule.id, *key), period), (rule, rule.weight * units, []))[2].append(over)
        self.model.row((rule.id, *key, slot), terms, factors, high=cap)

    def trips(self, rule: RosterRule, key: tuple[str, str, int], by_date: Iterable[Sequence[int]], cost: int) -> None:
        """Add a round trip for every date on which any of its slot columns is taken."""
        self.charge_trips(rule, key, [self.any_of((rule.id, *key), columns) for columns in by_date], cost)

    def any_of(self, label: Key, columns: Sequence[int]) -> int:
        """Return a column that is 1 at least where any of ``columns`` is: of a single one, that one itself."""
        if len(columns) == 1:
            return columns[0]
        found = self.model.column(0, 1)
        self.model.row(label, [*columns, found], [*[1] * len(columns), -len(columns)], high=0)
        return found

    def charge_trips(self, rule: RosterRule, key: tuple[str, str, int], trips: Sequence[int], cost: int) -> None:
        """Charge round trips: here when alone, through those that the weeks reckoned when joined."""
        if self.alone:
            self.objectives[rule.tier].update(dict.fromkeys(trips, cost))
        elif trips:
            charged = self.weeks.trips[key]
            self.model.row((rule.id, *key, "trips"), [*trips, charged], [*[1] * len(trips), -1], high=0)

    def _join_excess(self) -> None:
        """Charge the slots' excess: here when alone, through the period's own excess when joined."""
        for key, (rule, cost, overs) in self._excess.items():
            if self.alone:
                self.objectives[rule.tier].update(dict.fromkeys(overs, cost))
                continue
            if key not in self.weeks.excess:
                self.weeks.excess[key] = self.model.column(0, sum(self.model.highs[o] for o in overs))
                self.weeks.charge(rule.tier, self.weeks.excess[key], cost)
            charged = self.weeks.excess[key]
            # Slots that nobody takes lend no room to others, so the slots may exceed more than their sum does.
            self.model.highs[charged] = max(self.model.highs[charged], sum(self.model.highs[o] for o in overs))
            self.model.row((*key[0], key[1], "slots"), [*overs, charged], [*[1] * len(overs), -1], high=0)


def _visits(weeks: WeeksModel, week: date, values: Sequence[int]) -> dict[int, int]:
    """Return the slots of each column that visits in a week."""
    return {n: values[n] for n, c in enumerate(weeks.columns) if c.period.week == week and values[n]}
