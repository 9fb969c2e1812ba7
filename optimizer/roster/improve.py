"""Improvement: a week that does not fit is decided slot by slot, together with the rest."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from models.county.words import Tier
from optimizer.engines import Limits, LinearModel, free_part, solve_mip
from optimizer.engines.linear import objective_value
from optimizer.roster.clock import Clock
from optimizer.roster.days import DayRows
from optimizer.roster.fit import WeekFit, fit_week
from optimizer.roster.tiers import Ranked, solve_tiers
from optimizer.roster.weeks import WeeksModel

Fits = dict[date, WeekFit]

MANY = Fraction(1, 4)
"""Where more of the weeks do not fit, settling them may take long: the plan as it stands is offered first."""


def fit_all(weeks: WeeksModel, ranked: Ranked, limits: Limits) -> Fits:
    """Return the days of every week of the horizon."""
    return {week: fit_week(weeks, ranked.values, week, limits) for week in dict.fromkeys(p.week for p in weeks.periods)}


def improve(
    weeks: WeeksModel, ranked: Ranked, limits: Limits, clock: Clock, on_plan: Callable[[Ranked, Fits], None]
) -> tuple[Ranked, Fits]:
    """Return a solution whose every week has its days, or the last one when time is over.

    The slots of a week that does not fit join the weeks' model, which stays a relaxation. Other visits of the same
    value are looked for in a widening neighborhood of that week; where there are none, the value cannot be had, and
    everything is solved again under a sharper bound.
    """
    fits = fit_all(weeks, ranked, limits)
    if sum(not fit.fits for fit in fits.values()) > MANY * len(fits):
        on_plan(ranked, fits)
    with clock.timed("improvement"):
        return _mend(weeks, ranked, fits, limits, clock, on_plan)


def _mend(
    weeks: WeeksModel,
    ranked: Ranked,
    fits: Fits,
    limits: Limits,
    clock: Clock,
    on_plan: Callable[[Ranked, Fits], None],
) -> tuple[Ranked, Fits]:
    """Return ``ranked`` once every week has its days, or as it stands when time is over."""
    while misfits := [week for week, fit in fits.items() if not fit.fits]:
        before = ranked
        for week in misfits:
            weeks.refined[week] = DayRows(weeks, week, None)
            again = _settle(weeks, ranked, week, limits, clock)
            if again is None:
                break
            ranked = again
        else:
            fits = _refit(weeks, before, ranked, fits, limits)
            continue
        on_plan(before, fits)
        ranked, solved = _again(weeks, ranked, misfits, limits, clock, on_plan)
        if not solved:
            return ranked, fits
        fits = fit_all(weeks, ranked, limits)
    return ranked, fits


def _refit(weeks: WeeksModel, before: Ranked, after: Ranked, fits: Fits, limits: Limits) -> Fits:
    """Return the days of every week, found anew where the visits or the slots have changed."""
    changed = {c.period.week for n, c in enumerate(weeks.columns) if before.values[n] != after.values[n]}
    changed.update(weeks.refined)
    return {w: fit_week(weeks, after.values, w, limits) if w in changed else fit for w, fit in fits.items()}


def _settle(weeks: WeeksModel, ranked: Ranked, week: date, limits: Limits, clock: Clock) -> Ranked | None:
    """Return a solution of the same value in every tier in which ``week`` fits, or ``None`` where none was found."""
    tries = (_same_value(weeks, ranked, free, limits, clock) for free in _neighborhoods(weeks, week))
    return next((found for found in tries if found), None)


def _again(
    weeks: WeeksModel,
    ranked: Ranked,
    misfits: list[date],
    limits: Limits,
    clock: Clock,
    on_plan: Callable[[Ranked, Fits], None],
) -> tuple[Ranked, bool]:
    """Return everything solved again with the slots of ``misfits`` joined, and whether there was time for it."""
    if clock.over:
        return ranked, False
    for week in misfits:
        if week not in weeks.refined:
            weeks.refined[week] = DayRows(weeks, week, None)
    held = _held(weeks, ranked, misfits)
    local = solve_tiers(held, weeks.objectives, weeks.constants, limits, clock.deadline, choices=weeks.turns)
    if local.found:
        on_plan(local, fit_all(weeks, local, limits))
    found = solve_tiers(weeks.model, weeks.objectives, weeks.constants, limits, clock.deadline, choices=weeks.turns)
    return found, found.found


def _neighborhoods(weeks: WeeksModel, week: date) -> Iterator[list[date]]:
    """Yield the weeks to decide anew: the one that does not fit, with one week on either side, with two, with four."""
    every = list(dict.fromkeys(p.week for p in weeks.periods))
    last: list[date] = []
    for reach in (0, 1, 2, 4):
        near = [w for w in every if abs((w - week).days) <= 7 * reach]
        if near != last:
            yield near
        last = near


def _same_value(weeks: WeeksModel, ranked: Ranked, free: list[date], limits: Limits, clock: Clock) -> Ranked | None:
    """Return a solution of the same value in every tier, with the visits of ``free`` weeks decided anew.

    Comfort that only the days can tell is left to them: it makes no week harder to settle.
    """
    if clock.over:
        return None
    visits = [n for n, column in enumerate(weeks.columns) if column.period.week in free]
    kept = [column for of_series in weeks.kept.values() for column in of_series.values()]
    part = free_part(weeks.model, ranked.values, len(weeks.columns), visits, kept)
    for tier in ranked.tiers:
        terms = weeks.objectives[tier.tier]
        hoped = {c: terms[c] for c in weeks.excess.values() if c in terms} if tier.tier is Tier.COMFORT else {}
        asked = {c: cost for c, cost in terms.items() if c not in hoped}
        inside = part.objective(asked)
        if inside:
            aside = part.held(asked) + objective_value(hoped.items(), part.values)
            high = tier.value - weeks.constants[tier.tier] - aside
            part.model.row(("tier", tier.tier), list(inside), list(inside.values()), high=high)
    found = solve_mip(part.model, {}, replace(limits, seconds=clock.left))
    return _revalued(weeks, ranked, part.whole(found.values)) if found.found else None


def _revalued(weeks: WeeksModel, ranked: Ranked, values: tuple[int, ...]) -> Ranked:
    """Return the solution with other values, which cost the same in every tier but comfort."""
    terms, constant = weeks.objectives[Tier.COMFORT], weeks.constants[Tier.COMFORT]
    comfort = replace(ranked.tiers[-1], value=constant + objective_value(terms.items(), values))
    return replace(ranked, values=values, tiers=(*ranked.tiers[:-1], comfort))


def _held(weeks: WeeksModel, ranked: Ranked, free: list[date]) -> LinearModel:
    """Return the model with the visits of every week but ``free`` held."""
    held = weeks.model.copy()
    for n, column in enumerate(weeks.columns):
        if column.period.week not in free:
            held.lows[n] = held.highs[n] = ranked.values[n]
    return held


def totals(ranked: Ranked, fits: Fits) -> dict[Tier, int]:
    """Return each tier's value with what the slots really cost in place of what the weeks had reckoned."""
    return {t.tier: t.value + sum(f.cost[t.tier] - f.charged[t.tier] for f in fits.values()) for t in ranked.tiers}
