"""From costs with pairs that no road joins to an answer: such a pair costs more than any answer without one."""

import numpy as np

from optimizer.engines import Limits, Status
from optimizer.siting.location.locate import OnEvent, locate
from optimizer.siting.location.located import Located
from optimizer.siting.location.task import Bools, Floats, Ints, Task

_EXACT = 2.0**42
_LARGEST = 2.0**50
_DIGITS = 1e-15


def answer(
    costs: Floats,
    joined: Bools,
    weights: Floats,
    opening: Floats,
    count: int | None,
    kept: Bools,
    limits: Limits,
    on_event: OnEvent | None = None,
) -> Located:
    """Return the best sites for ``weights * costs`` (members x sites) and ``opening`` among pairs that are ``joined``.

    A pair that is not joined costs ``far``, 1 above the most that an answer without such pairs can cost: a bound of
    ``far`` or more proves that there is no answer.
    """
    if not joined.any(axis=1).all():
        return Located(Status.INFEASIBLE)
    weighed, opening, scale = _scaled(costs * weights[:, None], opening)
    far = float(np.ceil(weighed.max(axis=1, where=joined, initial=0.0).sum() + opening.sum()) + 1.0)
    whole = far < _LARGEST and not (weighed % 1.0).any() and not (opening % 1.0).any()
    exact = whole and far * len(costs) * (count or len(opening)) < _EXACT
    every = np.ascontiguousarray(np.where(joined, weighed, far).T)
    task = Task(every, opening, count, ~kept, kept, whole, exact)

    def told(value: float, bound: float, sites: tuple[int, ...]) -> None:
        if on_event is not None and value < far:
            on_event(value / scale, bound / scale, sites)

    sites, value, bound, proven = locate(task, limits, told)
    if bound >= far:
        return Located(Status.INFEASIBLE)
    if value >= far:
        return Located(Status.UNKNOWN, bound=bound / scale)
    return Located(
        Status.OPTIMAL if proven else Status.FEASIBLE,
        tuple(sites.tolist()),
        nearest(costs, joined, sites),
        value / scale,
        bound / scale,
    )


def _scaled(weighed: Floats, opening: Floats) -> tuple[Floats, Floats, float]:
    """Return costs and opening costs as whole numbers of a decimal fraction, and how many make up 1.

    Where six decimals do not hold them they are left as they are.
    """
    for scale in (1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6):
        scaled = [np.rint(numbers * scale) for numbers in (weighed, opening)]
        if all(
            np.allclose(n * scale, s, rtol=_DIGITS, atol=0.0) for n, s in zip((weighed, opening), scaled, strict=True)
        ):
            return scaled[0], scaled[1], scale
    return weighed, opening, 1.0


def nearest(costs: Floats, joined: Bools, sites: Ints) -> tuple[int, ...]:
    """Return for every member its cheapest site among ``sites``, of equal ones the first; -1 where none is joined."""
    of_sites = np.where(joined[:, sites], costs[:, sites], np.inf)
    found = np.where(joined[:, sites].any(axis=1), sites[of_sites.argmin(axis=1)], -1)
    return tuple(found.tolist())
