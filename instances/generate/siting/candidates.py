"""Where generated centers may stand, and what stands there today."""

from collections.abc import Sequence
from random import Random

from instances.generate.geometry import straight_km
from instances.generate.places import point
from instances.generate.siting.kinds import KindSpec
from models.county import CenterMode, Facility, SiteStatus


def choose_candidates(
    group: Sequence[KindSpec], count: int, hospitals: Sequence[Facility], towns: Sequence[Facility], rng: Random
) -> dict[str, SiteStatus]:
    """Return ``count`` candidates of a group with their status, hospitals first, then towns, the larger the likelier.

    Digital kinds have the hospitals and two towns; a seated kind is fixed at the first hospital, and kinds that keep
    away from people have no hospital. Of other physical kinds the first hospital has a center that is to be kept and
    one town an existing one; a kind that gives up a site closes that of another town.
    """
    first = group[0]
    digital = first.mode is CenterMode.DIGITAL
    seats = [] if first.away else [h.id for h in hospitals][:count]
    drawn = _draw(towns, min(2, count - len(seats)) if digital else count - len(seats), rng)
    found = dict.fromkeys((*seats, *drawn), SiteStatus.NEW)
    if seats and (first.seated or not digital):
        found[seats[0]] = SiteStatus.FIXED if first.seated else SiteStatus.KEEP
    if len(drawn) >= 2 and not digital:
        found[drawn[-1]] = SiteStatus.EXISTING
    if first.closes and len(drawn) >= 3:
        found[drawn[-2]] = SiteStatus.CLOSE
    return found


def _draw(towns: Sequence[Facility], count: int, rng: Random) -> list[str]:
    """Return up to ``count`` towns, in turn one by odds (square root of people) and the one farthest from the drawn."""
    waiting = sorted(towns, key=lambda f: -(rng.random() ** (1 / max(f.population, 1) ** 0.5)))
    drawn: list[Facility] = []
    while waiting and len(drawn) < count:
        odd = len(drawn) % 2
        town = max(waiting, key=lambda f: min(straight_km(point(f), point(d)) for d in drawn)) if odd else waiting[0]
        waiting.remove(town)
        drawn.append(town)
    return [f.id for f in drawn]
