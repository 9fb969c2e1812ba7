"""Improvement: a week that does not fit is decided slot by slot, together with the rest."""

from collections.abc import Callable
from datetime import date

from models.county.words import Tier
from optimizer.engines import Limits, Status
from optimizer.roster.clock import Clock
from optimizer.roster.days import DayRows
from optimizer.roster.fit import WeekFit, fit_week
from optimizer.roster.tiers import Ranked, TierValue, solve_tiers
from optimizer.roster.weeks import WeeksModel

Fits = dict[date, WeekFit]


def fit_all(weeks: WeeksModel, ranked: Ranked, limits: Limits) -> Fits:
    """Return the days of every week of the horizon."""
    return {week: fit_week(weeks, ranked.values, week, limits) for week in dict.fromkeys(p.week for p in weeks.periods)}


def improve(
    weeks: WeeksModel, ranked: Ranked, limits: Limits, clock: Clock, on_fit: Callable[[Ranked, Fits], None]
) -> tuple[Ranked, Fits]:
    """Return a solution whose every week has its days, or the last one when time is over.

    While some weeks do not fit, their slots join the weeks' model. First only these weeks are decided anew, the others
    held; where that costs nothing the bound is met. Otherwise everything is solved again, with a sharper bound.
    """
    fits = fit_all(weeks, ranked, limits)
    while misfits := [week for week, fit in fits.items() if not fit.fits]:
        if clock.over:
            break
        for week in misfits:
            weeks.refined[week] = DayRows(weeks, week, None).taken
        local = _decide_anew(weeks, ranked, misfits, limits, clock)
        if local.found:
            local = _with_bounds(local, ranked)
            on_fit(local, fit_all(weeks, local, limits))
        if not local.found or local.status is not Status.OPTIMAL:
            again = solve_tiers(weeks.model, weeks.objectives, weeks.constants, limits, clock.deadline)
            if not again.found:
                return (local, fit_all(weeks, local, limits)) if local.found else (again, fits)
            local = again
        ranked, fits = local, fit_all(weeks, local, limits)
    return ranked, fits


def _decide_anew(weeks: WeeksModel, ranked: Ranked, misfits: list[date], limits: Limits, clock: Clock) -> Ranked:
    """Solve the refined model with every other week held at its visits."""
    held = weeks.model.copy()
    for n, column in enumerate(weeks.columns):
        if column.period.week not in misfits:
            held.fix(n, ranked.values[n])
    return solve_tiers(held, weeks.objectives, weeks.constants, limits, clock.deadline)


def _with_bounds(local: Ranked, ranked: Ranked) -> Ranked:
    """Return ``local`` under the bounds of ``ranked``: a bound holds as long as the tiers above it are met."""
    tiers: list[TierValue] = []
    met = True
    for mine, theirs in zip(local.tiers, ranked.tiers, strict=True):
        tiers.append(TierValue(mine.tier, mine.value, theirs.bound if met else None))
        met = met and mine.value == theirs.value
    proven = all(t.proven for t in tiers)
    return Ranked(Status.OPTIMAL if proven else Status.FEASIBLE, local.values, tuple(tiers))


def totals(ranked: Ranked, fits: Fits) -> dict[Tier, int]:
    """Return each tier's value with what the slots really cost in place of what the weeks had reckoned."""
    return {t.tier: t.value + sum(f.cost[t.tier] - f.charged[t.tier] for f in fits.values()) for t in ranked.tiers}
