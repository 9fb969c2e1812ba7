"""The county over sites alone: centers, modules, phases and money, and for each member only that some site is near."""

from collections.abc import Sequence

import numpy as np

from models.county.words import Mode
from models.siting.case import SitingCase
from optimizer.engines import LinearModel
from optimizer.siting.formulation import SitingModel, Terms
from optimizer.siting.units import Flags, Unit, units_of

SERVES = ("siting.covered", "siting.time_limit", "siting.backup", "siting.minutes", "siting.reach")
"""Rules that speak of who is served where; over sites alone they are left out."""


class Sites:
    """Every rule on centers as rows over ``y`` and ``extra``; a relaxation once members are only asked to be reached.

    ``units`` are those of the case, with arrays over members and sites.
    """

    def __init__(self, case: SitingCase) -> None:
        self.case = case
        self.units: tuple[Unit, ...] = units_of(case)
        bare = _without_service(case)
        nobody = {(u, t): np.zeros_like(unit.allowed) for u, unit in enumerate(units_of(bare)) for t in unit.phases}
        self.m = SitingModel(bare, nobody)

    def steps(self) -> list[int]:
        """Return all minutes that a pair may take, in rising order."""
        found = [np.unique(unit.longest[unit.allowed]) for unit in self.units]
        return sorted({int(v) for values in found for v in values.tolist()} | {0})

    def y(self, unit: Unit, i: int, t: int) -> int:
        """Return the column that says whether ``unit`` stands at its site ``i`` in phase ``t``."""
        return self.m.y[unit.kinds[0], unit.sites[i], t]

    def modules(self, unit: Unit, kind: str, i: int, t: int) -> Terms:
        """Return the modules of a kind of ``unit`` at its site ``i`` in phase ``t``."""
        return self.m.modules(kind, unit.sites[i], t)

    def reaching(self, most: int) -> LinearModel:
        """Return the model in which every member has an open site within ``most`` minutes, and its kind has room.

        ``sum over near i of y[i,t] >= 1`` for each member, and ``sum capacity z >= volume``: both follow from the
        rules, so that where this has no solution no plan serves everybody within ``most`` minutes.
        """
        model = self.m.model.copy()
        for u, unit in enumerate(self.units):
            near = minimal(unit.allowed & (unit.longest <= most))
            backups = [minimal(self._near(unit, kind)) for kind in unit.kinds if self._backed(kind)]
            for t in unit.phases:
                for sites in near:
                    model.row(("reached", u, t), [self.y(unit, i, t) for i in sites], low=1)
                for sites in (row for rows in backups for row in rows):
                    model.row(("backed", u, t), [self.y(unit, i, t) for i in sites], low=2)
                for kind in unit.kinds:
                    self._roomy(model, unit, kind, t)
        return model

    def model(self) -> LinearModel:
        """Return the model in which every member has an open site that may serve it at all."""
        return self.reaching(self.steps()[-1])

    def _backed(self, kind: str) -> bool:
        limit = self.case.centers[kind].backup_limit
        return limit is not None and self.case.policy.mode("siting.backup") is Mode.HARD

    def _near(self, unit: Unit, kind: str) -> Flags:
        """Return the sites within the backup limit, or those that serve: a member has two of either."""
        limit = self.case.centers[kind].backup_limit or 0
        pairs: Flags = ((unit.minutes(kind) <= limit) | unit.allowed)[unit.belongs(kind)]
        return pairs

    def _roomy(self, model: LinearModel, unit: Unit, kind: str, t: int) -> None:
        capacities = self.capacities(unit, kind)
        if np.isinf(capacities).any():
            return
        room: Terms = {}
        for i, capacity in enumerate(capacities.tolist()):
            for column, n in self.modules(unit, kind, i, t).items():
                room[column] = room.get(column, 0) + int(capacity) * n
        model.row(("room", kind, t), list(room), list(room.values()), low=int(unit.volumes(kind).sum()))

    def capacities(self, unit: Unit, kind: str) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
        """Return the yearly volume of a module of ``kind`` at each site, infinite where nothing limits it."""
        if self.case.policy.mode("siting.capacity") is not Mode.HARD:
            return np.full(len(unit.sites), np.inf)
        known = (self.case.sites[kind][site].module_capacity for site in unit.sites)
        return np.array([np.inf if capacity is None else float(capacity) for capacity in known])


def minimal(pairs: Flags) -> list[list[int]]:
    """Return the sets of sites that reach some member, without those that hold another one."""
    sets = sorted({frozenset(np.flatnonzero(row).tolist()) for row in pairs}, key=len)
    kept: list[frozenset[int]] = []
    for sites in sets:
        if not any(other <= sites for other in kept):
            kept.append(sites)
    return [sorted(sites) for sites in kept]


def open_sites(sites: Sites, unit: Unit, t: int, values: Sequence[int]) -> list[int]:
    """Return the sites of ``unit`` that are open in phase ``t``."""
    return [i for i in range(len(unit.sites)) if values[sites.y(unit, i, t)]]


def _without_service(case: SitingCase) -> SitingCase:
    rules = dict(case.policy.rules)
    for rule in SERVES:
        rules[rule] = rules[rule].model_copy(update={"mode": Mode.OFF})
    bare = SitingCase(case.county, case.policy.model_copy(update={"rules": rules}))
    vars(bare).update(reach=case.reach, minutes=case.minutes, posts=case.posts)
    return bare
