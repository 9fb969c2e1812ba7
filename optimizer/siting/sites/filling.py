"""What sites gain by members of a given worth: the knapsack of each site, filled in the order of gain by volume."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from optimizer.engines.sparse import Floats, Wholes
from optimizer.siting.sites.transport import Demand


@dataclass(frozen=True)
class Filled:
    """``gains[t]`` by site and number of modules; ``order`` and ``parts`` say which part of each member is taken."""

    gains: dict[int, Floats]
    order: dict[int, Wholes]
    parts: dict[int, dict[int, Floats]]

    def taken(self, t: int, site: int, modules: int) -> Floats:
        """Return which part of each member a site takes in phase ``t`` with so many modules."""
        parts = np.zeros(len(self.order[t]))
        parts[self.order[t][:, site]] = self.parts[t][modules][:, site]
        return parts


def fill(demand: Demand, kind: int, worth: Floats, phases: Iterable[int], most: int) -> Filled:
    """Return what sites gain in each phase with up to ``most`` modules of ``kind``; ``worth`` is by phase and member.

    ``max sum_j max(0, worth[j] - cost[j,i]) x[j]`` within ``sum volume x <= capacity z`` and ``0 <= x <= 1``.
    """
    everyone = range(len(worth))
    sites = demand.cost.shape[1]
    gains = {t: np.zeros((sites, most + 1)) for t in everyone}
    order: dict[int, Wholes] = {}
    parts: dict[int, dict[int, Floats]] = {}
    volume, capacity = demand.volume[kind], demand.capacity[kind]
    for t in phases:
        each = np.where(demand.pairs, np.maximum(worth[t][:, None] - demand.cost, 0.0), 0.0)
        ratios = np.where(
            volume[:, None] > 0, each / np.maximum(volume, 1e-9)[:, None], np.where(each > 0, np.inf, 0.0)
        )
        order[t] = np.argsort(-ratios, axis=0, kind="stable")
        ranked = np.take_along_axis(each, order[t], axis=0)
        sizes = np.where(ranked > 0, volume[order[t]], 0.0)
        before = np.cumsum(sizes, axis=0) - sizes
        parts[t] = {}
        for modules in range(1, most + 1):
            room = (capacity * modules)[None, :] - before
            fits = np.where(sizes > 0, np.clip(room / np.maximum(sizes, 1e-9), 0.0, 1.0), 1.0)
            parts[t][modules] = np.where(ranked > 0, fits, 0.0)
            gains[t][:, modules] = (ranked * parts[t][modules]).sum(axis=0)
    return Filled(gains, order, parts)
