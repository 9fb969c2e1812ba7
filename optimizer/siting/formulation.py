"""The siting model: which center stands where and when, how large, and whom it serves."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np

from models.county.words import Goal, Mode
from models.siting.case import SitingCase
from optimizer.engines import LinearModel
from optimizer.engines.linear import INFINITY
from optimizer.siting.building import add_building
from optimizer.siting.places import Place
from optimizer.siting.rules import SITING_RULES, SitingRule
from optimizer.siting.units import Flags, Unit, units_of

Terms = dict[int, int]
"""Column -> coefficient."""
Kept = Mapping[tuple[int, int], Flags]
"""By unit and phase, which pairs a model has columns for; all that may serve where it does not say."""


class SitingModel:
    """Columns and rows of the siting, to which each rule adds its own.

    ``y[k,i,t]`` in {0,1}: kind ``k`` is open at site ``i`` in phase ``t``; ``extra[k,i,t]`` are its modules beyond
    those that it has when it opens. ``x[u,t]`` holds a column in {0,1} for each pair (member, site) of unit ``u`` that
    may serve, ``flows[k,t]`` the volume of each pair where a kind is split, ``short[k,t]`` who is not served.
    ``money[t]`` is what building and running cost. ``objectives`` are the goals that are sums; ``minutes`` what a pair
    makes the longest minutes at least, ``broken`` what breaks each soft rule.
    """

    def __init__(self, case: SitingCase, kept: Kept | None = None) -> None:
        self.case = case
        self.model = LinearModel()
        self.units = units_of(case)
        self.unit_of = {kind: u for u, unit in enumerate(self.units) for kind in unit.kinds}
        self.objectives: dict[Goal, Terms] = {goal: defaultdict(int) for goal in Goal}
        self.shares: dict[int, Fraction] = {}
        self.scale: dict[Goal, int] = dict.fromkeys(Goal, 1)
        self.places = [Place(case, kind, site) for kind, sites in case.sites.items() for site in sites]
        self.y: dict[tuple[str, str, int], int] = {}
        self.extra: dict[tuple[str, str, int], int] = {}
        self.x: dict[tuple[int, int], dict[tuple[int, int], int]] = {}
        self._kept = kept or {}
        self.short: dict[tuple[str, int], dict[int, int]] = {}
        self.flows: dict[tuple[str, int], dict[tuple[int, int], int]] = {}
        self.backups: dict[tuple[str, int], dict[tuple[int, int], int]] = {}
        self.money: list[Terms] = [defaultdict(int) for _ in case.phases]
        self.minutes: dict[int, int] = {}
        self.broken: dict[str, Terms] = {}
        for u, unit in enumerate(self.units):
            self._columns(u, unit, kept or {})
        add_building(self)
        for rule in SITING_RULES:
            rule(case).add(self)

    def _columns(self, u: int, unit: Unit, kept: Kept) -> None:
        """Add the columns of a unit; from its deadline on its kinds stand together and share theirs."""
        shared = {(site, t): self.model.column(0, 1) for site in unit.sites for t in unit.phases}
        for kind in unit.kinds:
            for site in self.case.sites[kind]:
                for t in range(len(self.case.phases)):
                    column = shared.get((site, t))
                    together = 0 if t in unit.phases else 1
                    self.y[kind, site, t] = self.model.column(0, together) if column is None else column
        for t in unit.phases:
            pairs = np.argwhere(unit.allowed & kept[u, t] if (u, t) in kept else unit.allowed)
            self.x[u, t] = {(j, i): self.model.column(0, 1) for j, i in pairs.tolist()}

    @property
    def spending(self) -> Terms:
        """What building and running cost over all phases."""
        total: Terms = defaultdict(int)
        for terms in self.money:
            for column, yuan in terms.items():
                total[column] += yuan
        return total

    def due_phases(self, kind: str) -> range:
        """Return the phases from the deadline of ``kind`` on."""
        return range(self.case.due(kind), len(self.case.phases))

    def opened(self, u: int, i: int, t: int) -> int:
        """Return the column that says whether unit ``u`` is open at its site ``i`` in phase ``t``."""
        unit = self.units[u]
        return self.y[unit.kinds[0], unit.sites[i], t]

    def modules(self, kind: str, site: str, t: int) -> Terms:
        """Return the modules of ``kind`` at a site in phase ``t``."""
        terms = {self.y[kind, site, t]: Place(self.case, kind, site).base}
        if (kind, site, t) in self.extra:
            terms[self.extra[kind, site, t]] = 1
        return terms

    def used_sites(self, u: int, t: int) -> Flags:
        """Return which sites of a unit the model looks at in a phase: all, unless it keeps only some pairs."""
        kept = self._kept.get((u, t))
        return np.ones(len(self.units[u].sites), dtype=bool) if kept is None else np.asarray(kept.any(axis=0))

    def by_member(self, u: int, t: int) -> list[list[int]]:
        """Return the columns of the pairs of each member in a phase."""
        found: list[list[int]] = [[] for _ in self.units[u].members]
        for (j, _), x in self.x[u, t].items():
            found[j].append(x)
        return found

    def loads(self, kind: str, t: int) -> list[Terms]:
        """Return the volume of ``kind`` at each site of its unit in a phase."""
        u = self.unit_of[kind]
        volumes = self.units[u].volumes(kind).tolist()
        found: list[Terms] = [{} for _ in self.units[u].sites]
        for (j, i), x in self.x[u, t].items():
            if volumes[j]:
                flow = self.flows.get((kind, t), {}).get((j, i))
                found[i][x if flow is None else flow] = volumes[j] if flow is None else 1
        return found

    def charge(self, goal: Goal, column: int, price: int) -> None:
        """Let a unit of ``column`` cost ``price`` in ``goal``."""
        if price:
            self.objectives[goal][column] += price

    def at_most(self, rule: SitingRule, key: tuple[object, ...], terms: Terms, high: int, room: int = 0) -> None:
        """Add ``terms <= high`` when hard, ``terms <= high + over`` at a price when soft, else nothing.

        Each unit of ``over`` breaks the rule by one; with a ``room`` it is broken once, by up to that much.
        """
        if rule.mode is Mode.HARD:
            self.model.row((rule.id, *key), list(terms), list(terms.values()), high=high)
        elif rule.mode is Mode.SOFT:
            over = self.priced(rule, 1 if room else max(0, self.most(terms) - high))
            self.model.row((rule.id, *key), [*terms, over], [*terms.values(), -max(1, room)], high=high)

    def at_least(self, rule: SitingRule, key: tuple[object, ...], terms: Terms, low: int) -> None:
        """Add ``terms >= low`` when hard, ``terms + short >= low`` at a price when soft, else nothing."""
        self.at_most(rule, key, {c: -a for c, a in terms.items()}, -low)

    def priced(self, rule: SitingRule, high: int, times: int = 1) -> int:
        """Return a column each unit of which breaks ``rule`` by ``times`` units, at a price where it is soft."""
        column = self.model.column(0, high)
        self.shortfall(rule, column, times)
        return column

    def shortfall(self, rule: SitingRule, column: int, units: int) -> None:
        """Let a unit of ``column`` break a soft ``rule`` by so many units."""
        if rule.mode is Mode.SOFT and units:
            self.broken.setdefault(rule.id, {})[column] = units
            self.charge(Goal.SHORTFALL, column, rule.weight * units)

    def link(self, *label: object, terms: Terms, low: float = -INFINITY, high: float = INFINITY) -> None:
        """Add a row that says what a column means rather than what a rule asks."""
        self.model.row(label, list(terms), list(terms.values()), low, high)

    def value(self, goal: Goal, values: Sequence[int]) -> float:
        """Return what a goal comes to, a person-minute being divided as finely as it takes."""
        if goal is Goal.LONGEST:
            weight = self.case.policy.weight("siting.equity")
            return float(weight * max((minutes for x, minutes in self.minutes.items() if values[x]), default=0))
        whole = sum(a * values[c] for c, a in self.objectives[goal].items() if c not in self.shares)
        parts = sum((a * values[c] for c, a in self.shares.items() if goal is Goal.MINUTES), start=Fraction(0))
        return float(Fraction(whole, self.scale[goal]) + parts)

    def most(self, terms: Terms) -> int:
        """Return the most that ``terms`` can come to within the bounds of their columns."""
        lows, highs = self.model.lows, self.model.highs
        return sum(max(a * lows[c], a * highs[c]) for c, a in terms.items())
