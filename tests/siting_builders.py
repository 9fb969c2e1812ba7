"""Small counties with shared centers, siting cases and plans; every test of siting starts here.

A builder fills in what a test does not care about::

    county = siting_county([center("检验", time_limit=60)], [site("检验", "H1")], [volume("T1", "检验", 100)])
    verdict = audit(siting_case(county), siting_plan(standing("检验", "H1"), served("T1", "检验", "H1", 100)))

Lead hospital ``H1``, township centers ``T1`` and ``T2``, 30 and 60 minutes away, with 1000 people each; one phase ``1``
that ends in 2026 and has no budget.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from models.county import Center, County, Facility, Mode, Phase, Road, Site, Volume
from models.policy import policy_of, rules
from models.siting import Service, SitingCase, SitingPlan, Standing
from tests.builders import facility, hospital, settings, tiny_county


def center(kind: str = "检验", **fields: Any) -> Center:
    """Return a physical kind of phase 1 without limits."""
    return Center(kind=kind, **{"phase": "1"} | fields)


def site(kind: str = "检验", at: str = "H1", **fields: Any) -> Site:
    """Return a new candidate that costs nothing and has no limit of capacity."""
    return Site(kind=kind, site=at, **fields)


def volume(member: str = "T1", kind: str = "检验", amount: int = 100) -> Volume:
    """Return the yearly volume of a member."""
    return Volume(member=member, kind=kind, volume=amount)


def phase(id: str = "1", year: int = 2026, **fields: Any) -> Phase:
    """Return a phase that ends with a year and has no budget."""
    return Phase(phase=id, deadline=date(year, 12, 31), **fields)


def town(id: str, population: int = 1000, **fields: Any) -> Facility:
    """Return a township center with its people."""
    return facility(id, population=population, **fields)


def siting_county(
    centers: Iterable[Center] | None = None,
    sites: Iterable[Site] | None = None,
    volumes: Iterable[Volume] | None = None,
    phases: Iterable[Phase] | None = None,
    facilities: Iterable[Facility] | None = None,
    roads: Iterable[Road] | None = None,
    **records: Any,
) -> County:
    """Return a county of one kind, 检验, that may stand at H1 and serves T1 and T2, but for what is given."""
    return tiny_county(
        facilities=facilities if facilities is not None else [hospital(), town("T1"), town("T2")],
        roads=roads,
        centers=centers if centers is not None else [center()],
        sites=sites if sites is not None else [site()],
        volumes=volumes if volumes is not None else [volume("T1"), volume("T2")],
        phases=phases if phases is not None else [phase()],
        **records,
    )


def siting_only(*kept: str, mode: Mode = Mode.HARD, **params: str) -> dict[str, str]:
    """Return settings that turn the rules of siting off, but ``kept`` to ``mode``; ``params`` are of the first."""
    its = [id for id, rule in rules().items() if rule.room == "siting"]
    modes = {f"{id}.mode": mode.value if id in kept else "off" for id in its}
    return modes | {f"{kept[0]}.{name}": value for name, value in params.items()}


def siting_case(county: County, values: Mapping[str, str] | None = None, profile: str = "") -> SitingCase:
    """Return the case of a county under its policy and ``values``, which win."""
    return SitingCase(county, policy_of(county, profile, settings(values or {})))


def standing(kind: str = "检验", at: str = "H1", modules: int = 1, phase: str = "1") -> Standing:
    """Return an open center."""
    return Standing(phase=phase, kind=kind, site=at, modules=modules)


def served(
    member: str, kind: str = "检验", at: str = "H1", amount: int = 100, phase: str = "1", backup: bool = False
) -> Service:
    """Return a member's service by a center."""
    return Service(phase=phase, kind=kind, member=member, site=at, volume=amount, backup=backup)


def siting_plan(*rows: Standing | Service, county_hash: str = "", profile: str = "xinjiang") -> SitingPlan:
    """Return the plan of centers and services in any order."""
    return SitingPlan(
        county_hash=county_hash,
        profile=profile,
        centers=tuple(row for row in rows if isinstance(row, Standing)),
        service=tuple(row for row in rows if isinstance(row, Service)),
    )
