"""Who serves what from given sites: the transportation problem, its answer made exact."""

import numpy as np
from numpy.typing import NDArray

from optimizer.engines import Limits, Solver, SparseModel, Status, solve_sparse
from optimizer.siting.location.instance import Instance

Floats = NDArray[np.float64]
Wholes = NDArray[np.int64]

_ROUNDING = 1e-9


def transport(instance: Instance, sites: Wholes, room: Floats, seconds: float | None = None) -> Floats | None:
    """Return the cheapest shares (members x all sites) from ``sites`` with ``room`` (of all sites), ``None`` if none.

    ``sum_i share[j,i] = 1``, ``sum_j demand[j] share[j,i] <= room[i]``. Where demand and room are whole numbers, so is
    what each site serves of each member, and the answer keeps both exactly.
    """
    demand, cost = instance.demand, instance.cost[:, sites]
    if room[sites].sum() < demand.sum() or not np.isfinite(cost).any(axis=1).all():
        return None
    members, at = np.nonzero(np.isfinite(cost))
    width, height = len(members), len(demand)
    each, ones = np.arange(width), np.ones(width)
    model = SparseModel(
        cost[members, at],
        np.zeros(width),
        ones,
        np.zeros(width, dtype=bool),
        np.concatenate([members, height + at]),
        np.concatenate([each, each]),
        np.concatenate([ones, demand[members]]),
        np.concatenate([np.ones(height), np.full(len(sites), -np.inf)]),
        np.concatenate([np.ones(height), room[sites]]),
    )
    answer = solve_sparse(model, Limits(seconds), solver=Solver.GLOP)
    if answer.status is not Status.OPTIMAL:
        return None
    shares = np.zeros(instance.cost.shape)
    shares[members, sites[at]] = np.clip(answer.values, 0.0, 1.0)
    return _exact(instance, shares, room)


def _exact(instance: Instance, shares: Floats, room: Floats) -> Floats | None:
    """Return ``shares`` without what the solver's tolerance left in them; ``None`` if they do not fit then."""
    demand = instance.demand
    amounts = shares * demand[:, None]
    if bool((demand == np.rint(demand)).all() and (room == np.rint(room)).all()):
        amounts = np.rint(amounts)
        if (amounts.sum(axis=1) != demand).any():
            return None
    some = demand > 0
    exact = np.where(shares == shares.max(axis=1, keepdims=True), 1.0, 0.0)
    exact[some] = amounts[some] / amounts[some].sum(axis=1, keepdims=True)
    exact[~some] /= exact[~some].sum(axis=1, keepdims=True)
    fits = (amounts.sum(axis=0) <= room * (1 + _ROUNDING)).all()
    return exact if fits else None
