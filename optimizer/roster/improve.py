"""Improvement: a week that does not fit is decided slot by slot, together with the rest."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from models.county.words import Tier
from optimizer.clock import Clock
from optimizer.engines import Limits, Status
from optimizer.roster.fit import WeekFit, fit_week
from optimizer.roster.repair import better, groups_of, join, least_loss, same_value
from optimizer.roster.tiers import Ranked, problem_of, solve_tiers
from optimizer.roster.weeks import WeeksModel

Fits = dict[date, WeekFit]
OnPlan = Callable[[Ranked, Fits], None]

MANY = Fraction(1, 4)
"""Where more of the weeks do not fit, settling them may take long: the plan as it stands is offered first."""


AT_ONCE = 30_000
"""Up to so many columns a model is decided as a whole, mostly in seconds."""

BRANCHES = 100
"""What the whole may branch before some weeks at a time are tried: effort, not time, for the same plan every time."""


def fit_all(weeks: WeeksModel, ranked: Ranked, limits: Limits) -> Fits:
    """Return the days of every week of the horizon."""
    return {week: fit_week(weeks, ranked.values, week, limits) for week in dict.fromkeys(p.week for p in weeks.periods)}


def improve(weeks: WeeksModel, ranked: Ranked, limits: Limits, clock: Clock, on_plan: OnPlan) -> tuple[Ranked, Fits]:
    """Return a solution whose every week has its days, or the last one when time is over.

    The slots of a week that does not fit join the weeks' model, which stays a relaxation. Other visits of the same
    value are looked for in a widening neighborhood of that week; where there are none, the value cannot be had, and
    everything is solved again under a sharper bound.
    """
    fits = fit_all(weeks, ranked, limits)
    with clock.timed("improvement"):
        if sum(not fit.fits for fit in fits.values()) > MANY * len(fits):
            on_plan(ranked, fits)
            return _thorough(weeks, ranked, fits, limits, clock, on_plan)
        return _mend(weeks, ranked, fits, limits, clock, on_plan)


def _mend(
    weeks: WeeksModel, ranked: Ranked, fits: Fits, limits: Limits, clock: Clock, on_plan: OnPlan
) -> tuple[Ranked, Fits]:
    """Return a solution whose every week has its days, at the same value where that can be had."""
    while misfits := [week for week, fit in fits.items() if not fit.fits]:
        before = ranked
        for week in misfits:
            join(weeks, week)
            again = _settle(weeks, ranked, week, limits, clock)
            if again is None:
                return _thorough(weeks, before, fits, limits, clock, on_plan)
            ranked = again
        fits = _refit(weeks, before, ranked, fits, limits)
    return ranked, fits


def _thorough(
    weeks: WeeksModel, ranked: Ranked, fits: Fits, limits: Limits, clock: Clock, on_plan: OnPlan
) -> tuple[Ranked, Fits]:
    """Return the same where many weeks do not fit: a plan at the least loss, polished, then everything solved again."""
    while True:
        ranked, fits = _roll(weeks, ranked, fits, limits, clock)
        on_plan(ranked, fits)
        fit = all(f.fits for f in fits.values())
        joined = False
        if fit:
            ranked, joined = _join_rest(weeks, ranked, fits, limits, clock)
            if joined:
                ranked = _win_back(weeks, ranked, limits, clock, lambda r: on_plan(r, fit_all(weeks, r, limits)))
            fits = fit_all(weeks, ranked, limits)
        if clock.over or (fit and ranked.settled):
            return ranked, fits
        known = ranked if joined else None
        found = solve_tiers(problem_of(weeks), limits, clock.deadline, known=known)
        if not found.found:
            return found if found.status is Status.INFEASIBLE and not fit else ranked, fits
        ranked, fits = found, fit_all(weeks, found, limits)
        if all(f.fits for f in fits.values()):
            return ranked, fits


def _roll(weeks: WeeksModel, ranked: Ranked, fits: Fits, limits: Limits, clock: Clock) -> tuple[Ranked, Fits]:
    """Give each week that does not fit its days in turn, at the same value, or at the least loss.

    In a small model, whose whole is decided next, only the loss is looked at: that takes a tenth of the time.
    """
    while (misfits := [week for week, fit in fits.items() if not fit.fits]) and not clock.over:
        before, week = ranked, misfits[0]
        join(weeks, week)
        small = weeks.model.width <= AT_ONCE
        found = None if small else same_value(weeks, ranked, [week], limits, clock)
        found = found or least_loss(weeks, ranked, [week], limits, clock)
        if found is None:
            break
        ranked = found
        fits = _refit(weeks, before, ranked, fits, limits)
    return ranked, fits


def _win_back(
    weeks: WeeksModel, ranked: Ranked, limits: Limits, clock: Clock, on_plan: Callable[[Ranked], None]
) -> Ranked:
    """Win back what was lost: of a small model all at once, and where that proves hard a few weeks at a time."""
    if weeks.model.width <= AT_ONCE and not clock.over:
        few = replace(limits, nodes=BRANCHES)
        ranked = solve_tiers(problem_of(weeks), few, clock.deadline, known=ranked, linear=False)
        on_plan(ranked)
    return ranked if ranked.settled else _polish(weeks, ranked, limits, clock, on_plan)


def _polish(
    weeks: WeeksModel, ranked: Ranked, limits: Limits, clock: Clock, on_plan: Callable[[Ranked], None]
) -> Ranked:
    """Decide anew a few weeks at a time, until nothing helps or every bound is met."""
    helped = True
    while helped:
        helped = False
        for group in groups_of(weeks.refined):
            if clock.over or ranked.settled:
                return ranked
            found = better(weeks, ranked, group, limits, clock)
            if found:
                ranked, helped = found, True
                on_plan(ranked)
    return ranked


def _join_rest(weeks: WeeksModel, ranked: Ranked, fits: Fits, limits: Limits, clock: Clock) -> tuple[Ranked, bool]:
    """Let every week join slot by slot, unless all is proven; and whether a solution of the same value was found.

    A week joins on the days that it has.
    """
    for week, fit in fits.items():
        if week in weeks.refined or all(t.proven for t in ranked.tiers):
            continue
        join(weeks, week)
        slots = weeks.refined[week].taken
        _bound(weeks, {x: (int(key in fit.taken),) * 2 for key, x in slots.items()})
        again = same_value(weeks, ranked, [week], limits, clock)
        _bound(weeks, dict.fromkeys(slots.values(), (0, 1)))
        again = again or same_value(weeks, ranked, [week], limits, clock)
        if again is None:
            del weeks.refined[week]
            return ranked, False
        ranked = again
    return ranked, True


def _bound(weeks: WeeksModel, bounds: Mapping[int, tuple[int, int]]) -> None:
    """Set the bounds of columns."""
    for column, (low, high) in bounds.items():
        weeks.model.lows[column], weeks.model.highs[column] = low, high


def _refit(weeks: WeeksModel, before: Ranked, after: Ranked, fits: Fits, limits: Limits) -> Fits:
    """Return the days of every week, found anew where the visits or the slots have changed."""
    changed = {c.period.week for n, c in enumerate(weeks.columns) if before.values[n] != after.values[n]}
    changed.update(weeks.refined)
    return {w: fit_week(weeks, after.values, w, limits) if w in changed else fit for w, fit in fits.items()}


def _settle(weeks: WeeksModel, ranked: Ranked, week: date, limits: Limits, clock: Clock) -> Ranked | None:
    """Return a solution of the same value in every tier in which ``week`` fits, or ``None`` where none was found."""
    tries = (same_value(weeks, ranked, free, limits, clock) for free in _neighborhoods(weeks, week))
    return next((found for found in tries if found), None)


def _neighborhoods(weeks: WeeksModel, week: date) -> Iterator[list[date]]:
    """Yield the weeks to decide anew: the one that does not fit, with one week on either side, with two, with four."""
    every = list(dict.fromkeys(p.week for p in weeks.periods))
    last: list[date] = []
    for reach in (0, 1, 2, 4):
        near = [w for w in every if abs((w - week).days) <= 7 * reach]
        if near != last:
            yield near
        last = near


def totals(ranked: Ranked, fits: Fits) -> dict[Tier, int]:
    """Return each tier's value with what the slots really cost in place of what the weeks had reckoned."""
    return {t.tier: t.value + sum(f.cost[t.tier] - f.charged[t.tier] for f in fits.values()) for t in ranked.tiers}
