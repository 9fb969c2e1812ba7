"""Members whom no candidate can serve well: cut off all year or in a season, or beyond the limit of every candidate."""

from dataclasses import dataclass
from enum import StrEnum

from models.rules.siting.nearest import Near, nearest
from models.siting.case import SitingCase
from models.siting.reach import CutOff


class Unreached(StrEnum):
    """Why: no road ever, none in a season, or none within the limit."""

    NEVER = "never"
    SEASON = "season"
    BEYOND = "beyond"


@dataclass(frozen=True)
class UnreachedRow:
    """A member of a kind that is out of reach; ``cut`` are the days without a road, ``nearest`` the nearest candidate.

    ``limit`` is the kind's time limit in minutes.
    """

    kind: str
    member: str
    why: Unreached
    cut: CutOff | None
    nearest: Near | None
    limit: int | None


def unreached_rows(case: SitingCase) -> list[UnreachedRow]:
    """Return a row for each member out of reach of every candidate of a kind, by kind and member as in the sheets."""
    return [row for kind in case.centers for row in _of_kind(case, kind)]


def _of_kind(case: SitingCase, kind: str) -> list[UnreachedRow]:
    limit, sites = case.centers[kind].time_limit, case.sites[kind]
    if not sites:
        return []
    cuts = {cut.member: cut for cut in case.cut_off.get(kind, ())}
    found: list[UnreachedRow] = []
    for member in case.volumes[kind]:
        near, cut = nearest(case, kind, member, sites), cuts.get(member)
        if near is None:
            why = Unreached.NEVER
        elif cut is not None:
            why = Unreached.SEASON
        elif limit is not None and near.minutes > limit:
            why = Unreached.BEYOND
        else:
            continue
        found.append(UnreachedRow(kind, member, why, cut, near, limit))
    return found
