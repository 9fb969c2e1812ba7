"""A bound by what each member is worth: sites gain what their members are worth more than their way, within money."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

import numpy as np

from models.county.words import Mode
from models.siting.case import SitingCase
from optimizer.engines.sparse import Floats
from optimizer.siting.sites.filling import fill
from optimizer.siting.sites.schedules import Schedules, schedules_of
from optimizer.siting.sites.transport import Demand
from optimizer.siting.units import Unit, most_open

STALL, SHRINK, LEAST_STEP = 25, 0.75, 0.005
MOMENTUM = 0.6
KEPT = 12
"""Snapshots of prices that are kept as cuts."""


@dataclass(frozen=True)
class Block:
    """A unit with its schedules; ``most`` sites may be open, ``kind`` (by place) is the one whose room counts."""

    unit: Unit
    demand: Demand
    schedules: Schedules
    most: int
    kind: int


@dataclass(frozen=True)
class Bounded:
    """The best bound, and worths of members (by unit, phases x members) met on the way, the best last."""

    bound: float
    worths: tuple[tuple[Floats, ...], ...]


def bound_by_prices(
    case: SitingCase, units: Sequence[Unit], demands: Sequence[Demand], target: float, until: float
) -> Bounded | None:
    """Return a lower bound of the weighted minutes of all units, by steps along the subgradient towards ``target``.

    ``sum worth - sum of the best sites' gains - sum price[t] budget[t]``, a schedule gaining, in each phase, the
    knapsack of what its members are worth more than their way, less the price of what it spends. ``None`` where sites
    have too many schedules.
    """
    blocks = _blocks(case, units, demands)
    if blocks is None:
        return None
    money = _budget_rows(case)
    worths = [_first(block, len(case.phases)) for block in blocks]
    limits = np.array([limit for _, limit in money])
    over = np.array([phases for phases, _ in money]).reshape(len(money), len(case.phases))
    prices = np.full(len(money), target / max(1.0, float(limits.sum()))) / 2
    return _climb(blocks, worths, prices, (over, limits), target, until)


def _climb(
    blocks: Sequence[Block],
    worths: list[Floats],
    prices: Floats,
    money: tuple[Floats, Floats],
    target: float,
    until: float,
) -> Bounded:
    over, limits = money
    scales = [np.maximum(np.where(b.demand.pairs, b.demand.cost, 0.0).mean(axis=1), 1.0) for b in blocks]
    pace = 0.1 * target / max(1.0, float(limits.sum()))
    best, kept, stall, step = -np.inf, (worths, prices), 0, 1.5
    snapshots: list[tuple[Floats, ...]] = []
    ways, drift = [np.zeros_like(w) for w in worths], np.zeros_like(prices)
    while step > LEAST_STEP and monotonic() < until:
        value, slopes, spent = _value(blocks, worths, over.T @ prices)
        value -= float(prices @ limits)
        slope = over @ spent - limits
        stall = 0 if value > best * (1 + 1e-5) else stall + 1
        if value > best:
            best, kept = value, (worths, prices)
            snapshots = [*snapshots[-KEPT + 1 :], tuple(worths)] if not stall else snapshots
        if stall >= STALL:
            step, stall = step * SHRINK, 0
            worths, prices = kept
            ways, drift = [np.zeros_like(w) for w in worths], np.zeros_like(prices)
        length = sum(float(((g * s) ** 2).sum()) for g, s in zip(slopes, scales, strict=True))
        length += float(((slope * pace) ** 2).sum())
        size = step * max(target - value, 0.001 * target) / max(length, 1e-9)
        ways = [MOMENTUM * way + g for way, g in zip(ways, slopes, strict=True)]
        drift = MOMENTUM * drift + slope
        worths = [w + size * s**2 * way for w, s, way in zip(worths, scales, ways, strict=True)]
        prices = np.maximum(0.0, prices + size * pace**2 * drift)
    return Bounded(best, (*snapshots, tuple(kept[0])))


def _value(blocks: Sequence[Block], worths: Sequence[Floats], prices: Floats) -> tuple[float, list[Floats], Floats]:
    """Return the bound at these worths and prices of money, how many members are served too little, and the money."""
    total, slopes, spent = 0.0, [], np.zeros(len(prices))
    for block, worth in zip(blocks, worths, strict=True):
        filled = fill(block.demand, block.kind, worth, block.unit.phases, int(block.schedules.modules.max()))
        modules = block.schedules.modules
        net = block.schedules.spend @ prices
        for t in range(len(prices)):
            net = net - filled.gains[t][:, modules[:, t]]
        net = np.where(block.schedules.barred, np.inf, net)
        must = block.schedules.barred[:, 0]
        best = np.where(np.arange(net.shape[1])[None, :] > 0, net, np.inf)
        choice = best.argmin(axis=1)
        value = best[np.arange(len(best)), choice]
        order = np.argsort(np.where(must, -np.inf, value), kind="stable")[: max(block.most, int(must.sum()))]
        slope = np.zeros_like(worth)
        slope[block.unit.due :] = 1.0
        total += float(worth[block.unit.due :].sum())
        for i in order.tolist():
            if not np.isfinite(value[i]) or (value[i] >= 0 and not must[i]):
                continue
            total += float(value[i])
            spent += block.schedules.spend[i, choice[i]]
            for t in block.unit.phases:
                z = int(modules[choice[i], t])
                if z:
                    slope[t] -= filled.taken(t, i, z)
        slopes.append(slope)
    return total, slopes, spent


def _blocks(case: SitingCase, units: Sequence[Unit], demands: Sequence[Demand]) -> list[Block] | None:
    blocks = []
    for unit, demand in zip(units, demands, strict=True):
        loads = demand.volume.sum(axis=1) / demand.capacity.sum(axis=1)
        kind = int(np.argmax(loads))
        schedules = schedules_of(case, unit, unit.kinds[kind])
        if schedules is None:
            return None
        most = most_open(unit)
        blocks.append(Block(unit, demand, schedules, len(unit.sites) if most is None else most, kind))
    return blocks


def _first(block: Block, phases: int) -> Floats:
    """Return worths to begin with: a little more than the way to the second nearest site."""
    ways = np.sort(np.where(block.demand.pairs, block.demand.cost, np.inf), axis=1)
    second = ways[:, min(1, ways.shape[1] - 1)]
    worth = np.where(np.isfinite(second), second, ways[:, 0]) * 1.2
    found = np.repeat(worth[None, :], phases, axis=0)
    found[: block.unit.due] = 0.0
    return found


def _budget_rows(case: SitingCase) -> list[tuple[Floats, float]]:
    """Return the phases that are counted against each budget, and the budget; none where it is not hard."""
    if case.policy.mode("siting.budget") is not Mode.HARD:
        return []
    carries = case.policy.flag("siting.budget", "carry_over")
    rows, phases, limit = [], np.zeros(len(case.phases)), 0.0
    for t, phase in enumerate(case.phases):
        if phase.budget is None or not carries:
            phases, limit = np.zeros(len(case.phases)), 0.0
        if phase.budget is not None:
            phases = phases.copy()
            phases[t] = 1.0
            limit += phase.budget
            rows.append((phases, limit))
    return rows
