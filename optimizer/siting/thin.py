"""A large unit made thin: the sites and pairs that a good plan is likely to use, and bounds that hold for all pairs."""

from collections.abc import Sequence

import numpy as np

from models.county.words import Goal, Mode, SiteStatus
from models.siting.case import SitingCase
from optimizer.engines import Limits, LinearModel, Status, solve_mip
from optimizer.siting.formulation import SitingModel, Terms
from optimizer.siting.places import Place
from optimizer.siting.units import Flags, Unit, Wholes, most_open, units_of

COVERED = "siting.covered"
SITES_EACH, NEAREST = 2, 6
"""How many sites are kept for each center that may be open, and how many of these for each member."""
DEFAULT_MOST = 8
ROOM = 103
"""How much room a site keeps for its load, in percent: whole members leave gaps."""
CLUSTERS, WHOLE, CORE_SECONDS = 80, 1000, 4.0
ROUNDS = 150


def likely(unit: Unit) -> Flags:
    """Return the pairs of a unit that are kept.

    They lead to sites that together reach and take everybody, and to the nearest among sites chosen greedily.
    """
    core = _core(unit)
    chosen = _greedy(unit, core, SITES_EACH * (most_open(unit) or DEFAULT_MOST))
    costs = np.where(unit.allowed, unit.weighted + unit.longest, np.iinfo(np.int64).max // 4).astype(np.float64)
    costs[:, [i for i in range(len(unit.sites)) if i not in chosen]] = np.inf
    rank = np.argsort(np.argsort(costs, axis=1, kind="stable"), axis=1, kind="stable")
    kept: Flags = (rank < NEAREST) & np.isfinite(costs) & unit.allowed
    kept[:, core] = unit.allowed[:, core]
    return kept


def _core(unit: Unit) -> list[int]:
    """Return sites that keep every rule of centers, reach everybody and have room for all; none where none do.

    Members are looked at by clusters, and a cluster may be split, in the last phase.
    """
    policy = unit.case.policy
    off = policy.rules[COVERED].model_copy(update={"mode": Mode.OFF})
    case = SitingCase(unit.case.county, policy.model_copy(update={"rules": policy.rules | {COVERED: off}}))
    vars(case).update(reach=unit.case.reach, minutes=unit.case.minutes, posts=unit.case.posts)
    nobody = {(u, t): np.zeros_like(other.allowed) for u, other in enumerate(units_of(case)) for t in other.phases}
    m = SitingModel(case, nobody)
    last, first = len(case.phases) - 1, unit.kinds[0]
    opens = [m.y[first, site, last] for site in unit.sites]
    objective: Terms = {}
    loads: dict[tuple[str, int], Terms] = {}
    for its in _clusters(unit):
        parts = {
            i: m.model.column(0, WHOLE, whole=False) for i in np.flatnonzero(unit.allowed[its].all(axis=0)).tolist()
        }
        m.link("reached", terms=dict.fromkeys(parts.values(), 1), low=WHOLE, high=WHOLE)
        for i, part in parts.items():
            m.link("open", terms={part: 1, opens[i]: -WHOLE}, high=0)
            objective[part] = int(unit.weighted[its, i].sum()) // WHOLE
            for kind in unit.kinds:
                loads.setdefault((kind, i), {})[part] = int(unit.volumes(kind)[its].sum())
    for (kind, i), load in loads.items():
        _room(m, Place(unit.case, kind, unit.sites[i]), load, last)
    found = solve_mip(m.model, objective, Limits(seconds=CORE_SECONDS, gap=0.01))
    return [i for i, y in enumerate(opens) if found.values[y]] if found.found else []


def _clusters(unit: Unit) -> list[list[int]]:
    """Return members by tens whose ways to all sites are alike, and who have a site in common."""
    ways = unit.longest.astype(np.float64)
    seeds, distance = [0], np.abs(ways - ways[0]).max(axis=1)
    while len(seeds) < min(CLUSTERS, len(unit.members)):
        seeds.append(int(distance.argmax()))
        distance = np.minimum(distance, np.abs(ways - ways[seeds[-1]]).max(axis=1))
    nearest = np.stack([np.abs(ways - ways[seed]).max(axis=1) for seed in seeds]).argmin(axis=0)
    found: list[list[int]] = []
    for n in range(len(seeds)):
        its = np.flatnonzero(nearest == n).tolist()
        found += [its] if its and unit.allowed[its].all(axis=0).any() else [[j] for j in its]
    return found


def _room(m: SitingModel, place: Place, load: Terms, t: int) -> None:
    """Let a site take no more than its modules do, less a little: whole members leave gaps."""
    if place.capacity is not None:
        each = min(place.capacity, place.whole)
        room = {c: -each * n * WHOLE * 100 // ROOM for c, n in m.modules(place.kind, place.id, t).items()}
        m.link("room", terms=load | room, high=0)


def _greedy(unit: Unit, core: list[int], number: int) -> list[int]:
    """Return sites in the order in which they shorten the weighted way most, beginning with those that must stand."""
    far = float(unit.weighted.max(initial=1)) * 10 + 1
    costs = np.where(unit.allowed, unit.weighted.astype(np.float64), far)
    given = [i for i, site in enumerate(unit.sites) if any(_given(Place(unit.case, k, site)) for k in unit.kinds)]
    chosen = list(dict.fromkeys([*given, *core]))
    barred = [i for i, site in enumerate(unit.sites) if any(_barred(Place(unit.case, k, site)) for k in unit.kinds)]
    costs[:, barred] = far * 2
    now = costs[:, chosen].min(axis=1) if chosen else np.full(len(unit.members), far * 2)
    while len(chosen) < min(number, len(unit.sites) - len(barred)):
        saved = np.maximum(now[:, None] - costs, 0).sum(axis=0)
        saved[[*chosen, *barred]] = -1.0
        best = int(saved.argmax())
        chosen.append(best)
        now = np.minimum(now, costs[:, best])
    return chosen


def _given(place: Place) -> bool:
    return place.stays or place.site.status in (SiteStatus.FIXED, SiteStatus.EXISTING)


def _barred(place: Place) -> bool:
    return place.site.status is SiteStatus.CLOSE or place.case.too_near(place.kind, place.id) is not None


def longest_bound(unit: Unit, limits: Limits) -> int:
    """Return minutes below which no number of centers that is allowed reaches everybody, whatever they can take."""
    nearest = np.where(unit.allowed, unit.longest, np.iinfo(np.int64).max).min(axis=1)
    low, most = int(nearest.max(initial=0)), most_open(unit)
    if most is None or unit.case.policy.mode("siting.covered") is not Mode.HARD:
        return low if most is None else 0
    steps = sorted({int(m) for m in unit.longest[unit.allowed].tolist() if m >= low})
    first, last = 0, len(steps) - 1
    while first < last:
        middle = (first + last) // 2
        if _coverable(unit.allowed & (unit.longest <= steps[middle]), most, limits) is Status.INFEASIBLE:
            first = middle + 1
        else:
            last = middle
    return steps[first] if steps else 0


def _coverable(pairs: Flags, most: int, limits: Limits) -> Status:
    """Return whether so many sites reach every member over ``pairs``."""
    model = LinearModel()
    sites = [model.column(0, 1) for _ in range(pairs.shape[1])]
    model.row(("number",), sites, high=most)
    for row in np.unique(pairs, axis=0):
        model.row(("reached",), np.flatnonzero(row).tolist(), low=1)
    return solve_mip(model, {}, limits).status


def sum_bound(unit: Unit, goal: Goal) -> float:
    """Return what serving everybody costs a unit in ``goal`` at least, in every phase from its most likely centers.

    Each member is worth something; every site gains what its members are worth more than their way, and the best sites
    are taken, as many as may be open. Worth rises where nobody serves and falls where several do.
    """
    most = most_open(unit) or len(unit.sites)
    return sum(_median_bound(unit.pair_costs(goal, t), unit.allowed, most) for t in unit.phases)


def _median_bound(costs: Wholes, pairs: Flags, most: int) -> float:
    if not pairs.any(axis=1).all():
        return 0.0
    ways = np.where(pairs, costs.astype(np.float64), np.inf)
    ranked = np.sort(ways, axis=1)
    worth = ranked[:, min(1, ranked.shape[1] - 1)]
    worth = np.where(np.isinf(worth), ranked[:, 0], worth)
    scale = np.maximum(np.where(np.isinf(ranked), 0.0, ranked).max(axis=1), 1.0)
    best, gap, stall, kept = 0.0, float(ranked[:, 0].sum()) * 0.5 + 1, 0, worth
    for _ in range(ROUNDS):
        gains = np.maximum(worth[:, None] - ways, 0.0)
        total = gains.sum(axis=0)
        chosen = np.argsort(-total, kind="stable")[:most]
        value = float(worth.sum() - total[chosen].sum())
        if value > best:
            best, kept, stall = value, worth, 0
        else:
            stall += 1
        if stall == 5:
            worth, gap, stall = kept, gap * 0.6, 0
            continue
        missing = 1.0 - (gains[:, chosen] > 0).sum(axis=1)
        length = float((scale**2 * missing**2).sum())
        if not length:
            break
        worth = worth + (best + gap - value) / length * scale**2 * missing
    return best


def thin_pairs(units: Sequence[Unit]) -> dict[tuple[int, int], Flags]:
    """Return by unit and phase the pairs that are kept."""
    return {(u, t): pairs for u, unit in enumerate(units) for pairs in (likely(unit),) for t in unit.phases}
