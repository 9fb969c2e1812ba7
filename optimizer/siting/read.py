"""From column values to a plan."""

from collections.abc import Iterator, Sequence

from models.siting.plan import Service, SitingPlan, Standing
from optimizer.siting.formulation import SitingModel

Values = Sequence[int]


def plan_of(m: SitingModel, values: Values) -> SitingPlan:
    """Return the plan that ``values`` of the columns."""
    return SitingPlan(
        county_hash=m.case.county.hash,
        profile=m.case.policy.profile,
        settings=m.case.policy.settings,
        centers=tuple(_centers(m, values)),
        service=(*_service(m, values), *_backups(m, values)),
    ).sorted()


def _centers(m: SitingModel, values: Values) -> Iterator[Standing]:
    for (kind, site, t), y in m.y.items():
        if values[y]:
            modules = sum(a * values[c] for c, a in m.modules(kind, site, t).items())
            yield Standing(phase=m.case.phases[t].phase, kind=kind, site=site, modules=modules)


def _service(m: SitingModel, values: Values) -> Iterator[Service]:
    for (u, t), pairs in m.x.items():
        unit = m.units[u]
        used = [pair for pair, x in pairs.items() if values[x]]
        phase = m.case.phases[t].phase
        for kind in unit.kinds:
            flows, volumes = m.flows.get((kind, t), {}), m.case.volumes[kind]
            for j, i in used:
                member, flow = unit.members[j], flows.get((j, i))
                volume = volumes.get(member, 0) if flow is None else values[flow]
                if member in volumes and (volume or flow is None):
                    yield Service(phase=phase, kind=kind, member=member, site=unit.sites[i], volume=volume)


def _backups(m: SitingModel, values: Values) -> Iterator[Service]:
    """Yield the nearest backup of each member."""
    for (kind, t), pairs in m.backups.items():
        unit = m.units[m.unit_of[kind]]
        minutes = unit.minutes(kind)
        nearest: dict[int, int] = {}
        for (j, i), backup in pairs.items():
            if values[backup] and (j not in nearest or minutes[j, i] < minutes[j, nearest[j]]):
                nearest[j] = i
        for j, i in nearest.items():
            phase, member = m.case.phases[t].phase, unit.members[j]
            yield Service(phase=phase, kind=kind, member=member, site=unit.sites[i], backup=True)
