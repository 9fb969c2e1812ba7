"""Improvement: a week that does not fit is decided slot by slot, together with the rest."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from models.county.words import Tier
from optimizer.engines import Limits, LinearModel, solve_mip
from optimizer.roster.clock import Clock
from optimizer.roster.days import DayRows
from optimizer.roster.fit import WeekFit, fit_week
from optimizer.roster.tiers import Ranked, solve_tiers
from optimizer.roster.weeks import WeeksModel

Fits = dict[date, WeekFit]


def fit_all(weeks: WeeksModel, ranked: Ranked, limits: Limits) -> Fits:
    """Return the days of every week of the horizon."""
    return {week: fit_week(weeks, ranked.values, week, limits) for week in dict.fromkeys(p.week for p in weeks.periods)}


def improve(
    weeks: WeeksModel, ranked: Ranked, limits: Limits, clock: Clock, on_plan: Callable[[Ranked, Fits], None]
) -> tuple[Ranked, Fits]:
    """Return a solution whose every week has its days, or the last one when time is over.

    While some weeks do not fit, their slots join the weeks' model, which stays a relaxation. Other visits of the same
    value are looked for in widening neighborhoods; where there are none, the value cannot be had, and everything is
    solved again under a sharper bound.
    """
    fits = fit_all(weeks, ranked, limits)
    while misfits := [week for week, fit in fits.items() if not fit.fits]:
        for week in misfits:
            weeks.refined[week] = DayRows(weeks, week, None).taken
        tries = (_same_value(weeks, ranked, free, limits, clock) for free in _neighborhoods(weeks, misfits))
        again = next((found for found in tries if found), None)
        if again is None and not clock.over:
            local = solve_tiers(
                _held(weeks, ranked, misfits), weeks.objectives, weeks.constants, limits, clock.deadline
            )
            if local.found:
                on_plan(local, fit_all(weeks, local, limits))
            again = solve_tiers(weeks.model, weeks.objectives, weeks.constants, limits, clock.deadline)
        if again is None or not again.found:
            return again or ranked, fits
        ranked, fits = again, fit_all(weeks, again, limits)
    return ranked, fits


def _neighborhoods(weeks: WeeksModel, misfits: list[date]) -> Iterator[list[date]]:
    """Yield the weeks to decide anew: the misfits, with one week on either side, with two, and all."""
    every = list(dict.fromkeys(p.week for p in weeks.periods))
    last: list[date] = []
    for reach in (0, 1, 2, len(every)):
        near = [w for w in every if any(abs((w - m).days) <= 7 * reach for m in misfits)]
        if near != last:
            yield near
        last = near


def _same_value(weeks: WeeksModel, ranked: Ranked, free: list[date], limits: Limits, clock: Clock) -> Ranked | None:
    """Return visits of the same value in every tier, only ``free`` weeks decided anew, or ``None``."""
    if clock.over:
        return None
    held = _held(weeks, ranked, free)
    for tier in ranked.tiers:
        terms = weeks.objectives[tier.tier]
        if terms:
            high = tier.value - weeks.constants[tier.tier]
            held.row(("tier", tier.tier), list(terms), list(terms.values()), high=high)
    found = solve_mip(held, {}, replace(limits, seconds=clock.left))
    return replace(ranked, values=found.values) if found.found else None


def _held(weeks: WeeksModel, ranked: Ranked, free: list[date]) -> LinearModel:
    """Return the model with the visits of every week but ``free`` held."""
    held = weeks.model.copy()
    for n, column in enumerate(weeks.columns):
        if column.period.week not in free:
            held.fix(n, ranked.values[n])
    return held


def totals(ranked: Ranked, fits: Fits) -> dict[Tier, int]:
    """Return each tier's value with what the slots really cost in place of what the weeks had reckoned."""
    return {t.tier: t.value + sum(f.cost[t.tier] - f.charged[t.tier] for f in fits.values()) for t in ranked.tiers}
