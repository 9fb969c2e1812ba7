"""Good answers fast: sites are exchanged one for another, always the pair that saves most, until none saves.

What every exchange would save is kept in one table (places x sites); after an exchange only the members whose nearest
or second nearest site changed are counted anew (Whitaker's evaluation, updated as Resende and Werneck do).
"""

import numpy as np

from optimizer.siting.location.task import Floats, Ints, Task

_LEAST = 1e-6


class Exchange:
    """The open sites of one answer and what it would save to open, close or exchange sites.

    ``gain[s]``: saved by opening ``s``; ``loss[r]``: lost by closing the site at place ``r``; ``extra[r, s]``: what an
    exchange of ``r`` for ``s`` saves beyond ``gain[s] - loss[r]``.
    """

    def __init__(self, task: Task, by_member: Floats, sites: Ints) -> None:
        self.task = task
        self.costs = by_member
        self.open = sites.copy()
        self.kept = task.kept[sites]
        self.nearest = np.zeros(task.members, dtype=np.int64)
        self.first = np.zeros(task.members)
        self.second = np.zeros(task.members)
        self.gain = np.zeros(task.sites)
        self.loss = np.zeros(len(sites))
        self.extra = np.zeros((len(sites), task.sites))
        self._rank(np.arange(task.members))
        self._count(np.arange(task.members), 1.0)

    @property
    def value(self) -> float:
        """The value of the open sites."""
        return float(self.task.opening[self.open].sum() + self.first.sum())

    def best(self) -> tuple[float, int, int]:
        """Return what the best exchange saves, its place and its site."""
        saved = self.extra + (self.gain - self.task.opening)
        saved += (self.task.opening[self.open] - self.loss)[:, None]
        saved[:, ~self.task.free] = -np.inf
        saved[:, self.open] = -np.inf
        saved[self.kept] = -np.inf
        place, site = divmod(int(saved.argmax()), self.task.sites)
        return float(saved[place, site]), place, site

    def alone(self) -> tuple[float, Ints]:
        """Return what is saved at best by opening or closing one site alone, and the sites after it."""
        opening = np.where(self.task.free, self.gain - self.task.opening, -np.inf)
        opening[self.open] = -np.inf
        closing = np.where(self.kept | (len(self.open) == 1), -np.inf, self.task.opening[self.open] - self.loss)
        site, place = int(opening.argmax()), int(closing.argmax())
        if opening[site] >= closing[place]:
            return float(opening[site]), np.append(self.open, site)
        return float(closing[place]), np.delete(self.open, place)

    def exchange(self, place: int, site: int) -> None:
        """Open ``site`` instead of the one at ``place``."""
        old = self.costs[:, self.open[place]]
        new = self.costs[:, site]
        touched = np.flatnonzero((old <= self.second) | (new < self.second))
        self._count(touched, -1.0)
        self.open[place] = site
        self._rank(touched)
        self._count(touched, 1.0)

    def _rank(self, members: Ints) -> None:
        """Find the nearest and second nearest open site of ``members``."""
        rows = self.costs[np.ix_(members, self.open)]
        at = np.arange(len(members))
        nearest = rows.argmin(axis=1)
        self.nearest[members] = nearest
        self.first[members] = rows[at, nearest]
        rows[at, nearest] = np.inf
        self.second[members] = rows.min(axis=1)

    def _count(self, members: Ints, sign: float) -> None:
        """Add (or take away) what ``members`` contribute to the table."""
        members = members[np.argsort(self.nearest[members], kind="stable")]
        places = self.nearest[members]
        first, second = self.first[members][:, None], self.second[members][:, None]
        costs = self.costs[members]
        near = np.minimum(costs, first)
        self.gain += sign * (first - near).sum(axis=0)
        if len(self.open) == 1:  # without a second site, the exchange pays the new cost in full
            self.extra[0] += sign * (near - costs).sum(axis=0)
            return
        self.loss += sign * np.bincount(places, weights=(second - first)[:, 0], minlength=len(self.open))
        if len(members):
            kinds, starts = np.unique(places, return_index=True)
            back = second - np.clip(costs, first, second)
            self.extra[kinds] += sign * np.add.reduceat(back, starts, axis=0)


def exchanged(task: Task, by_member: Floats, sites: Ints, most: int = 1000) -> tuple[Ints, float]:
    """Return sites that no exchange makes better, and their value, from ``sites`` on.

    Where any number of sites may open, one is also opened or closed alone.
    """
    state = Exchange(task, by_member, sites)
    for _ in range(most):
        saved, place, site = state.best()
        alone = (0.0, sites) if task.count is not None else state.alone()
        if max(saved, alone[0]) <= _LEAST:
            break
        if alone[0] > saved:
            state = Exchange(task, by_member, alone[1])
        else:
            state.exchange(place, site)
    return np.sort(state.open), task.value(state.open)


def greedy(task: Task, by_member: Floats) -> Ints:
    """Return sites opened one after the other, always the one that saves most; with no count, while one saves."""
    sites = np.flatnonzero(task.kept).tolist()
    first = by_member[:, sites].min(axis=1) if sites else by_member.max(axis=1) + 1.0
    gain = np.maximum(first[:, None] - by_member, 0.0).sum(axis=0) - task.opening
    gain[~task.free] = -np.inf
    while task.count is None or len(sites) < task.count:
        site = int(gain.argmax())
        if gain[site] == -np.inf or (task.count is None and sites and gain[site] <= _LEAST):
            break
        sites.append(site)
        gain[site] = -np.inf
        near = by_member[:, site]
        moved = np.flatnonzero(near < first)
        rows = by_member[moved]
        gain -= np.maximum(first[moved][:, None] - rows, 0.0).sum(axis=0)
        gain += np.maximum(near[moved][:, None] - rows, 0.0).sum(axis=0)
        first[moved] = near[moved]
    return np.array(sites, dtype=np.int64)
