"""Example costs of generated centers, and budgets that the drafted plan keeps with a little to spare."""

from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from random import Random
from typing import Any

from instances.generate.siting.kinds import KindSpec
from models.county import Site

STEP = 1_000
"""Yuan to which costs are rounded; budgets are rounded up to ten of them."""


def costs(spec: KindSpec, rng: Random) -> dict[str, Any]:
    """Return the costs of a site: a fifth around those of the kind, each on its own."""
    return {
        f"{name}_cost": STEP * round(amount * rng.uniform(0.8, 1.2) / STEP)
        for name, amount in (("fixed", spec.fixed), ("running", spec.running), ("module", spec.module))
    }


def spent(sites: Iterable[Site], modules: Mapping[tuple[str, str], int], opens: int, years: Sequence[int]) -> list[int]:
    """Return yuan by phase of opening the given ``modules`` in phase ``opens``.

    What stands today runs from the first phase on, with the modules it has; what is not in ``modules`` is closed.
    """
    by_phase = [0] * len(years)
    for site in sites:
        wanted = modules.get((site.kind, site.site))
        if wanted is None:
            continue
        by_phase[opens] += site.module_cost * max(0, wanted - site.modules)
        by_phase[opens] += 0 if site.status.standing else site.fixed_cost
        for n in range(0 if site.status.standing else opens, len(years)):
            by_phase[n] += site.running_cost * years[n]
    return by_phase


def budget(amount: int, slack: float) -> int:
    """Return ``amount`` with ``slack``, rounded up to ten thousand yuan."""
    return 10 * STEP * ceil(amount * slack / (10 * STEP))
