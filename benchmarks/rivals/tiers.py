"""Tier after tier, whatever the solver: policy first, then need, then travel, each held at its value."""

from collections.abc import Callable
from functools import partial
from time import monotonic

from benchmarks.rivals.offer import Offer
from benchmarks.rivals.slots import TIERS, SlotModel, slot_model
from benchmarks.rivals.trace import Trace
from models.roster import RosterCase
from optimizer.engines import LinearModel, Solution

Better = Callable[[tuple[int, ...], int | None], None]
"""Told of the values of each better solution of a tier with the bound so far."""
Solve = Callable[[LinearModel, dict[int, int], float, tuple[int, ...], Better], Solution]
"""Minimize an objective over a model within so many seconds, from the values of the last tier (maybe none)."""


def by_tiers(case: RosterCase, seconds: float, trace: Trace, solve: Solve) -> Offer:
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
        terms, spent = slots.objectives[tier], slots.constants[tier]
        terms, spent = slots.objectives[tier], slots.constants[tier]
        better = _teller(trace, slots, tuple(bounds), spent if proven else None)
        found = solve(slots.model, terms, left, values, better)
        if not found.found or found.objective is None:
            proven = False
            break
        values = found.values
        bounds.append(None if found.bound is None or not proven else (found.bound + spent) / 2)
        proven = proven and found.bound is not None and found.bound >= found.objective
        trace.note(partial(slots.plan, values), _all(tuple(bounds)))
        slots.model.row(("tier", tier), list(terms), list(terms.values()), high=found.objective)
    if not values:
        return Offer(None)
    return Offer(slots.plan(values), _all(tuple(bounds)), finished=proven and len(bounds) == len(TIERS))


def _teller(trace: Trace, slots: SlotModel, bounds: tuple[float | None, ...], spent: int | None) -> Better:
    """Return what notes a tier's solutions, with its bound where the tiers above are proven (``spent`` is given)."""

    def better(values: tuple[int, ...], bound: int | None) -> None:
        here = None if bound is None or spent is None else (bound + spent) / 2
        trace.note(partial(slots.plan, values), _all((*bounds, here)))

    return better


def _all(bounds: tuple[float | None, ...]) -> tuple[float | None, ...]:
    """Return bounds of all tiers, ``None`` for those not reached."""
    return (*bounds, *[None] * (len(TIERS) - len(bounds)))
