"""Whether everybody fits into open sites within so many minutes: a model of the sites, and cuts where they do not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, floor
from time import monotonic

import numpy as np

from optimizer.engines import Limits, LinearModel, Solution, Status, solve_mip
from optimizer.engines.sparse import Floats
from optimizer.siting.formulation import Terms
from optimizer.siting.sites.cuts import Cut, cut_of
from optimizer.siting.sites.model import Sites, open_sites
from optimizer.siting.sites.transport import Demand, Priced, transport

SHORT = 1e-6
SHARPNESS = 1_000_000
"""Into how many parts one member is divided in a cut that says that some find no room."""


@dataclass(frozen=True)
class Fit:
    """Sites into which everybody fits, if there are any: the values of the columns of the sites."""

    status: Status
    values: tuple[int, ...] = ()


class Fitting:
    """The model of the sites within ``most`` minutes; ``demands`` are the units as arrays, their costs in minutes."""

    def __init__(self, sites: Sites, most: int, limits: Limits) -> None:
        self.sites, self.most, self._limits = sites, most, limits
        self.model: LinearModel = sites.reaching(most)
        self.demands = [
            Demand(
                unit.weighted.astype(np.float64),
                unit.allowed & (unit.longest <= most),
                np.array([unit.volumes(kind) for kind in unit.kinds], dtype=np.float64),
                np.array([sites.capacities(unit, kind) for kind in unit.kinds]),
            )
            for unit in sites.units
        ]
        self.fit = Fit(Status.UNKNOWN)

    def answer(self, until: float) -> Fit:
        """Return sites into which everybody fits, ``INFEASIBLE`` where there are none, ``UNKNOWN`` out of time.

        Members may be split here, so that a refusal holds for every plan.
        """
        while self.fit.status is Status.UNKNOWN and monotonic() < until:
            found = self.solve({}, until - monotonic())
            if not found.found:
                self.fit = Fit(Status.INFEASIBLE) if found.status is Status.INFEASIBLE else self.fit
                return self.fit
            if self.fits(found.values):
                self.fit = Fit(Status.FEASIBLE, found.values)
        return self.fit

    def solve(self, objective: Terms, seconds: float, gap: float = 0.0) -> Solution:
        """Return the best sites by an objective, as far as the cuts know."""
        return solve_mip(self.model, objective, replace(self._limits, seconds=seconds, gap=gap))

    def fits(self, values: Sequence[int]) -> bool:
        """Return whether everybody fits into the sites of ``values``; add cuts where not."""
        whole = True
        for u, unit in enumerate(self.sites.units):
            demand = replace(self.demands[u], cost=np.zeros_like(self.demands[u].cost))
            for t in unit.phases:
                priced = self.priced(u, t, values, demand)
                if priced is not None and priced.short > SHORT:
                    whole = False
                    self._refuse(u, cut_of(demand, priced.members, priced.rooms, self.opened(u, t, values)), demand)
        return whole

    def opened(self, u: int, t: int, values: Sequence[int]) -> list[int]:
        """Return the open sites of a unit in a phase."""
        return open_sites(self.sites, self.sites.units[u], t, values)

    def priced(self, u: int, t: int, values: Sequence[int], demand: Demand) -> Priced | None:
        """Return what a unit costs in a phase with the sites and modules of ``values``."""
        unit, opened = self.sites.units[u], self.opened(u, t, values)
        modules = np.zeros((len(unit.kinds), len(unit.sites)))
        for k, kind in enumerate(unit.kinds):
            for i in opened:
                terms = self.sites.modules(unit, kind, i, t)
                modules[k, i] = sum(n * values[column] for column, n in terms.items())
        return transport(demand, opened, modules, self._limits)

    def _refuse(self, u: int, cut: Cut, demand: Demand) -> None:
        """Add ``gains y + rooms capacity z >= worth``, which the sites at hand break, in every phase of a unit."""
        scale = demand.far / SHARPNESS
        for t in self.sites.units[u].phases:
            terms = self.terms(u, t, cut, scale)
            self.model.row(("fits", u, t), list(terms), list(terms.values()), low=floor(cut.worth / scale))

    def terms(self, u: int, t: int, cut: Cut, scale: float) -> Terms:
        """Return what open sites and modules take off the worth of a cut in a phase, in parts, rounded up."""
        unit, capacity = self.sites.units[u], self.demands[u].capacity
        paid: Floats = cut.rooms * np.where(np.isinf(capacity), 0.0, capacity)
        terms: Terms = {}
        for i, gain in enumerate(cut.gains.tolist()):
            if gain > 0:
                y = self.sites.y(unit, i, t)
                terms[y] = terms.get(y, 0) + ceil(gain / scale)
            for k, kind in enumerate(unit.kinds):
                if paid[k, i] > 0:
                    for column, n in self.sites.modules(unit, kind, i, t).items():
                        terms[column] = terms.get(column, 0) + ceil(paid[k, i] * n / scale)
        return terms
