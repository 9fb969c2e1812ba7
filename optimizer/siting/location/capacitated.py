"""Capacitated location: open sites at a cost and serve every member within their capacities, whole or in shares."""

import numpy as np
from numpy.typing import ArrayLike

from optimizer.engines import Limits, Status
from optimizer.siting.location.capacity_search import CapacitySearch
from optimizer.siting.location.enough_room import EnoughRoom, Fractions
from optimizer.siting.location.instance import Instance, Modules, arrays, may_fit
from optimizer.siting.location.knapsacks import Knapsacks
from optimizer.siting.location.located import Located
from optimizer.siting.location.multipliers import Relaxation

__all__ = ["Modules", "capacitated"]

_SMALL = 2500
"""Up to so many pairs of shares are left to the solver at once: it is done before prices would help."""


def capacitated(
    cost: ArrayLike,
    opening: ArrayLike,
    demand: ArrayLike,
    capacity: ArrayLike,
    limits: Limits,
    *,
    sourcing: str = "split",
    modules: Modules | None = None,
    fixed: tuple[int, ...] = (),
) -> Located:
    """Open sites, ``fixed`` among them, and serve all demand: least cost of opening, modules and service.

    ``cost[j,i]`` is that of serving the whole demand of member *j* from site *i*, from ``UNREACHABLE`` on where no road
    joins them; ``opening`` and ``capacity`` are of sites (or one number for all), ``demand`` of members. ``sourcing``
    ``"split"`` lets a member have shares of several sites, ``"single"`` gives it one. ``modules`` may be added to the
    capacity of open sites. At each site ``sum of demand served <= capacity + modules``. Raises ``ValueError`` for
    shapes that do not match, negative amounts, and any other sourcing.
    """
    if sourcing not in ("split", "single"):
        raise ValueError(f"sourcing is split or single, not {sourcing!r}")
    costs, demands, capacities = arrays(cost, demand, capacity)
    openings = np.array(np.broadcast_to(np.asarray(opening, dtype=np.float64), costs.shape[1:]))
    single, held = sourcing == "single", tuple(sorted(set(fixed)))
    instance = Instance(costs, openings, demands, capacities, single, modules=modules, fixed=held)
    if not may_fit(instance):
        return Located(Status.INFEASIBLE)
    if modules or (not single and costs.size <= _SMALL):
        return CapacitySearch(instance, None, limits).solve()
    loads = Knapsacks.of(demands, capacities) if single else Fractions(demands, capacities)
    choice = EnoughRoom(capacities, float(demands.sum()), held)
    relaxation = Relaxation(costs, openings, loads, choice)
    return CapacitySearch(instance, relaxation, limits).solve()
