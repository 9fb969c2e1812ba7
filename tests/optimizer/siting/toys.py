"""Small random counties with every rule in every mode; small enough to try every plan."""

from random import Random

from models.county import CenterMode, Mode, Road, SiteStatus, Sourcing
from models.siting import SitingCase
from tests.builders import hospital
from tests.siting_builders import center, phase, site, siting_case, siting_county, town, volume

RULES = (
    "covered", "capacity", "time_limit", "deadline", "budget", "fixed_site", "merged", "number", "backup", "distance",
    "staffed",
)  # fmt: skip
GOALS = {"equity": "longest", "minutes": "minutes", "reach": "uncovered", "cost": "cost"}
PLACES = ("H1", "T1", "T2")


def toy(seed: int) -> SitingCase:
    """Return the case of a seed."""
    r = Random(seed)
    two_kinds = r.random() < 0.5
    phases = 1 if two_kinds else r.choice((1, 2, 2))
    names = ["检验", "消毒"][: 2 if two_kinds else 1]
    small = r.random() < 0.3
    centers = [_center(r, name, names, phases, small) for name in names]
    sites = [
        _site(r, name, at, two_kinds)
        for name in names
        for at in r.sample(PLACES, 2 if two_kinds else r.choice((2, 2, 3)))
    ]
    if phases == 2 and len(sites) == 3:
        sites = [s.model_copy(update={"max_modules": max(1, s.modules)}) for s in sites]
    members = r.sample(("T1", "T2", "T3"), 2)
    volumes = [volume(m, name, r.choice((0, 1, 2, 3, 3))) for name in names for m in members]
    if two_kinds and r.random() < 0.3:
        volumes.pop()
    roads = [
        Road(a="H1", b="T1", km=r.choice((10.0, 12.5)), minutes=r.choice((10, 20, 30)), winter_minutes=30),
        Road(a="H1", b="T2", km=20.3, minutes=r.choice((20, 40)), winter_minutes=40),
        Road(a="T1", b="T2", km=15.0, minutes=r.choice((20, 30)), winter_minutes=r.choice((30, 45))),
    ]
    if r.random() < 0.85:
        roads.append(Road(a="T2", b="T3", km=5.0, minutes=10, winter_minutes=10))
    places = [hospital(), *(town(t, r.choice((0, 7, 100, 300))) for t in ("T1", "T2", "T3"))]
    built = [
        phase(str(n + 1), 2026 + n, years=r.choice((1, 2)), budget=r.choice((None, 20, 40, 60, 90)))
        for n in range(phases)
    ]
    return siting_case(siting_county(centers, sites, volumes, built, places, roads), _settings(r))


def _center(r: Random, name: str, names: list[str], phases: int, small: bool) -> object:
    return center(
        name,
        mode=r.choice((CenterMode.PHYSICAL, CenterMode.PHYSICAL, CenterMode.REVERSE, CenterMode.DIGITAL)),
        sourcing=r.choice((Sourcing.SINGLE, Sourcing.SPLIT)),
        time_limit=r.choice((None, 30, 40, 45, 60)),
        phase=str(r.randint(1, phases)),
        merged_with=tuple(n for n in names if n != name) if r.random() < 0.4 else (),
        backup_limit=r.choice((None, None, 40, 100)) if small else None,
        max_sites=r.choice((None, 1, 2)),
        courier_cost=r.choice((0.0, 0.35)),
        trips=r.choice((0, 3)),
        min_distance=r.choice((0.0, 0.0, 0.0, 12.0)),
        posts=r.choice((0, 0, 1)),
    )


def _site(r: Random, name: str, at: str, two_kinds: bool) -> object:
    status = r.choice((SiteStatus.NEW, SiteStatus.NEW, *SiteStatus))
    stands = status.standing or (status is SiteStatus.FIXED and r.random() < 0.5)
    modules = r.choice((0, 1, 1, 2)) if stands else 0
    return site(
        name,
        at,
        status=status,
        fixed_cost=r.choice((0, 11, 30)),
        running_cost=r.choice((0, 5, 7)),
        module_capacity=r.choice((None, 2, 3, 4)),
        module_cost=r.choice((0, 4, 9)),
        max_modules=r.choice((1, 2)),
        modules=modules,
        posts_available=r.choice((None, None, 1, 2)),
    )


def _settings(r: Random) -> dict[str, str]:
    modes = [Mode.HARD, Mode.HARD, Mode.HARD, Mode.SOFT, Mode.REPORT, Mode.OFF]
    settings = {f"siting.{rule}.mode": r.choice(modes).value for rule in RULES}
    settings |= {f"siting.{rule}.weight": str(r.choice((1, 1, 3, 40))) for rule in (*RULES, *GOALS)}
    settings |= {f"siting.{goal}.mode": r.choice(("soft", "soft", "soft", "hard", "report", "off")) for goal in GOALS}
    order = list(GOALS.values())
    r.shuffle(order)
    settings["siting.equity.order"] = ",".join(order[: r.choice((2, 3, 4, 4))])
    settings["siting.reach.within"] = r.choice(("20", "30", "40"))
    settings["siting.minutes.weighted_by"] = r.choice(("people", "volume"))
    settings["siting.budget.carry_over"] = r.choice(("yes", "no"))
    settings["siting.fixed_site.at"] = r.choice(("any", "any", "any", "lead_hospital"))
    return settings
