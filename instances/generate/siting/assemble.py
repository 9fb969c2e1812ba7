"""One group of kinds of a generated county: centers, sites and volumes, and the draft that they are made for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, sqrt
from random import Random

from instances.generate.siting.draft import Draft, Wishes, draft
from instances.generate.siting.kinds import KindSpec
from instances.generate.siting.money import costs
from instances.generate.siting.size import SitingSize
from models.county import Center, CenterMode, County, Site, SiteStatus, Volume
from models.policy import resolve_policy
from models.siting import SitingCase
from models.siting.distance import nearest_people

EVERYWHERE = 10_000.0
"""More km than any county has."""

TOO_NEAR = 0.25
"""Share of the candidates that are too near to people, where a kind keeps away from them."""


@dataclass(frozen=True)
class Built:
    """A group with what is drafted for it, due in the phase of place ``due``."""

    group: tuple[KindSpec, ...]
    centers: tuple[Center, ...]
    sites: tuple[Site, ...]
    volumes: tuple[Volume, ...]
    drafted: Draft
    due: int


def build_group(
    base: County, size: SitingSize, group: tuple[KindSpec, ...], status: Mapping[str, SiteStatus], due: int, rng: Random
) -> Built:
    """Return the group's records: limits, capacities and numbers of centers are those that its draft needs."""
    volumes = _volumes(base, group, rng)
    case = _facts(base, size, group, status, volumes)
    distance = _distance(case, group[0].name) if group[0].away else 0.0
    closed = {site for site, it in status.items() if it is SiteStatus.CLOSE}
    near = {site for site in status if nearest_people(base, case.reach, site, distance)}
    usable = [site for site in status if site not in closed | near]
    given = [site for site, it in status.items() if it in (SiteStatus.KEEP, SiteStatus.FIXED)]
    wishes = Wishes(tuple(spec.name for spec in group), case.volumes, case.people, case.minutes[group[0].name])
    drafted = draft(wishes, list(status), usable, given, _count(size, group[0], len(usable)), size.tightness, rng)
    phase = base.phases[due].phase
    return Built(
        group=group,
        centers=tuple(_center(spec, group, phase, drafted, wishes, distance) for spec in group),
        sites=tuple(_site(spec, site, it, drafted, rng) for spec in group for site, it in status.items()),
        volumes=volumes,
        drafted=drafted,
        due=due,
    )


def _volumes(base: County, group: tuple[KindSpec, ...], rng: Random) -> tuple[Volume, ...]:
    """Return what members ask for: by their people, a fifth around the rate of the kind."""
    return tuple(
        Volume(
            member=f.id, kind=spec.name, volume=max(1, round(f.population * spec.rate * rng.uniform(0.8, 1.2) / 1000))
        )
        for spec in group
        for f in base.facilities
        if f.population
    )


def _facts(
    base: County,
    size: SitingSize,
    group: tuple[KindSpec, ...],
    status: Mapping[str, SiteStatus],
    volumes: tuple[Volume, ...],
) -> SitingCase:
    """Return a case of the group without limits, for its minutes and distances."""
    centers = tuple(Center(kind=spec.name, mode=spec.mode, phase=base.phases[0].phase) for spec in group)
    sites = tuple(Site(kind=spec.name, site=site) for spec in group for site in status)
    county = base.model_copy(update={"centers": centers, "sites": sites, "volumes": volumes})
    return SitingCase(county, resolve_policy(size.profile, ()))


def _distance(case: SitingCase, kind: str) -> float:
    """Return a distance from people for which :data:`TOO_NEAR` of the candidates are too near."""
    found = (nearest_people(case.county, case.reach, site, EVERYWHERE) for site in case.sites[kind])
    away = sorted(km for _, km in filter(None, found))
    return away[int(TOO_NEAR * len(away))] if away else 0.0


def _count(size: SitingSize, spec: KindSpec, usable: int) -> int:
    """Return how many centers are drafted: the more members, the more; digital kinds have one."""
    if spec.mode is CenterMode.DIGITAL:
        return 1
    wanted = max(2 if spec.backup else 1, round(sqrt(size.members) / 3))
    return max(min(2 if spec.backup else 1, usable), min(wanted, (usable + 1) // 2))


def _center(
    spec: KindSpec, group: tuple[KindSpec, ...], phase: str, drafted: Draft, wishes: Wishes, distance: float
) -> Center:
    physical = spec.mode is not CenterMode.DIGITAL
    second = [wishes.away(member, site) for member, site in drafted.stands_by.items()]
    return Center(
        kind=spec.name,
        mode=spec.mode,
        sourcing=spec.sourcing,
        time_limit=_tens(wishes.away(m, s) for m, s in drafted.serves.items()) if physical else None,
        phase=phase,
        merged_with=tuple(other.name for other in group if other is not spec),
        backup_limit=_tens(second) if spec.backup and second else None,
        max_sites=len(drafted.chosen) + 1,
        courier_cost=spec.courier,
        trips=spec.trips,
        min_distance=distance,
        posts=spec.posts,
    )


def _tens(minutes: Iterable[int]) -> int:
    """Return the longest minutes, rounded up to ten."""
    return ceil(max(minutes) / 10) * 10


def _site(spec: KindSpec, site: str, status: SiteStatus, drafted: Draft, rng: Random) -> Site:
    return Site(
        kind=spec.name,
        site=site,
        status=status,
        module_capacity=drafted.capacity[spec.name, site],
        max_modules=drafted.most[site],
        modules=1 if status.standing else 0,
        **costs(spec, rng),
    )
