"""From a solution of the siting program to a plan."""

from models.siting import Service, SitingPlan, Standing
from optimizer.certify.siting.columns import Pair, SitingColumns
from optimizer.engines.pulp import Solved


def plan_of(c: SitingColumns, found: Solved) -> SitingPlan:
    """Return the plan of a solution."""
    phases = [phase.phase for phase in c.case.phases]
    centers = [
        Standing(phase=phases[t], kind=kind, site=site, modules=found[c.modules[kind, site, t]])
        for (kind, site, t), column in c.opened.items()
        if found[column]
    ]
    service = [
        _service(c, pair, found[c.flow[pair]] if pair in c.flow else c.case.volumes[pair[0]][pair[1]])
        for pair, column in c.used.items()
        if found[column]
    ]
    backups = [_service(c, pair, 0, backup=True) for pair, column in c.backup.items() if found[column]]
    return SitingPlan(
        county_hash=c.case.county.hash,
        profile=c.case.policy.profile,
        settings=c.case.policy.settings,
        centers=tuple(centers),
        service=(*service, *backups),
    ).sorted()


def _service(c: SitingColumns, pair: Pair, volume: int, backup: bool = False) -> Service:
    kind, member, site, t = pair
    return Service(phase=c.case.phases[t].phase, kind=kind, member=member, site=site, volume=volume, backup=backup)
