"""Small tasks drawn by a seed, and every choice of sites to judge an engine by."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from optimizer.siting.location import UNREACHABLE
from optimizer.siting.location.task import Bools, Ints


@dataclass(frozen=True)
class Drawn:
    """Costs with or without gaps, who covers whom, a count, weights, costs of sites, fixed sites."""

    cost: Ints
    covers: Bools
    p: int
    weights: Ints
    paid: Ints
    fixed: tuple[int, ...]

    def choices(self, least: int = 1, most: int | None = None) -> Iterator[list[int]]:
        """Yield every choice of ``least`` to ``most`` sites that holds the fixed ones."""
        sites = self.cost.shape[1]
        for count in range(least, (sites if most is None else most) + 1):
            for chosen in combinations(range(sites), count):
                if set(self.fixed) <= set(chosen):
                    yield list(chosen)


def drawn(seed: int) -> Drawn:
    """Return a small task."""
    draw = np.random.default_rng(seed)
    members, sites = int(draw.integers(1, 12)), int(draw.integers(1, 9))
    p = int(draw.integers(1, sites + 1))
    cost = draw.integers(0, draw.choice([3, 20, 1000]), (members, sites))
    cost[draw.random(cost.shape) < draw.choice([0.0, 0.3, 0.6])] = UNREACHABLE
    fixed = draw.choice(sites, draw.integers(0, p + 1), replace=False)
    return Drawn(
        cost,
        draw.random(cost.shape) < draw.choice([0.3, 0.5, 0.7]),
        p,
        draw.integers(0, 5, members),
        draw.integers(0, 6, sites),
        tuple(fixed.tolist()) if draw.random() < 0.4 else (),
    )
