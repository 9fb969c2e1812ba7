"""Tier after tier, whatever the solver: policy first, then need, then travel, each held at its value."""

from collections.abc import Callable
from time import monotonic

from benchmarks.rivals.offer import Offer
from benchmarks.rivals.slots import TIERS, slot_model
from models.roster import RosterCase
from optimizer.engines import LinearModel, Solution

Solve = Callable[[LinearModel, dict[int, int], float, tuple[int, ...]], Solution]
"""Minimize an objective over a model within so many seconds, from the values of the last tier (maybe none)."""


def by_tiers(case: RosterCase, seconds: float, solve: Solve) -> Offer:
    """Return the offer of a solver that is asked tier by tier; building counts as its time."""
    end = monotonic() + seconds
    slots = slot_model(case)
    values: tuple[int, ...] = ()
    bounds: list[float | None] = []
    proven = True
    for tier in TIERS:
        left = end - monotonic()
        if left <= 0.05:
            break
        terms = slots.objectives[tier]
        found = solve(slots.model, terms, left, values)
        if not found.found or found.objective is None:
            break
        values = found.values
        bounds.append(None if found.bound is None or not proven else (found.bound + slots.constants[tier]) / 2)
        proven = proven and found.bound is not None and found.bound >= found.objective
        slots.model.row(("tier", tier), list(terms), list(terms.values()), high=found.objective)
    if not values:
        return Offer(None)
    return Offer(slots.plan(values), (*bounds, *[None] * (len(TIERS) - len(bounds))))
