"""One location task in whole numbers: what a member costs at a site, what a site costs, how many may open."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Task:
    """``costs[s, m]``: what member ``m`` costs at site ``s``, weight within; ``opening[s]``: what opening costs.

    ``count`` sites open, or as many as pay, at least one, where it is ``None``. ``free`` are the sites still undecided,
    ``kept`` those that are open for certain. ``whole`` says that all numbers are whole, ``exact`` that sums of their
    multiples of 1/1024 are exact in floats.
    """

    costs: Floats
    opening: Floats
    count: int | None
    free: Bools
    kept: Bools
    whole: bool = True
    exact: bool = True

    @property
    def sites(self) -> int:
        """Number of sites."""
        return len(self.costs)

    @property
    def members(self) -> int:
        """Number of members."""
        return int(self.costs.shape[1])

    @property
    def places(self) -> int | None:
        """How many of the undecided sites open, ``None`` where any number may."""
        return None if self.count is None else self.count - int(self.kept.sum())

    @property
    def possible(self) -> bool:
        """Whether the number of sites can still be kept to."""
        if self.places is None:
            return bool((self.free | self.kept).any())
        return 0 <= self.places <= int(self.free.sum())

    def value(self, sites: Ints) -> float:
        """Return ``sum opening[sites] + sum_m min over sites of costs[:, m]``."""
        return float(self.opening[sites].sum() + self.costs[sites].min(axis=0).sum())

    def better_than(self, value: float) -> float:
        """Return the highest value that would still be better than ``value``."""
        return value - 1.0 + 1e-6 if self.whole else value - 1e-9 * max(1.0, abs(value))

    def only(self, sites: Ints) -> "Task":
        """Return the task of some of its sites."""
        return replace(
            self, costs=self.costs[sites], opening=self.opening[sites], free=self.free[sites], kept=self.kept[sites]
        )

    def at(self, free: Bools, kept: Bools) -> "Task":
        """Return the task with other sites decided."""
        return replace(self, free=free, kept=kept)

    def settled(self, closed: Bools, opened: Bools) -> "Task":
        """Return the task with more sites decided."""
        return replace(self, free=self.free & ~closed & ~opened, kept=self.kept | opened)
