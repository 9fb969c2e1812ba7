"""One location problem as exact arrays, and an answer to it, whoever gives it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from optimizer.engines import Status

Ints = NDArray[np.int64]


class Kind(StrEnum):
    """What is asked."""

    MEDIAN = "median"
    CENTER = "center"
    SET_COVER = "lscp"
    MAXIMAL_COVER = "mclp"
    UNCAPACITATED = "uncapacitated"
    CAPACITATED = "capacitated"
    CAPACITATED_MEDIAN = "capacitated median"


NONE: Ints = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Problem:
    """``cost[member, site]`` and ``opening[site]`` in parts of 1 / ``unit``; ``demand`` and ``capacity`` in one unit.

    ``cost`` is of a member's whole demand. ``p`` is the number of sites, ``radius`` the farthest cost that is covered.
    """

    name: str
    kind: Kind
    cost: Ints
    p: int = 0
    radius: int = 0
    opening: Ints = field(default_factory=NONE.copy)
    demand: Ints = field(default_factory=NONE.copy)
    capacity: Ints = field(default_factory=NONE.copy)
    unit: int = 1
    known: float | None = None

    @property
    def members(self) -> int:
        """Number of members."""
        return int(self.cost.shape[0])

    @property
    def sites(self) -> int:
        """Number of sites."""
        return int(self.cost.shape[1])

    @property
    def covers(self) -> NDArray[np.bool_]:
        """Which site covers which member, members by sites."""
        covered: NDArray[np.bool_] = self.cost <= self.radius
        return covered

    @property
    def scale(self) -> int:
        """What a value is to be divided by: the unit of the costs, where costs and not members or sites are counted."""
        return 1 if self.kind in (Kind.SET_COVER, Kind.MAXIMAL_COVER) else self.unit

    @property
    def maximizes(self) -> bool:
        """Whether more is better."""
        return self.kind is Kind.MAXIMAL_COVER


@dataclass(frozen=True)
class Answer:
    """Open sites, and the share of each member's demand that each of them serves, as far as the kind asks for it.

    ``value`` and ``bound`` are what the solver says, in the units of the file.
    """

    status: Status
    sites: tuple[int, ...] = ()
    shares: Mapping[tuple[int, int], float] = field(default_factory=dict)
    value: float | None = None
    bound: float | None = None

    @property
    def found(self) -> bool:
        """Whether there is a solution."""
        return self.status in (Status.OPTIMAL, Status.FEASIBLE)


def nearest(problem: Problem, sites: tuple[int, ...]) -> dict[tuple[int, int], float]:
    """Return the shares where each member is served at the open site that costs least."""
    columns = np.array(sites, dtype=np.int64)
    chosen = columns[problem.cost[:, columns].argmin(axis=1)]
    return {(member, int(site)): 1.0 for member, site in enumerate(chosen)}
