"""Set covering: the fewest, or the cheapest, sites that cover every member."""

from collections.abc import Sequence

import numpy as np

from optimizer.engines import Limits, Status
from optimizer.siting.location.cover import cheapest
from optimizer.siting.location.inputs import Numbers, checked_covers, checked_fixed, checked_whole
from optimizer.siting.location.located import Located
from optimizer.siting.location.task import Bools, Ints


def set_cover(
    covers: Bools,
    limits: Limits,
    *,
    costs: Numbers | Sequence[int] | None = None,
    fixed: Sequence[int] | Ints = (),
) -> Located:
    """Open sites, among them ``fixed``, so that every member has one that covers it and their costs are least.

    ``covers[m, s]`` says whether site ``s`` covers member ``m``; ``costs`` are whole numbers of 0 or more, 1 each where
    none are given, and ``value`` is their sum. ``served_by`` is the first open site that covers a member. INFEASIBLE
    where a member is covered by no site. Raises ``ValueError`` for arrays of the wrong shape or costs below 0.
    """
    within = checked_covers(covers)
    paid = checked_whole(costs, within.shape[1], "costs")
    kept = checked_fixed(fixed, within.shape[1])
    if not within.any(axis=1).all():
        return Located(Status.INFEASIBLE)
    found = cheapest(within, paid, kept, limits)
    status = Status.OPTIMAL if found.proven else Status.FEASIBLE
    served = covered_by(within, found.sites)
    return Located(status, tuple(found.sites.tolist()), served, float(found.cost), float(found.bound))


def covered_by(covers: Bools, sites: Ints) -> tuple[int, ...]:
    """Return for every member the first of ``sites`` that covers it, -1 where none does."""
    if not len(sites):
        return (-1,) * len(covers)
    of_sites = covers[:, sites]
    return tuple(np.where(of_sites.any(axis=1), sites[of_sites.argmax(axis=1)], -1).tolist())
