"""What every location engine answers: open sites, who is served where, the value and a proven bound."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from optimizer.engines import Status

UNREACHABLE = 2**53
"""The cost of a pair that no road joins; every cost from here on counts as it (beyond it floats skip whole numbers)."""


@dataclass(frozen=True)
class Located:
    """An answer of one kind: ``sites`` are open, ``served_by[m]`` is the site of member ``m``, -1 where it has none.

    ``bound`` holds whatever the tolerances of a solver are: no answer is below it (above it where a weight covered is
    maximized). ``value`` and ``bound`` are in the unit of the costs, weights within.

    Where a member may be served from several sites, ``served_by`` is empty and ``shares`` (members x sites) tells which
    part of its demand each serves. ``modules`` counts those built at each of all sites, empty where there are none to
    choose.
    """

    status: Status
    sites: tuple[int, ...] = ()
    served_by: tuple[int, ...] = ()
    value: float | None = None
    bound: float | None = None
    shares: NDArray[np.float64] | None = field(default=None, compare=False)
    modules: tuple[int, ...] = ()

    @property
    def found(self) -> bool:
        """Whether there are sites to open."""
        return self.status in (Status.OPTIMAL, Status.FEASIBLE)

    @property
    def gap(self) -> float | None:
        """``|value - bound| / |value|``, ``None`` where one of them is missing; 0 where both are 0."""
        if self.value is None or self.bound is None:
            return None
        off = abs(self.value - self.bound)
        return off / abs(self.value) if self.value else float(off > 0)
