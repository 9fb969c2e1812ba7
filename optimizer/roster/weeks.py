"""The weeks: n[p,f,k], how many slots each person serves at each facility in each period.

Every row is implied by the slot-level rules, so the model is a relaxation and its bound holds for the whole problem.
Costs are counted in half-units (twice the checker's), so that half-days stay whole numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from models.county.words import Activity, Mode, Tier
from models.roster.case import RosterCase
from optimizer.engines import LinearModel
from optimizer.roster.columns import Column, make_columns, make_periods
from optimizer.roster.comfort import Comfort
from optimizer.roster.joined import Joined
from optimizer.roster.pinned import Pinned
from optimizer.roster.rule import RosterRule
from optimizer.roster.rules import ROSTER_RULES
from optimizer.roster.turns import Choices

if TYPE_CHECKING:
    from optimizer.roster.days import DayRows
    from optimizer.roster.rides import WeekRides
    from optimizer.roster.stays import Stay, WeekStay

Key = tuple[Hashable, ...]
Terms = dict[int, int]


class WeeksModel:
    """The formulation over periods: columns, rows, and one objective a tier.

    The first ``len(columns)`` columns of ``model`` are the visits that ``columns`` describe; slack and others
    follow. ``constants`` are what pinned duties already cost; ``refined`` holds the slot rows of weeks that were
    joined slot by slot. ``rides`` are there where vehicles or money matter; ``money`` holds each month's terms in yuan
    and what they may sum up to. ``kept`` holds a column for each weekday that a facility may keep for a specialty,
    ``choices`` the rows that choose one of them. Columns of one key in ``alike`` mean the same in different weeks.
    """

    def __init__(self, case: RosterCase, rules: tuple[RosterRule, ...] | None = None) -> None:
        self.case = case
        self.unit = round(case.slot_days * 2)
        self.pinned = Pinned(case)
        self.joined = Joined(case)
        self.rules: tuple[RosterRule, ...] = rules or tuple(rule(case) for rule in ROSTER_RULES)
        self.periods = make_periods(case)
        self.model = LinearModel()
        self.objectives: dict[Tier, Terms] = {tier: {} for tier in Tier}
        self.constants: dict[Tier, int] = dict.fromkeys(Tier, 0)
        self.excess: dict[tuple[Key, int], int] = {}
        self.refined: dict[date, DayRows] = {}
        self.trips: dict[tuple[str, str, int], int] = {}
        self.stays: dict[Stay, WeekStay] = {}
        self.alike: dict[int, Key] = {}
        self.rides: WeekRides | None = None
        self.money: dict[str, tuple[Terms, int]] = {}
        self.kept: dict[tuple[str, str], dict[int, int]] = {}
        self.choices: list[tuple[int, tuple[int, ...]]] = []
        self.labels: dict[tuple[str, str, int, Activity], int] = {}
        self.pinned_labels: dict[tuple[int, Activity], int] = {}
        self.columns: tuple[Column, ...] = tuple(make_columns(case, self.periods, self.rules, self.pinned.busy))
        for n, column in enumerate(self.columns):
            self.model.column(0, column.size)
            for tier, price in zip(Tier, column.prices, strict=True):
                self.charge(tier, n, price)
        self._index()
        for rule in self.rules:
            rule.weeks(self)

    def _index(self) -> None:
        self.by_person: dict[str, list[int]] = defaultdict(list)
        self.days_of: dict[str, list[int]] = defaultdict(list)
        self.by_facility: dict[str, list[int]] = defaultdict(list)
        self.by_place: dict[tuple[str, int], list[int]] = defaultdict(list)
        for n, column in enumerate(self.columns):
            self.by_person[column.person.id].append(n)
            if not column.second:
                self.days_of[column.person.id].append(n)
            self.by_facility[column.facility.id].append(n)
            self.by_place[column.facility.id, column.period.index].append(n)

    @property
    def comfort(self) -> Comfort:
        """How comfort is lowered: hospital by hospital and specialty by specialty, choices by turns with the visits."""
        groups: dict[tuple[str, str], list[int]] = defaultdict(list)
        for n, column in enumerate(self.columns):
            groups[column.person.employer, column.person.specialty].append(n)
        turns = Choices(len(self.columns), tuple(self.choices)) if self.choices else None
        return Comfort(len(self.columns), tuple(groups.values()), turns)

    def least(self, tier: Tier) -> int:
        """Return what no solution can go below in a tier, whatever the rows say."""
        highs, lows = self.model.highs, self.model.lows
        return self.constants[tier] + sum(min(k * lows[c], k * highs[c]) for c, k in self.objectives[tier].items())

    def charge(self, tier: Tier, column: int, cost: int) -> None:
        """Add ``cost`` for each unit of ``column`` to a tier."""
        if cost:
            self.objectives[tier][column] = self.objectives[tier].get(column, 0) + cost

    def add_column(self, low: int, high: int) -> int:
        """Add an auxiliary column."""
        return self.model.column(low, high)

    def at_most(
        self,
        rule: RosterRule,
        key: Key,
        columns: Sequence[int],
        cap: int,
        units: int = 2,
        times: int = 1,
        period: int | None = None,
    ) -> None:
        """Add ``times * sum columns <= cap``; when the rule is soft, with an excess charged ``units`` half-units.

        ``period`` says that the row sums a slot-level row over a period; its excess is kept for the days.
        """
        if not columns or not rule.pushes:
            return
        largest = times * sum(self.model.highs[c] for c in columns)
        if largest <= cap:
            return
        if rule.mode is Mode.HARD:
            self.model.row((rule.id, *key), columns, times, high=cap)
            return
        over = self.add_column(0, largest - cap)
        self.charge(rule.tier, over, rule.weight * units)
        if period is not None:
            self.excess[(rule.id, *key), period] = over
        self.model.row((rule.id, *key), [*columns, over], [*[times] * len(columns), -1], high=cap)

    def at_least(
        self,
        rule: RosterRule,
        key: Key,
        columns: Sequence[int],
        target: int,
        units: int,
        times: int | Sequence[int] = 1,
        mode: Mode | None = None,
    ) -> None:
        """Add ``times * sum columns >= target``; when soft, with a shortfall charged per ``units`` half-units."""
        mode = mode or rule.mode
        factors = [times] * len(columns) if isinstance(times, int) else list(times)
        least = sum(min(0, factor) * self.model.highs[c] for factor, c in zip(factors, columns, strict=True))
        if target <= least or mode not in (Mode.HARD, Mode.SOFT):
            return
        if mode is Mode.HARD:
            self.model.row((rule.id, *key), columns, factors, low=target)
            return
        if not columns:
            self.constants[rule.tier] += rule.weight * units * target
            return
        short = self.add_column(0, target - least)
        self.charge(rule.tier, short, rule.weight * units)
        self.model.row((rule.id, *key), [*columns, short], [*factors, 1], low=target)
