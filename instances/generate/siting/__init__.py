"""Seeded counties with shared centers to site, of any size; the distributions are in ``docs/instances.md``."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from random import Random

from instances.generate.siting.assemble import Built, build_group
from instances.generate.siting.candidates import choose_candidates
from instances.generate.siting.crew import make_crew, make_wards
from instances.generate.siting.kinds import grouped, specs
from instances.generate.siting.money import budget, spent
from instances.generate.siting.places import make_hospitals, make_junctions, make_members
from instances.generate.siting.roads import make_roads
from instances.generate.siting.rows import rows_of
from instances.generate.siting.size import SitingSize
from models.county import County, CountyInfo, Facility, Phase, Road, Site
from models.siting import Service, SitingPlan, Standing

YEAR = 2026


def generate_siting(
    members: int = 60,
    kinds: int = 4,
    phases: int = 2,
    seed: int = 1,
    candidates: int = 12,
    hospitals: int = 1,
    tightness: float = 0.85,
    slack: float = 1.05,
    cut_off: int = 0,
    profile: str = "xinjiang",
) -> County:
    """Return a complete random county with centers to site, the same for the same arguments.

    ``members`` facilities ask for ``kinds`` kinds of center (physical, digital, reverse; the first two are built
    together) in ``phases`` phases of a year; physical kinds have ``candidates`` sites. In a plan by a greedy rule the
    modules that its sites may have are ``tightness`` full, and budgets are ``slack`` x what it spends, so that a
    feasible plan is known. ``cut_off`` members have no road in winter. Raises ``ValueError`` for sizes that do not fit.
    """
    return drafted(members, kinds, phases, seed, candidates, hospitals, tightness, slack, cut_off, profile)[0]


def drafted(
    members: int = 60,
    kinds: int = 4,
    phases: int = 2,
    seed: int = 1,
    candidates: int = 12,
    hospitals: int = 1,
    tightness: float = 0.85,
    slack: float = 1.05,
    cut_off: int = 0,
    profile: str = "xinjiang",
) -> tuple[County, SitingPlan]:
    """Return the county of :func:`generate_siting` and the greedy plan that it was made for."""
    size = SitingSize(members, kinds, phases, seed, candidates, hospitals, tightness, slack, cut_off, profile)
    rng = Random(seed)
    base = _bare_county(size, rng)
    groups = _groups(base, size, rng)
    county = _with_centers(base, size, groups, rng)
    rows = [row for built in groups for row in rows_of(built, base.phases)]
    plan = SitingPlan(
        county_hash=county.hash,
        profile=profile,
        centers=tuple(row for row in rows if isinstance(row, Standing)),
        service=tuple(row for row in rows if isinstance(row, Service)),
    )
    return county, plan.sorted()


def _bare_county(size: SitingSize, rng: Random) -> County:
    """Return places, roads, a few people and phases without a budget."""
    seats, members = make_hospitals(size), make_members(size, rng)
    junctions = make_junctions([f for f in members if not f.parent], rng)
    crew = make_crew(seats)
    return County(
        county=CountyInfo(name=f"示例县{size.seed}", year=YEAR, month=1, profile=size.profile),
        facilities=(*seats, *members),
        departments=tuple(make_wards(crew)),
        staff=tuple(crew),
        roads=tuple(make_roads(size, seats, members, junctions)),
        junctions=tuple(junctions),
        phases=tuple(Phase(phase=f"{n + 1}", deadline=date(YEAR + n, 12, 31)) for n in range(size.phases)),
    )


def _groups(base: County, size: SitingSize, rng: Random) -> list[Built]:
    seats = [f for f in base.facilities if f.sends]
    open_all_year = [f for f in base.facilities if not f.sends and not _shut(f, base.roads)]
    towns = [f for f in open_all_year if not f.parent]
    towns += [f for f in open_all_year if f.parent] if size.candidates > len(towns) + len(seats) else []
    chosen = grouped(specs(size.kinds))
    built = []
    for n, group in enumerate(chosen):
        status = choose_candidates(group, size.candidates, seats, towns, rng)
        built.append(build_group(base, size, group, status, n * size.phases // len(chosen), rng))
    return built


def _shut(place: Facility, roads: Sequence[Road]) -> bool:
    """Return whether every road to ``place`` is closed in winter."""
    return all(road.closed_from for road in roads if place.id in (road.a, road.b))


def _with_centers(base: County, size: SitingSize, groups: Sequence[Built], rng: Random) -> County:
    years = [phase.years for phase in base.phases]
    totals = [0] * len(years)
    for built in groups:
        totals = [
            a + b for a, b in zip(totals, spent(built.sites, built.drafted.modules, built.due, years), strict=True)
        ]
    return base.model_copy(
        update={
            "centers": tuple(center for built in groups for center in built.centers),
            "sites": tuple(_with_posts([site for built in groups for site in built.sites], groups, rng)),
            "volumes": tuple(row for built in groups for row in built.volumes),
            "phases": tuple(
                phase.model_copy(update={"budget": budget(total, size.slack)})
                for phase, total in zip(base.phases, totals, strict=True)
            ),
        }
    )


def _with_posts(sites: Sequence[Site], groups: Sequence[Built], rng: Random) -> list[Site]:
    """Return the sites with posts: what the draft needs at a place and up to six more, the same for each kind there."""
    posts: dict[str, int] = defaultdict(int)
    for built in groups:
        for center in built.centers:
            for (kind, site), modules in built.drafted.modules.items():
                posts[site] += modules * center.posts if kind == center.kind else 0
    available = {place: posts[place] + rng.randint(0, 6) for place in dict.fromkeys(site.site for site in sites)}
    return [site.model_copy(update={"posts_available": available[site.site]}) for site in sites]


__all__ = ["SitingSize", "drafted", "generate_siting"]
