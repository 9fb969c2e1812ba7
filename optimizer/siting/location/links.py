"""The rows ``x <= y`` that matter: at size few of them are needed for the bound of all."""

from time import monotonic

import numpy as np
from numpy.typing import NDArray

from optimizer.engines import Limits, Solver, Status, solve_sparse
from optimizer.siting.location.formulation import formulate
from optimizer.siting.location.instance import Instance
from optimizer.siting.location.multipliers import Reduced

Bools = NDArray[np.bool_]

_FEW = 5000
"""Up to so many pairs all rows are taken."""
_ROUNDS = 30
_BROKEN = 1e-4


def needed_links(instance: Instance, reduced: Reduced, seconds: float | None) -> Bools | None:
    """Return which pairs (members x sites) get a row ``x <= y``, ``None`` for all.

    Rows are taken in as the linear optimum breaks them. Without the others the formulation holds too, as no site serves
    above its capacity, 0 where closed; only who has no demand needs all rows. Half of ``seconds`` is spent at most.
    """
    if reduced.pairs.sum() <= _FEW:
        return None
    links: Bools = reduced.pairs & (instance.demand == 0)[:, None]
    begin = monotonic()
    for _ in range(_ROUNDS):
        left = None if seconds is None else seconds / 2 - (monotonic() - begin)
        if left is not None and left <= 0:
            return links
        part = formulate(instance, reduced.sites, reduced.pairs, must=reduced.must, links=links, whole=False)
        answer = solve_sparse(part.model, Limits(left), solver=Solver.GLOP)
        if answer.status is not Status.OPTIMAL:
            return links
        opened = np.zeros(len(instance.opening))
        opened[part.sites] = answer.values[: len(part.sites)]
        broken = part.shares(answer.values) > opened + _BROKEN
        if not (broken & ~links).any():
            return links
        links |= broken
    return links
