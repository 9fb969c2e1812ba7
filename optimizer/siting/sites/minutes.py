"""The least weighted minutes with everybody within so many minutes: sites by cuts, members to the best sites met."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import floor
from time import monotonic

import numpy as np

from models.siting.plan import SitingPlan
from optimizer.engines import Limits, Status
from optimizer.engines.linear import INFINITY
from optimizer.siting.sites.assign import assign
from optimizer.siting.sites.cuts import cut_of
from optimizer.siting.sites.fitting import SHORT, Fitting
from optimizer.siting.sites.prices import bound_by_prices
from optimizer.siting.sites.transport import Priced

OnPlan = Callable[[SitingPlan], None]
PRICES, STEP, ASSIGNED = 0.2, 0.025, 0.05
"""Shares of the time: for the bound by prices, for one model of the sites, and for one assignment."""
PARTS = 1_000_000
"""Into how many parts the minutes of the first sites are divided for the model of the sites."""
CLOSE, ROUGH = 5e-4, 5e-3
"""How close the model of the sites is solved: roughly as long as that teaches something."""
Prices = dict[tuple[int, int], Priced]


class Search:
    """Looks for sites at the least weighted minutes from those of ``fitting`` on."""

    def __init__(self, fitting: Fitting, seconds: float, limits: Limits, on_plan: OnPlan) -> None:
        self._fitting, self._on_plan, self._limits = fitting, on_plan, limits
        self._begin, self._seconds = monotonic(), seconds
        self._costs: dict[tuple[int, int], int] = {}
        self._scale = 1.0
        self._best = INFINITY
        self._tried: set[tuple[int, ...]] = set()
        self._gap, self._step = ROUGH, STEP * seconds
        self.bound = 0.0

    def begin(self) -> bool:
        """Tell of a plan with the sites into which everybody was found to fit; return whether there is one."""
        return self._start() is not None

    def _start(self) -> Prices | None:
        """Return what the sites at hand cost, once a plan with them was told; ``None`` where there is none."""
        values = self._fitting.fit.values
        priced = self._priced(values)
        self._offer(values, priced)
        return priced if self._best < INFINITY else None

    def run(self) -> bool:
        """Return whether a plan was found; ``bound`` holds for all within these minutes."""
        values, priced = self._fitting.fit.values, self._start()
        if priced is None:
            return False
        cost = sum(its.cost for its in priced.values())
        self._scale = max(1.0, cost / PARTS)
        for key in priced:
            self._costs[key] = self._fitting.model.column(0, 1000 * PARTS)
            self._fitting.model.wholes[-1] = False
        self._learn(priced, values)
        self._by_prices(cost)
        objective = dict.fromkeys(self._costs.values(), 1)
        while self._left > 0 and self.bound < self._best * (1 - CLOSE):
            found = self._fitting.solve(objective, min(self._left, self._step), self._gap)
            self.bound = max(self.bound, (found.bound or 0) * self._scale)
            if found.status is Status.INFEASIBLE:
                break
            if not found.found:
                self._step *= 2
                continue
            fits = self._fitting.fits(found.values)
            priced = self._priced(found.values)
            if fits:
                self._offer(found.values, priced)
            if not self._learn(priced, found.values) and fits:
                if self._gap <= CLOSE:
                    break
                self._gap = CLOSE
        return True

    @property
    def _left(self) -> float:
        return self._begin + self._seconds - monotonic()

    def _priced(self, values: Sequence[int]) -> Prices:
        """Return what each unit costs in each phase with the sites of ``values``."""
        units = enumerate(self._fitting.sites.units)
        asked = ((u, t, self._fitting.demands[u]) for u, unit in units for t in unit.phases)
        found = {(u, t): self._fitting.priced(u, t, values, demand) for u, t, demand in asked}
        return {key: its for key, its in found.items() if its is not None}

    def _offer(self, values: Sequence[int], priced: Prices) -> None:
        """Assign members to the sites of ``values`` where that promises a better plan."""
        key = tuple(values[: self._fitting.sites.m.model.width])
        cost = sum(its.cost for its in priced.values())
        if key in self._tried or cost >= self._best or any(its.short > SHORT for its in priced.values()):
            return
        self._tried.add(key)
        limits = replace(self._limits, seconds=max(1.0, self._seconds * ASSIGNED))
        shares = {key: its.shares for key, its in priced.items()}
        plan = assign(self._fitting.sites, values, self._fitting.most, shares, limits)
        if plan is not None:
            self._best = cost
            self._on_plan(plan)

    def _learn(self, priced: Prices, values: Sequence[int]) -> bool:
        """Add the cuts that ``values`` break; return whether there were any."""
        learned = False
        for (u, t), its in priced.items():
            column = self._costs[u, t]
            said = values[column] * self._scale if column < len(values) else 0.0
            if its.cost > said * (1 + CLOSE / 10):
                self._cut(u, its.members, its.rooms, self._fitting.opened(u, t, values))
                learned = True
        return learned

    def _by_prices(self, cost: float) -> None:
        """Begin with the bound by prices of members, and the cuts that they make."""
        sites, demands = self._fitting.sites, self._fitting.demands
        until = monotonic() + PRICES * self._seconds
        found = bound_by_prices(sites.case, sites.units, demands, 0.95 * cost, until)
        if found is None:
            return
        self.bound = max(self.bound, found.bound)
        for worths in found.worths:
            for u, unit in enumerate(sites.units):
                for t in unit.phases:
                    self._cut(u, worths[u][t], np.zeros_like(demands[u].capacity), ())

    def _cut(self, u: int, members: np.ndarray, rooms: np.ndarray, opened: Sequence[int]) -> None:
        """Add a cut of a unit in all its phases, rounded so that it stays valid."""
        cut = cut_of(self._fitting.demands[u], members, rooms, opened)
        for t in self._fitting.sites.units[u].phases:
            terms = {self._costs[u, t]: 1} | self._fitting.terms(u, t, cut, self._scale)
            self._fitting.model.row(
                ("cut", u, t), list(terms), list(terms.values()), low=floor(cut.worth / self._scale)
            )
