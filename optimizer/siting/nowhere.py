"""Members whom no candidate may serve: they alone show that there is no plan."""

from collections.abc import Container

import numpy as np

from models.county.siting import Center
from models.county.words import Mode
from models.siting.case import SitingCase
from optimizer.siting.units import units_of


def out_of_reach(case: SitingCase) -> SitingCase | None:
    """Return the case of the members whom no candidate may serve though they must be, or ``None`` where there are none.

    It asks less than the whole, so that where it has no plan the whole has none, and it is small.
    """
    if case.policy.mode("siting.covered") is not Mode.HARD:
        return None
    lost: dict[str, set[str]] = {}
    for unit in units_of(case):
        reached = np.flatnonzero(unit.allowed.sum(axis=1)).tolist()
        members = set(unit.members) - {unit.members[j] for j in reached}
        for kind in unit.kinds if members else ():
            lost[kind] = members
    if not lost:
        return None
    county = case.county
    records = {
        "centers": tuple(_alone(c, lost) for c in county.centers if c.kind in lost),
        "sites": tuple(s for s in county.sites if s.kind in lost),
        "volumes": tuple(v for v in county.volumes if v.kind in lost and v.member in lost[v.kind]),
    }
    part = SitingCase(county.model_copy(update=records), case.policy)
    vars(part).update(reach=case.reach, minutes=case.minutes, posts=case.posts)
    return part


def _alone(center: Center, kinds: Container[str]) -> Center:
    """Return a kind merged with no others than ``kinds``."""
    return center.model_copy(update={"merged_with": tuple(kind for kind in center.merged_with if kind in kinds)})
