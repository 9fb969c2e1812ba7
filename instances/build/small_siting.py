"""What a small siting county by hand is made of; a toy says only what is special in it."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from instances.build.small import BASIS, Small, center, hospital, person, road, small_county
from instances.entry import Values
from models.county import Center, County, Facility, Goal, Phase, PolicySetting, Road, Site, Volume
from models.decision import Decision
from models.text import Text

KIND = "检验"
ORDER = (Goal.LONGEST, Goal.MINUTES, Goal.COST)
"""The goals that are pushed unless a county says otherwise, in order."""


def siting_toy(title: Text, county: Callable[[], County], why: Text, best: Values | None = None) -> Small:
    """Return a siting county with its optimum by hand; infeasible where there is none."""
    return Small(
        title=title,
        county=county,
        why=why,
        best={Goal.SHORTFALL: 0.0, **best} if best else {},
        infeasible=not best,
        decision=Decision.SITING,
    )


def goals(longest: float, minutes: float, cost: float = 0) -> Values:
    """Return the values of an optimum in the usual order of goals."""
    return {Goal.LONGEST: longest, Goal.MINUTES: minutes, Goal.COST: cost}


def cost_first(cost: float, longest: float, minutes: float) -> Values:
    """Return the values of an optimum where cost outweighs the minutes (:data:`COST_FIRST`)."""
    return {Goal.COST: cost, Goal.LONGEST: longest, Goal.MINUTES: minutes}


def reading(rule: str, parameter: str, value: str) -> PolicySetting:
    """Return a county's own reading of a parameter."""
    return PolicySetting(rule=rule, parameter=parameter, value=value, basis=BASIS)


COST_FIRST = reading("siting.equity", "order", "cost,longest,minutes")


def kind(name: str = KIND, **fields: Any) -> Center:
    """Return a physical kind of phase 1 of which one center may be open."""
    return Center(kind=name, **{"phase": "1", "max_sites": 1} | fields)


def site(at: str, name: str = KIND, **fields: Any) -> Site:
    """Return a new candidate that costs nothing and has no limit of capacity."""
    return Site(kind=name, site=at, **fields)


def asks(name: str = KIND, **volumes: int) -> list[Volume]:
    """Return volumes of 100 of T1 and T2, or the given ones by member."""
    return [Volume(member=m, kind=name, volume=v) for m, v in (volumes or {"T1": 100, "T2": 100}).items()]


def phase(number: int = 1, **fields: Any) -> Phase:
    """Return a phase of one year; the first ends with 2026."""
    return Phase(phase=str(number), deadline=date(2025 + number, 12, 31), **fields)


def towns(t1: int = 1000, t2: int = 1000) -> list[Facility]:
    """Return H1 and two towns with their people."""
    return [hospital(), center("T1", population=t1), center("T2", population=t2)]


def siting_county(
    name: str,
    centers: Iterable[Center],
    sites: Iterable[Site],
    volumes: Iterable[Volume] | None = None,
    phases: Iterable[Phase] | None = None,
    facilities: Iterable[Facility] | None = None,
    roads: Iterable[Road] | None = None,
    policy: Iterable[PolicySetting] = (),
) -> County:
    """Return a county; by default T1 and T2, thirty and sixty minutes from H1, ask 100 of 检验 in one phase."""
    return small_county(
        name,
        list(policy),
        [person("P1")],
        facilities if facilities is not None else towns(),
        roads if roads is not None else [road("H1", "T1", 30), road("H1", "T2", 60)],
        centers=centers,
        sites=sites,
        volumes=volumes if volumes is not None else asks(),
        phases=phases if phases is not None else [phase()],
    )
