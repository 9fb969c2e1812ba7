"""The way every task goes: a good answer, prices that decide most sites, then branch and bound over the rest."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

import numpy as np

from optimizer.engines import Limits
from optimizer.siting.location.ascent import Ascent
from optimizer.siting.location.branch import Search
from optimizer.siting.location.dual import Dual
from optimizer.siting.location.polish import polish
from optimizer.siting.location.swap import exchanged, greedy
from optimizer.siting.location.task import Floats, Ints, Task

OnEvent = Callable[[float, float, tuple[int, ...]], None]

_STEPS = 50
_ROUNDS = 16
_PATIENCE = 12
_SLOW = 0.05


@dataclass
class _Known:
    """The best answer of a task, the bound, and where to tell of them."""

    sites: Ints
    value: float
    bound: float
    limits: Limits
    begin: float
    on_event: OnEvent | None
    told: tuple[float, float] | None = None

    def take(self, sites: Ints, value: float) -> None:
        """Keep an answer that is better."""
        if value < self.value:
            self.sites, self.value = sites, value

    def left(self) -> float | None:
        """Seconds left, ``None`` without a limit."""
        seconds = self.limits.seconds
        return None if seconds is None else max(0.0, self.begin + seconds - monotonic())

    def late(self) -> bool:
        """Whether time is up."""
        return self.left() == 0.0

    def enough(self, task: Task) -> bool:
        """Whether the bound proves the answer, or leaves no more than the gap allowed."""
        gap = self.value - self.bound
        return self.bound > task.better_than(self.value) or gap <= self.limits.gap * abs(self.value)

    def tell(self) -> None:
        """Report what changed."""
        if self.on_event is not None and self.told != (self.value, self.bound):
            self.told = (self.value, self.bound)
            self.on_event(self.value, min(self.bound, self.value), tuple(int(s) for s in np.sort(self.sites)))


def locate(
    task: Task, limits: Limits, on_event: OnEvent | None = None, below: float = np.inf, cuts: bool = False
) -> tuple[Ints, float, float, bool]:
    """Return the sites that open, their value, a bound that no answer is below, and whether it proves the value.

    Only answers below ``below`` are looked for: where there is none, that is the value returned, with any sites.
    ``cuts`` says that every node is bounded by cuts, whatever the gap.
    """
    begin = monotonic()
    by_member = np.ascontiguousarray(task.costs.T)
    sites, value = exchanged(task, by_member, greedy(task, by_member))
    least = float(task.costs.min(axis=0).sum()) if task.exact else -np.inf
    known = _Known(sites, min(value, below), least, limits, begin, on_event)
    if not known.enough(task):
        task, found = _ascend(task, by_member, known)
        if not known.enough(task) and not known.late():
            _search(task, found.prices, known, cuts)
    if task.whole and known.bound > task.better_than(known.value):
        known.bound = known.value
    known.bound = min(known.bound, known.value)
    known.tell()
    return np.sort(known.sites), known.value, known.bound, known.bound > task.better_than(known.value)


def _ascend(task: Task, by_member: Floats, known: _Known) -> tuple[Task, Dual]:
    """Raise the bound by prices, improve the answer by what they would open, and decide sites."""
    ascent = Ascent(task, _first_prices(task, by_member, len(known.sites)))
    for _ in range(_ROUNDS):
        before, undecided = known.bound, int(task.free.sum())
        found = ascent.climb(known.value, _STEPS, _PATIENCE, task.better_than(known.value) + 1e-3, known.late)
        known.bound = max(known.bound, found.bound)
        if len(ascent.chosen):
            known.take(*exchanged(task, by_member, ascent.chosen))
        known.tell()
        if known.enough(task) or known.late():
            break
        decided = task.settled(*found.decided(task, task.better_than(known.value)))
        if not decided.possible:
            known.bound = known.value
            break
        task = decided
        ascent.narrow(task)
        slow = known.bound - before < _SLOW * (known.value - known.bound)
        if slow and task.free.sum() > (1 - _SLOW) * undecided:
            break
    return task, found


def _search(task: Task, prices: Floats, known: _Known, cuts: bool) -> None:
    """Solve the relaxation of the sites that are left, then search among them."""
    at = np.flatnonzero(task.free | task.kept)
    small, found = polish(task.only(at), prices, known.value, known.limits.seed, known.left)
    known.bound = max(known.bound, found.bound)
    known.tell()
    if known.enough(task) or known.late():
        return
    search = Search(small, known.value, known.limits.seed, cuts)
    nodes = np.inf if known.limits.nodes is None else known.limits.nodes

    def left(search: Search) -> float | None:
        known.bound = max(known.bound, search.bound)
        known.take(at[search.sites], search.value)
        known.tell()
        return 0.0 if known.enough(task) or search.nodes >= nodes else known.left()

    search.run(found.prices, known.bound, left)
    known.bound = max(known.bound, search.bound)
    known.take(at[search.sites], search.value)


def _first_prices(task: Task, by_member: Floats, opened: int) -> Floats:
    """Return for every member what it would cost at a site that is a little nearer than its share of sites is wide."""
    width = min(task.sites - 1, max(1, round(0.6 * task.sites / max(1, opened))))
    prices: Floats = np.partition(by_member, width, axis=1)[:, width]
    return prices
