"""The p-median: ``p`` sites from which all members together are served at the least cost."""

from collections.abc import Sequence

import numpy as np

from optimizer.engines import Limits
from optimizer.siting.location.answers import answer
from optimizer.siting.location.inputs import Numbers, checked_costs, checked_count, checked_fixed, checked_weights
from optimizer.siting.location.locate import OnEvent
from optimizer.siting.location.located import Located
from optimizer.siting.location.task import Ints


def p_median(
    cost: Numbers,
    p: int,
    limits: Limits,
    *,
    weights: Numbers | Sequence[int] | None = None,
    fixed: Sequence[int] | Ints = (),
    on_event: OnEvent | None = None,
) -> Located:
    """Open exactly ``p`` sites, among them ``fixed``, so that ``sum weights[m] * cost[m, nearest open site]`` is least.

    ``cost`` are whole numbers, members x sites, ``UNREACHABLE`` where no road joins the pair; every member, also one
    of weight 0, is served. INFEASIBLE where no ``p`` sites reach all members. ``on_event(value, bound, sites)`` is told
    of every better answer or bound. Raises ``ValueError`` for arrays of the wrong shape, costs or weights that are
    negative or not whole, a ``p`` below 1, above the sites or below the fixed ones.
    """
    costs, joined = checked_costs(cost)
    each = checked_weights(weights, costs.shape[0])
    if (costs != np.rint(costs)).any() or (each != np.rint(each)).any():
        raise ValueError("costs and weights of a p-median must be whole numbers")
    kept = checked_fixed(fixed, costs.shape[1])
    count = checked_count(p, costs.shape[1], kept)
    nothing = np.zeros(costs.shape[1])
    return answer(costs, joined, each, nothing, count, kept, limits, on_event)
