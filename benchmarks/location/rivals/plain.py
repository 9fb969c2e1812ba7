"""The plain formulation of each kind as arrays: ``y[site]``, then ``x[member, site]``, as a textbook has it."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from benchmarks.location.problem import Answer, Ints, Kind, Problem, nearest
from optimizer.engines import Status

Floats = NDArray[np.float64]
INFINITY = float("inf")


@dataclass
class Plain:
    """Minimize ``costs @ values`` under ``row_lows <= A values <= row_highs``, ``0 <= values <= highs``.

    Columns in ``whole`` take whole numbers. Entries of ``A`` lie in ``rows``, ``columns`` and ``entries``, by row.
    """

    problem: Problem
    costs: Floats
    highs: Floats
    whole: NDArray[np.bool_]
    row_lows: Floats = field(default_factory=lambda: np.zeros(0))
    row_highs: Floats = field(default_factory=lambda: np.zeros(0))
    rows: list[Ints] = field(default_factory=list)
    columns: list[Ints] = field(default_factory=list)
    entries: list[Floats] = field(default_factory=list)

    def add(self, columns: Ints, entries: Floats, low: float, high: float) -> None:
        """Add a row for each line of ``columns`` with the coefficients in ``entries``, one line for all or its own."""
        count, width = columns.shape
        first = len(self.row_lows)
        self.rows.append(np.repeat(np.arange(first, first + count), width))
        self.columns.append(columns.ravel())
        self.entries.append(np.broadcast_to(entries, columns.shape).ravel())
        self.row_lows = np.concatenate([self.row_lows, np.full(count, low)])
        self.row_highs = np.concatenate([self.row_highs, np.full(count, high)])

    def add_row(self, columns: Ints, low: float, high: float) -> None:
        """Add that ``columns`` sum to at least ``low`` and at most ``high``."""
        self.add(columns.reshape(1, -1), np.ones(1), low, high)

    def answer(self, status: Status, values: Floats | None, value: float | None, bound: float | None) -> Answer:
        """Return the answer that ``values`` make, with value and bound of this model in the units of the file."""
        sign = (-1 if self.problem.maximizes else 1) / self.problem.scale
        said = None if value is None else value * sign
        proven = None if bound is None else bound * sign
        if values is None:
            return Answer(status, bound=proven)
        sites = tuple(np.flatnonzero(values[: self.problem.sites] > 0.5).tolist())
        return Answer(status, sites, self._shares(values, sites), said, proven)

    def _shares(self, values: Floats, sites: tuple[int, ...]) -> dict[tuple[int, int], float]:
        problem = self.problem
        if problem.kind in (Kind.SET_COVER, Kind.MAXIMAL_COVER):
            return {}
        if problem.kind not in (Kind.CAPACITATED, Kind.CAPACITATED_MEDIAN):
            return nearest(problem, sites)
        served = values[problem.sites :].reshape(problem.members, problem.sites)
        if problem.kind is Kind.CAPACITATED_MEDIAN:
            return {(member, int(site)): 1.0 for member, site in enumerate(served.argmax(axis=1))}
        shares = served / _parts(problem)[:, None]
        members, chosen = np.nonzero(shares > 1e-9)
        return {(int(m), int(s)): float(shares[m, s]) for m, s in zip(members, chosen, strict=True)}


def plain_of(problem: Problem) -> Plain:
    """Return the plain formulation of ``problem``."""
    if problem.kind is Kind.SET_COVER:
        return _set_cover(problem)
    if problem.kind is Kind.MAXIMAL_COVER:
        return _maximal_cover(problem)
    return _served(problem)


def _sites(problem: Problem) -> Ints:
    return np.arange(problem.sites)


def _set_cover(problem: Problem) -> Plain:
    """Fewest sites such that each member is covered."""
    plain = Plain(problem, np.ones(problem.sites), np.ones(problem.sites), np.ones(problem.sites, dtype=bool))
    for covering in problem.covers:
        plain.add_row(np.flatnonzero(covering), 1, INFINITY)
    return plain


def _maximal_cover(problem: Problem) -> Plain:
    """Most members ``z <= sum of the sites that cover them``, with p sites."""
    sites, members = problem.sites, problem.members
    costs = np.concatenate([np.zeros(sites), -np.ones(members)])
    plain = Plain(problem, costs, np.ones(sites + members), np.ones(sites + members, dtype=bool))
    for member, covering in enumerate(problem.covers):
        columns = np.append(np.flatnonzero(covering), sites + member)
        entries = np.append(np.ones(len(columns) - 1), -1.0)
        plain.add(columns.reshape(1, -1), entries, 0, INFINITY)
    plain.add_row(_sites(problem), 0, problem.p)
    return plain


def _parts(problem: Problem) -> Ints:
    """Return into how many parts a member's demand may be split: its units, of which a member without any has one."""
    if problem.kind is Kind.CAPACITATED:
        return np.maximum(problem.demand, 1)
    return np.ones(problem.members, dtype=np.int64)


def _served(problem: Problem) -> Plain:
    """All kinds in which members are served: in full, at open sites, within capacity, at the least cost or minutes."""
    members, sites, parts = problem.members, problem.sites, _parts(problem)
    center = problem.kind is Kind.CENTER
    costs = np.concatenate([np.zeros(sites), (problem.cost / parts[:, None]).ravel()])
    highs = np.concatenate([np.ones(sites), np.repeat(parts.astype(float), sites)])
    whole = np.ones(len(costs), dtype=bool)
    if problem.kind in (Kind.MEDIAN, Kind.UNCAPACITATED, Kind.CAPACITATED):
        whole[sites:] = False
    if len(problem.opening):
        costs[:sites] = problem.opening
    if center:
        costs = np.append(np.zeros(len(costs)), 1.0)
        highs = np.append(highs, float(problem.cost.max(initial=0)))
        whole = np.append(whole, True)
    plain = Plain(problem, costs, highs, whole)
    x = sites + np.arange(members * sites).reshape(members, sites)
    y = np.broadcast_to(_sites(problem), (members, sites))
    for member in range(members):
        plain.add_row(x[member], parts[member], parts[member])
    pairs = np.stack([x.ravel(), y.ravel()], axis=1)
    plain.add(pairs, np.stack([np.ones(members * sites), -np.repeat(parts, sites)], axis=1), -INFINITY, 0)
    _limit(plain, x)
    if center:
        longest = np.full((members, 1), len(costs) - 1)
        lengths = np.concatenate([problem.cost.astype(float), -np.ones((members, 1))], axis=1)
        plain.add(np.concatenate([x, longest], axis=1), lengths, -INFINITY, 0)
    return plain


def _limit(plain: Plain, x: Ints) -> None:
    """Add that there are p sites, where they are counted, and that no load exceeds its site's capacity."""
    problem = plain.problem
    if problem.p:
        plain.add_row(_sites(problem), problem.p, problem.p)
    if not len(problem.capacity):
        return
    loads = problem.demand / _parts(problem)
    columns = np.concatenate([x.T, _sites(problem)[:, None]], axis=1)
    entries = np.concatenate(
        [np.broadcast_to(loads, (problem.sites, problem.members)), -problem.capacity[:, None].astype(float)], axis=1
    )
    plain.add(columns, entries, -INFINITY, 0)
