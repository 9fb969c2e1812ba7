"""The capacitated p-median: p sites, every member served whole by one of them, no site above its capacity."""

import numpy as np
from numpy.typing import ArrayLike

from optimizer.engines import Limits, Status
from optimizer.siting.location.capacity_search import CapacitySearch
from optimizer.siting.location.instance import Instance, arrays, may_fit
from optimizer.siting.location.knapsacks import Knapsacks
from optimizer.siting.location.located import Located
from optimizer.siting.location.multipliers import ExactlyP, Relaxation


def capacitated_p_median(
    cost: ArrayLike, demand: ArrayLike, capacity: ArrayLike, p: int, limits: Limits, *, fixed: tuple[int, ...] = ()
) -> Located:
    """Open exactly ``p`` sites, ``fixed`` among them, and serve each member whole from one: least sum of costs.

    ``sum of demand served <= capacity`` at each site. ``cost`` is members x sites, from ``UNREACHABLE`` on where no
    road joins them; ``demand`` is of members, ``capacity`` of sites or one for all, in the same unit. A member need not
    be served by the site where it stands. Raises ``ValueError`` for shapes that do not match and negative amounts.
    """
    costs, demands, capacities = arrays(cost, demand, capacity)
    sites, held = costs.shape[1], tuple(sorted(set(fixed)))
    instance = Instance(costs, np.zeros(sites), demands, capacities, single=True, p=p, fixed=held)
    if not len(held) <= p <= sites or not may_fit(instance):
        return Located(Status.INFEASIBLE)
    relaxation = Relaxation(costs, instance.opening, Knapsacks.of(demands, capacities), ExactlyP(p, held))
    return CapacitySearch(instance, relaxation, limits).solve()
