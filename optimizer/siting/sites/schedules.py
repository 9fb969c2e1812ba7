"""Every way in which one site of a unit may stand over the phases: modules by phase, and what that spends."""

from dataclasses import dataclass
from itertools import product

import numpy as np

from models.county.siting import Site
from models.county.words import SiteStatus
from models.siting.case import SitingCase
from optimizer.engines.sparse import Bools, Floats, Wholes
from optimizer.siting.units import Unit

MANY = 4_000
"""Schedules beyond which they are not listed: then there is no bound by prices of members."""


@dataclass(frozen=True)
class Schedules:
    """``modules`` (schedules x phases), the first schedule being never; ``barred`` and ``spend`` by site and schedule.

    Modules are those of one kind of the unit; its other kinds are counted with the least they need, so that what is
    spent is never overstated.
    """

    modules: Wholes
    barred: Bools
    spend: Floats


def schedules_of(case: SitingCase, unit: Unit, kind: str) -> Schedules | None:
    """Return the schedules of every site of a unit, by the modules of ``kind``; ``None`` where there are too many."""
    phases = len(case.phases)
    most = max((case.sites[kind][site].max_modules for site in unit.sites), default=1)
    if (most + 1) ** phases > MANY:
        return None
    modules = np.array(list(product(range(most + 1), repeat=phases)), dtype=np.int64)
    barred = np.zeros((len(unit.sites), len(modules)), dtype=bool)
    spend = np.zeros((len(unit.sites), len(modules), phases))
    for i, site in enumerate(unit.sites):
        its = {k: case.sites[k][site] for k in unit.kinds}
        near = any(case.too_near(k, site) is not None for k in unit.kinds)
        for n, row in enumerate(modules.tolist()):
            barred[i, n] = (near and any(row)) or not all(
                _allowed(s, row, s is its[kind], unit.due) for s in its.values()
            )
            if not barred[i, n]:
                spend[i, n] = sum(_spent(case, s, row, s is its[kind]) for s in its.values())
    return Schedules(modules, barred, spend)


def _allowed(site: Site, modules: list[int], counted: bool, due: int) -> bool:
    """Return whether a site may stand so: what opens stays open, an existing one closes once, modules never fall."""
    stands = site.stands_today
    least = max(1, site.modules) if stands else 1
    for t, (before, now) in enumerate(zip([least if stands else 0, *modules], modules, strict=False)):
        if now and counted and (now < max(least, before) or now > max(site.max_modules, least)):
            return False
        if stands and now and not before:
            return False
        if before and not now and site.status not in (SiteStatus.EXISTING, SiteStatus.CLOSE):
            return False
        if t >= due and (site.status is SiteStatus.FIXED) > bool(now):
            return False
        if t >= due and now and site.status is SiteStatus.CLOSE:
            return False
    return True


def _spent(case: SitingCase, site: Site, modules: list[int], counted: bool) -> Floats:
    """Return what a schedule spends in each phase; of a kind that is not counted, the least that it may be."""
    spent = np.zeros(len(modules))
    least = max(1, site.modules) if site.stands_today else 1
    before = site.modules if site.stands_today else 0
    for t, phase in enumerate(case.phases):
        now = (modules[t] if counted else least) if modules[t] else 0
        if now:
            opens = not before and not site.stands_today
            spent[t] = site.running_cost * phase.years + site.fixed_cost * opens
            spent[t] += site.module_cost * max(0, now - before)
        before = now
    return spent
