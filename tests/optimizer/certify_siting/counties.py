"""Random counties for two formulations to agree on: too large to try every plan, small enough to prove in a moment."""

from random import Random
from typing import Any

from models.county import Center, CenterMode, Phase, Road, Site, SiteStatus, Sourcing
from models.siting import SitingCase
from tests.builders import hospital
from tests.optimizer.siting.toys import GOALS, RULES
from tests.siting_builders import center, phase, site, siting_case, siting_county, town, volume

KINDS = ("检验", "消毒", "病理")
TOWNS = ("T1", "T2", "T3", "T4", "T5")
SITES = ("H1", *TOWNS[:4])
MODES = ("hard", "hard", "hard", "hard", "soft", "report", "off")


def county_case(seed: int) -> SitingCase:
    """Return three kinds over two or three phases, five towns, money to the yuan and every rule in every mode."""
    r = Random(seed)
    phases = r.choice((1, 2, 2, 3))
    kinds = KINDS[: r.choice((1, 2, 3))]
    centers = [_center(r, kind, kinds, phases) for kind in kinds]
    sites = [_site(r, kind, at) for kind in kinds for at in r.sample(SITES, r.choice((2, 3, 4)))]
    volumes = [volume(t, kind, r.choice((0, 1, 7, 60, 130, 997))) for kind in kinds for t in r.sample(TOWNS, 4)]
    places = [hospital(), *(town(t, r.choice((0, 7, 311, 1003, 25_000))) for t in TOWNS)]
    built = [_phase(r, n) for n in range(phases)]
    return siting_case(siting_county(centers, sites, volumes, built, places, _roads(r)), _settings(r))


def _phase(r: Random, n: int) -> Phase:
    budget = r.choice((None, 30_000_001, 60_000_007, 90_000_011, 140_000_023))
    return phase(str(n + 1), 2026 + n, years=r.choice((1, 2)), budget=budget)


def _roads(r: Random) -> list[Road]:
    return [_road(r, at, r.choice(SITES[:n] or ("H1",))) for n, at in enumerate(TOWNS, 1) if r.random() < 0.95] + [
        _road(r, "T1", "T3"), _road(r, "T2", "T4")
    ]  # fmt: skip


def _road(r: Random, a: str, b: str) -> Road:
    minutes = r.randint(5, 70)
    closed = ("01-05", "02-10") if r.random() < 0.1 else ("", "")
    return Road(
        a=a, b=b, km=r.randint(20, 700) / 10, minutes=minutes, winter_minutes=minutes + r.choice((0, 0, 20)),
        closed_from=closed[0], closed_to=closed[1],
    )  # fmt: skip


def _center(r: Random, kind: str, kinds: tuple[str, ...], phases: int) -> Center:
    others = tuple(k for k in kinds if k != kind)
    return center(
        kind,
        mode=r.choice((CenterMode.PHYSICAL, CenterMode.PHYSICAL, CenterMode.REVERSE, CenterMode.DIGITAL)),
        sourcing=r.choice((Sourcing.SINGLE, Sourcing.SPLIT)),
        time_limit=r.choice((None, 60, 90, 120)),
        phase=str(r.randint(1, phases)),
        merged_with=(r.choice(others),) if others and r.random() < 0.3 else (),
        backup_limit=r.choice((None, None, None, 90, 150)),
        max_sites=r.choice((None, 1, 2, 3)),
        courier_cost=r.choice((0.0, 0.35, 1.5)),
        trips=r.choice((0, 3, 52)),
        min_distance=r.choice((0.0, 0.0, 0.0, 9.0)),
        posts=r.choice((0, 1, 2)),
    )


def _site(r: Random, kind: str, at: str) -> Site:
    status = r.choice((SiteStatus.NEW, SiteStatus.NEW, SiteStatus.NEW, *SiteStatus))
    stands = status.standing or (status is SiteStatus.FIXED and r.random() < 0.5)
    money: dict[str, Any] = {"fixed_cost": r.randint(5_000_000, 40_000_000), "running_cost": r.randint(0, 2_000_003)}
    return site(
        kind, at, status=status, module_capacity=r.choice((None, 100, 499, 997)), max_modules=r.choice((1, 2, 3)),
        module_cost=r.randint(0, 3_000_017), modules=r.choice((0, 1, 1, 2)) if stands else 0,
        posts_available=r.choice((None, None, 2, 4)), **money,
    )  # fmt: skip


def _settings(r: Random) -> dict[str, str]:
    settings = {f"siting.{rule}.mode": r.choice(MODES) for rule in RULES}
    settings |= {f"siting.{rule}.weight": str(r.choice((1, 1, 7, 900))) for rule in (*RULES, *GOALS)}
    settings |= {f"siting.{goal}.mode": r.choice(("soft", "soft", "soft", "hard", "report")) for goal in GOALS}
    order = list(GOALS.values())
    r.shuffle(order)
    settings["siting.equity.order"] = ",".join(order[: r.choice((2, 4, 4))])
    settings["siting.reach.within"] = r.choice(("30", "60", ""))
    settings["siting.minutes.weighted_by"] = r.choice(("people", "volume"))
    settings["siting.budget.carry_over"] = r.choice(("yes", "no"))
    settings["siting.fixed_site.at"] = r.choice(("any", "any", "any", "lead_hospital"))
    return settings
