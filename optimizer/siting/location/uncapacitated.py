"""Uncapacitated location: as many sites as pay, so that opening and serving together cost least."""

from collections.abc import Sequence

import numpy as np

from optimizer.engines import Limits
from optimizer.siting.location.answers import answer
from optimizer.siting.location.inputs import Numbers, checked_costs, checked_fixed, checked_weights
from optimizer.siting.location.locate import OnEvent
from optimizer.siting.location.located import Located
from optimizer.siting.location.task import Ints


def uncapacitated(
    cost: Numbers,
    opening: Numbers | Sequence[float],
    limits: Limits,
    *,
    weights: Numbers | Sequence[int] | None = None,
    fixed: Sequence[int] | Ints = (),
    on_event: OnEvent | None = None,
) -> Located:
    """Open sites, among them ``fixed``, so that ``sum opening + sum weights[m] * cost[m, nearest open site]`` is least.

    ``cost`` is members x sites, ``UNREACHABLE`` where no road joins the pair; ``opening`` one number a site. Numbers of
    up to six decimals are counted as whole ones, and the bound of an optimum equals its value; of others the optimum is
    proven to within 1e-9 of it. INFEASIBLE where a member is reached from no site. Raises ``ValueError`` for arrays of
    the wrong shape and for numbers below 0.
    """
    costs, joined = checked_costs(cost)
    each = checked_weights(weights, costs.shape[0])
    paid = np.asarray(opening, dtype=np.float64)
    if paid.shape != (costs.shape[1],) or not np.isfinite(paid).all() or (paid < 0).any():
        raise ValueError(f"opening must be {costs.shape[1]} numbers of 0 or more")
    return answer(costs, joined, each, paid, None, checked_fixed(fixed, costs.shape[1]), limits, on_event)
