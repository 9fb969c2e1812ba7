"""From sites and modules to a plan: each block's members are assigned exactly, every rule of service kept."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from models.county.words import Goal
from models.siting.case import SitingCase
from models.siting.plan import SitingPlan
from optimizer.engines import Limits
from optimizer.siting.blocks import part_of
from optimizer.siting.exact import solve_exactly
from optimizer.siting.formulation import SitingModel
from optimizer.siting.read import plan_of
from optimizer.siting.sites.model import Sites, open_sites
from optimizer.siting.units import Flags, Unit, units_of

GAP = 1e-3
"""How close to its best the assignment of a block is brought."""
SPARE = 2
"""How many of the nearest open sites a member may go to beside those of its shares."""


Shares = Mapping[tuple[int, int], Flags]
"""By unit and phase, which pairs serve where members may be split."""


def assign(sites: Sites, values: Sequence[int], most: int, shares: Shares, limits: Limits) -> SitingPlan | None:
    """Return the plan with the centers that ``values`` say, nobody going further than ``most`` minutes.

    ``None`` where members that may not be split do not fit, or no assignment was found in time.
    """
    plans = []
    for group in sites.case.groups:
        part = part_of(sites.case, group)
        found = _block(sites, part, values, most, shares, limits) or _block(sites, part, values, most, {}, limits)
        if found is None:
            return None
        plans.append(found)
    return SitingPlan(
        county_hash=sites.case.county.hash,
        profile=sites.case.policy.profile,
        settings=sites.case.policy.settings,
        centers=tuple(center for plan in plans for center in plan.centers),
        service=tuple(row for plan in plans for row in plan.service),
    ).sorted()


def _block(
    sites: Sites, part: SitingCase, values: Sequence[int], most: int, shares: Shares, limits: Limits
) -> SitingPlan | None:
    """Return the best plan of one block with its centers fixed; with ``shares`` over these and the nearest pairs."""
    kept = {}
    whole = {unit.kinds: u for u, unit in enumerate(sites.units)}
    for u, unit in enumerate(units_of(part)):
        for t in unit.phases:
            stands = np.zeros(len(unit.sites), dtype=bool)
            stands[open_sites(sites, unit, t, values)] = True
            pairs = unit.allowed & (unit.longest <= most) & stands[None, :]
            shared = shares.get((whole[unit.kinds], t))
            kept[u, t] = pairs if shared is None else pairs & (shared | _nearest(unit, pairs))
    m = SitingModel(part, kept)
    for mine, theirs in ((m.y, sites.m.y), (m.extra, sites.m.extra)):
        for key, column in mine.items():
            m.model.lows[column] = m.model.highs[column] = values[theirs[key]]
    found = solve_exactly(m.model, m.objectives[Goal.MINUTES], replace(limits, gap=GAP))
    return plan_of(m, found.values) if found.found else None


def _nearest(unit: Unit, pairs: Flags) -> Flags:
    """Return of each member the pairs to the ``SPARE`` open sites that are nearest."""
    costs = np.where(pairs, unit.weighted + unit.longest, np.iinfo(np.int64).max)
    rank = np.argsort(np.argsort(costs, axis=1, kind="stable"), axis=1, kind="stable")
    near: Flags = rank < SPARE
    return near
