"""A feasible plan by a greedy rule: it says how much capacity, time and money a generated county has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from random import Random

FAR = 10_000
"""Minutes that stand for no way there."""

STEP = 10
"""Minutes between the limits that are tried."""

MOST_MODULES = (2, 3)


@dataclass(frozen=True)
class Wishes:
    """What the members of a group of kinds ask for: volumes by kind and member, people, and minutes to the sites."""

    kinds: tuple[str, ...]
    volumes: Mapping[str, Mapping[str, int]]
    people: Mapping[str, int]
    minutes: Mapping[str, Mapping[str, int | None]]

    def away(self, member: str, site: str) -> int:
        """Return the minutes, :data:`FAR` where there is no way."""
        found = self.minutes[member][site]
        return FAR if found is None else found


@dataclass(frozen=True)
class Draft:
    """Which sites of a group open, who is served where, and the capacity that this needs."""

    chosen: tuple[str, ...]
    serves: Mapping[str, str]
    stands_by: Mapping[str, str]
    capacity: Mapping[tuple[str, str], int]
    most: Mapping[str, int]
    modules: Mapping[tuple[str, str], int]


def draft(
    wishes: Wishes,
    sites: Sequence[str],
    usable: Sequence[str],
    given: Sequence[str],
    count: int,
    tightness: float,
    rng: Random,
) -> Draft:
    """Return a plan that opens ``given`` and more of the ``usable`` of ``sites`` up to ``count``.

    Capacity is made for it: all modules of the chosen sites together hold the volume divided by ``tightness``, or more
    where members do not fit otherwise.
    """
    chosen = _choose(wishes, usable, given, count)
    most = {site: rng.choice(MOST_MODULES) for site in sites}
    scale = {site: rng.choice((0.8, 1.0, 1.25)) for site in sites}
    room = tightness * sum(most[site] * scale[site] for site in chosen)
    while True:
        capacity = {
            (kind, site): max(1, ceil(sum(wishes.volumes[kind].values()) * scale[site] / room))
            for kind in wishes.kinds
            for site in sites
        }
        serves = _within_least_minutes(wishes, chosen, capacity, most)
        if serves:
            break
        room *= 0.95
    modules = {
        (kind, site): max(1, ceil(_load(wishes, kind, serves, site) / capacity[kind, site]))
        for kind in wishes.kinds
        for site in chosen
    }
    return Draft(tuple(chosen), serves, _second(wishes, chosen, serves), capacity, most, modules)


def _choose(wishes: Wishes, sites: Sequence[str], given: Sequence[str], count: int) -> list[str]:
    """Return the sites: in turn whichever saves people most, and the farthest most."""
    chosen: list[str] = []
    nearest = dict.fromkeys(wishes.minutes, 2 * FAR)

    def cost(site: str) -> tuple[int, int]:
        after = {m: min(near, wishes.away(m, site)) for m, near in nearest.items()}
        people = sum(wishes.people[m] * near for m, near in after.items())
        return (max(after.values()) if len(chosen) % 2 else 0), people

    waiting = list(given)
    while waiting or len(chosen) < min(count, len(sites)):
        site = waiting.pop(0) if waiting else min((s for s in sites if s not in chosen), key=cost)
        chosen.append(site)
        nearest = {m: min(near, wishes.away(m, site)) for m, near in nearest.items()}
    return chosen


def _within_least_minutes(
    wishes: Wishes, chosen: Sequence[str], capacity: Mapping[tuple[str, str], int], most: Mapping[str, int]
) -> dict[str, str]:
    """Return who is served where within the least tens of minutes for which all fit; empty where they never do."""
    away = sorted({-(-wishes.away(m, s) // STEP) * STEP for m in wishes.minutes for s in chosen} - {FAR})
    least = max(min(wishes.away(m, s) for s in chosen) for m in wishes.minutes)
    found = (_assign(wishes, chosen, capacity, most, limit) for limit in away if limit >= least)
    return next((serves for serves in found if serves), {})


def _assign(
    wishes: Wishes,
    chosen: Sequence[str],
    capacity: Mapping[tuple[str, str], int],
    most: Mapping[str, int],
    limit: int,
) -> dict[str, str]:
    """Return each member's nearest site within ``limit`` minutes that has room; empty where not all fit.

    Big members come first, then those with the fewest sites within the limit, then who would lose most.
    """
    left = {(kind, site): capacity[kind, site] * most[site] for kind in wishes.kinds for site in chosen}
    serves: dict[str, str] = {}
    within = {m: [s for s in chosen if wishes.away(m, s) <= limit] for m in wishes.minutes}
    for member in sorted(within, key=lambda m: (-_bulk(wishes, m), len(within[m]), -_regret(wishes, within[m], m), m)):
        asked = {kind: wishes.volumes[kind][member] for kind in wishes.kinds}
        fits = [s for s in within[member] if all(left[kind, s] >= amount for kind, amount in asked.items())]
        if not fits:
            return {}
        site = min(fits, key=lambda s: (wishes.away(member, s), chosen.index(s)))
        serves[member] = site
        for kind, amount in asked.items():
            left[kind, site] -= amount
    return serves


def _bulk(wishes: Wishes, member: str) -> int:
    """Return a member's share of the volume in steps of 4%."""
    kind = wishes.kinds[0]
    return 25 * wishes.volumes[kind][member] // max(1, sum(wishes.volumes[kind].values()))


def _regret(wishes: Wishes, chosen: Sequence[str], member: str) -> int:
    """Return the minutes that the second nearest site is further than the nearest."""
    away = sorted(wishes.away(member, site) for site in chosen)
    return away[1] - away[0] if len(away) > 1 else 0


def _load(wishes: Wishes, kind: str, serves: Mapping[str, str], site: str) -> int:
    return sum(wishes.volumes[kind][member] for member, its in serves.items() if its == site)


def _second(wishes: Wishes, chosen: Sequence[str], serves: Mapping[str, str]) -> dict[str, str]:
    """Return the nearest other site of each member, none where only one is open."""
    if len(chosen) < 2:
        return {}
    return {m: min((s for s in chosen if s != its), key=lambda s: wishes.away(m, s)) for m, its in serves.items()}
