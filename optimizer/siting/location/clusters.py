"""Quick solutions with each member at one site: they choose by regret, then move and trade places; sites recenter."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Wholes = NDArray[np.int64]

_ROOMY = 1e-9


def cluster(
    cost: Floats, demand: Floats, capacity: Floats, sites: Wholes, fixed: tuple[int, ...] = ()
) -> Wholes | None:
    """Return who serves each member, from as many sites as ``sites``; ``None`` where the members were not made to fit.

    It begins at ``sites``, gives each cluster its best site, and assigns anew while that helps; ``fixed`` sites stay.
    """
    best, value = None, np.inf
    while len(sites):
        served = assign(cost, demand, capacity, sites)
        if served is None:
            return best
        total = float(cost[np.arange(len(cost)), served].sum())
        if total >= value:
            return best
        best, value = served, total
        sites = recenter(cost, demand, capacity, served, sites, fixed)
    return best


def assign(cost: Floats, demand: Floats, capacity: Floats, sites: Wholes) -> Wholes | None:
    """Return a site of ``sites`` for each member within capacity, by regret, then by moves; ``None`` if none fits."""
    near, room = cost[:, sites], capacity[sites].astype(np.float64)
    at = _by_regret(near, demand, room)
    if at is None:
        return None
    _improve(near, demand, room, at)
    served: Wholes = sites[at]
    return served


def recenter(
    cost: Floats, demand: Floats, capacity: Floats, served: Wholes, sites: Wholes, fixed: tuple[int, ...]
) -> Wholes:
    """Return the best site of each cluster of ``served``, no site twice, ``fixed`` ones where they are."""
    chosen = sites.copy()
    for n, site in enumerate(sites.tolist()):
        members = np.flatnonzero(served == site)
        if site in fixed or not len(members):
            continue
        sums = cost[members].sum(axis=0)
        sums[capacity < demand[members].sum()] = np.inf
        sums[np.delete(chosen, n)] = np.inf
        chosen[n] = int(np.argmin(sums)) if np.isfinite(sums).any() else site
    return chosen


def _by_regret(near: Floats, demand: Floats, room: Floats) -> Wholes | None:
    """Assign first who loses most without its best place; reduce ``room``. ``None`` where somebody finds none."""
    at = np.full(len(near), -1, dtype=np.int64)
    open_to = np.where(demand[:, None] <= room + _ROOMY, near, np.inf)
    waiting = np.ones(len(near), dtype=bool)
    for _ in range(len(near)):
        left = np.flatnonzero(waiting)
        two = np.sort(open_to[left], axis=1)[:, :2]
        if not np.isfinite(two[:, 0]).all():
            return None
        with np.errstate(invalid="ignore"):
            regret = two[:, 1] - two[:, 0] if two.shape[1] > 1 else np.zeros(len(left))
        member = int(left[np.lexsort((-demand[left], -regret))[0]])
        place = int(np.argmin(open_to[member]))
        at[member], waiting[member] = place, False
        room[place] -= demand[member]
        open_to[demand > room[place] + _ROOMY, place] = np.inf
    return at


def _improve(near: Floats, demand: Floats, room: Floats, at: Wholes) -> None:
    """Move a member, or let two trade places, in place, while it lowers the cost."""
    each = np.arange(len(near))
    while True:
        now = near[each, at]
        moves = np.where(demand[:, None] <= room + _ROOMY, near, np.inf) - now[:, None]
        there = near[:, at]
        trades = there + there.T - now[:, None] - now
        heavier = demand[:, None] - demand
        fits = (heavier <= room[at] + _ROOMY) & (-heavier <= room[at][:, None] + _ROOMY) & (at[:, None] != at)
        trades = np.where(fits, trades, 0.0)
        member, place = np.unravel_index(int(np.argmin(moves)), moves.shape)
        one, two = np.unravel_index(int(np.argmin(trades)), trades.shape)
        gain, swap = float(moves[member, place]), float(trades[one, two])
        if min(gain, swap) >= -1e-9:
            return
        if gain <= swap:
            room[at[member]] += demand[member]
            room[place] -= demand[member]
            at[member] = place
        else:
            off = demand[one] - demand[two]
            room[at[one]] += off
            room[at[two]] -= off
            at[one], at[two] = at[two], at[one]
