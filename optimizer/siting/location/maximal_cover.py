"""Maximal covering: the sites from which the most weight is covered."""

from collections.abc import Sequence

import numpy as np

from optimizer.engines import Limits, LinearModel, Status, solve_mip
from optimizer.siting.location.inputs import Numbers, checked_count, checked_covers, checked_fixed, checked_whole
from optimizer.siting.location.locate import locate
from optimizer.siting.location.located import Located
from optimizer.siting.location.set_cover import covered_by
from optimizer.siting.location.task import Bools, Floats, Ints, Task


def maximal_cover(
    covers: Bools,
    p: int,
    limits: Limits,
    *,
    weights: Numbers | Sequence[int] | None = None,
    fixed: Sequence[int] | Ints = (),
    costs: Numbers | Sequence[int] | None = None,
    budget: int | None = None,
) -> Located:
    """Open at most ``p`` sites, among them ``fixed``, that cost ``budget`` at most and cover the most weight.

    ``covers[m, s]`` says whether site ``s`` covers member ``m``; ``value`` is the weight covered, ``bound`` is above
    every answer. ``costs`` of sites count only against a ``budget``. Members that are left out have ``served_by`` -1.
    INFEASIBLE where the fixed sites alone exceed the budget. Raises ``ValueError`` for arrays of the wrong shape,
    numbers that are negative or not whole, a ``budget`` without ``costs``, a ``p`` that is below 1, above the sites or
    below the fixed ones.
    """
    within = checked_covers(covers)
    members, places = within.shape
    each = checked_whole(weights, members, "weights")
    kept = checked_fixed(fixed, places)
    count = checked_count(p, places, kept)
    if budget is not None and costs is None:
        raise ValueError("a budget needs the costs of the sites")
    paid = checked_whole(costs, places, "costs")
    if budget is not None and paid[kept].sum() > budget:
        return Located(Status.INFEASIBLE)
    if budget is None or np.sort(paid)[::-1][:count].sum() <= budget:
        status, sites, missed = _counted(within, count, each.astype(np.float64), kept, limits)
    else:
        status, sites, missed = _budgeted(within, count, each, kept, paid, budget, limits)
    total = int(each.sum())
    value = int(each[within[:, sites].any(axis=1)].sum()) if len(sites) else 0
    served = covered_by(within, sites)
    return Located(status, tuple(sites.tolist()), served, float(value), float(total - missed))


def _counted(covers: Bools, p: int, weights: Floats, kept: Bools, limits: Limits) -> tuple[Status, Ints, float]:
    """Return the sites and the least weight that is missed, where only their number is limited."""
    charges = np.ascontiguousarray(np.where(covers, 0.0, weights[:, None]).T)
    task = Task(charges, np.zeros(covers.shape[1]), p, ~kept, kept)
    sites, _, missed, proven = locate(task, limits)
    return (Status.OPTIMAL if proven else Status.FEASIBLE), sites, missed


def _budgeted(
    covers: Bools, p: int, weights: Ints, kept: Bools, costs: Ints, budget: int, limits: Limits
) -> tuple[Status, Ints, float]:
    """Return the same within a budget: ``missed[m] + sum of the sites that cover m >= 1``, by HiGHS."""
    members, places = covers.shape
    model = LinearModel()
    sites = [model.column(int(open_), 1) for open_ in kept]
    missed = [model.column(0, 1) for _ in range(members)]
    model.row(("count",), sites, 1, high=p)
    model.row(("budget",), sites, costs.tolist(), high=budget)
    for member, near in enumerate(covers):
        model.row(("covered", member), [*np.flatnonzero(near).tolist(), missed[member]], 1, low=1)
    solution = solve_mip(model, dict(zip(missed, weights.tolist(), strict=True)), limits)
    chosen = np.flatnonzero(solution.values[:places]) if solution.found else np.flatnonzero(kept)
    bound = float(solution.bound or 0)
    return (solution.status if solution.found else Status.FEASIBLE), chosen, bound
