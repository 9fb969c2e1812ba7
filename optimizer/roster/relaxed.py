"""Tiers by linear programming: bounds at once, and a solution where the linear optimum is whole nearly everywhere.

The weeks are close to a flow. Their linear optimum is then whole but for a few columns, and its value, rounded up, is
mostly the optimum: each tier is held at it, and what is not whole is decided together with what lies around it, the
rest being held.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from time import monotonic

import numpy as np

from models.county.words import Tier
from optimizer.engines import Limits, LinearModel, Relaxed, around, free_part, keeps_rows, relax, solve_mip
from optimizer.engines.linear import objective_value
from optimizer.roster.weeks import Terms

RINGS = 3
"""How far around what is not whole is decided anew, in rows from column to column."""

PART = 20_000
"""The most columns that are decided anew at once: with more, the whole is as quick."""


@dataclass(frozen=True)
class Aim:
    """The linear optimum of the tiers solved; ``bounds`` are held, each valid where those above are met."""

    bounds: dict[Tier, int]
    relaxed: Relaxed


def aim_at(
    model: LinearModel, objectives: Mapping[Tier, Terms], tiers: Sequence[Tier], limits: Limits, deadline: float | None
) -> Aim | None:
    """Return the linear optimum of ``tiers`` in their order, in half-units without constants; ``None`` without one."""
    held = model.copy()
    bounds: dict[Tier, int] = {}
    last: Relaxed | None = None
    for tier in tiers:
        terms = objectives[tier]
        seconds = None if deadline is None else (deadline - monotonic()) / 2
        if seconds is not None and seconds <= 0:
            return None
        last = relax(held, terms, replace(limits, seconds=seconds))
        if last is None:
            return None
        bounds[tier] = last.bound
        held.row(("tier", tier), list(terms), list(terms.values()), high=last.bound)
    return None if last is None else Aim(bounds, last)


def reach(
    model: LinearModel, objectives: Mapping[Tier, Terms], aim: Aim, limits: Limits, deadline: float | None
) -> tuple[int, ...] | None:
    """Return whole values that meet every bound of ``aim``, so that all its tiers are at their optimum, or ``None``."""
    values = aim.relaxed.rounded
    free = np.flatnonzero(aim.relaxed.fractional).tolist()
    if not free:
        return values if _meets(model, objectives, aim, values) else None
    for _ in range(RINGS):
        free = around(model, free)
        left = None if deadline is None else deadline - monotonic()
        if len(free) > PART or (left is not None and left <= 0):
            return None
        part = free_part(model, values, model.width, free)
        for tier, bound in aim.bounds.items():
            inside = part.objective(objectives[tier])
            high = bound - part.held(objectives[tier])
            part.model.row(("tier", tier), list(inside), list(inside.values()), high=high)
        found = solve_mip(part.model, {}, replace(limits, seconds=left))
        if found.found:
            whole = part.whole(found.values)
            return whole if _meets(model, objectives, aim, whole) else None
    return None


def _meets(model: LinearModel, objectives: Mapping[Tier, Terms], aim: Aim, values: tuple[int, ...]) -> bool:
    met = all(objective_value(objectives[tier].items(), values) <= bound for tier, bound in aim.bounds.items())
    return met and keeps_rows(model, values)
