"""The roster's algorithm: weeks, days, improvement; one bound."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from models.certificate import Outcome, Termination
from models.county.words import Tier
from models.plan import RosterPlan
from models.roster.case import RosterCase
from models.text import text
from optimizer.answer import Listener, RosterAnswer, SolveOptions
from optimizer.clock import Clock
from optimizer.confirm import confirm
from optimizer.engines import Limits, Status
from optimizer.roster.assemble import assemble_fits
from optimizer.roster.conflict import cheapest_repair
from optimizer.roster.greedy import rotate
from optimizer.roster.hosts import are_free, hosts_first, with_bounds
from optimizer.roster.improve import AT_ONCE, BRANCHES, Fits, improve, totals
from optimizer.roster.incumbent import Incumbent, tier_result
from optimizer.roster.tiers import Ranked, TierValue, problem_of, solve_tiers
from optimizer.roster.weeks import WeeksModel

BUILD = text("建立模型", "building the model")
ROTATE = text("轮转初排", "first rotation")
WEEKS = text("按周求解", "solving the weeks")
HOSTS = text("确定接收单位", "choosing hosts")
DAYS = text("落实到日", "finding the days")
REPAIR = text("查找最小放宽", "finding the cheapest repair")
PROVEN = (Outcome.OPTIMAL, Outcome.INFEASIBLE)
MONTH = timedelta(days=31)
"""Below this length the weeks of a small county decide hosts in seconds."""
SHORT = timedelta(days=62)
"""Up to this horizon the weeks may decide hosts themselves; beyond, only hosts chosen first are within reach."""


def solve(case: RosterCase, options: SolveOptions, listener: Listener) -> RosterAnswer:
    """Return the best roster of ``case``: lexicographic over the tiers, with a bound that holds for the whole problem.

    The weeks are a relaxation of the slots, so their optimum bounds every plan; the days then realize it week by week,
    and weeks that do not fit are decided slot by slot until all do.
    """
    clock = Clock(options, listener)
    limits = Limits(None, options.gap, options.seed, options.workers)
    with clock.stage("build", BUILD):
        weeks = WeeksModel(case)
    best = Incumbent(case, clock, {tier: weeks.least(tier) / 2 for tier in Tier})
    with clock.stage("greedy", ROTATE):
        best.offer(rotate(weeks), ROTATE)
    free = are_free(weeks)
    relaxed = _solve_again(weeks, best, limits, clock) if free else None
    hosted = _solve_hosted(case, best, limits, clock) if free and relaxed is None else None
    if hosted and (hosted.outcome in PROVEN or case.last - case.first > SHORT or clock.over):
        return hosted
    answer = _solve_open(weeks, relaxed or _solve_weeks(weeks, best, limits, clock), best, limits, clock)
    return hosted if hosted and hosted.plan and not _better(answer, hosted) else answer


def _solve_hosted(case: RosterCase, best: Incumbent, limits: Limits, clock: Clock) -> RosterAnswer | None:
    """Return the answer under hosts chosen first, bounded by the weeks without host rows.

    Returns ``None`` where these hosts miss the bound in a month so small that its weeks choose better ones in seconds.
    """
    with clock.stage("hosts", HOSTS):
        weeks, ranked, relaxed = hosts_first(case, limits, clock.deadline)
    if relaxed.status is Status.INFEASIBLE:
        return _infeasible(weeks, limits, clock)
    if not ranked.settled and _is_small(weeks):
        return None
    found, fits = _find_days(weeks, ranked, best, limits, clock)
    bounds = [with_bounds(r, relaxed) for r in (found, ranked) if r.found]
    return _unfinished(best, clock, bounds) if fits is None else _finished(weeks, found, fits, best, clock, bounds)


def _is_small(weeks: WeeksModel) -> bool:
    """Return whether the weeks are those of a month so small that they decide hosts themselves in seconds."""
    return weeks.case.last - weeks.case.first < MONTH and weeks.model.width <= AT_ONCE


def _solve_again(weeks: WeeksModel, best: Incumbent, limits: Limits, clock: Clock) -> Ranked | None:
    """Return the solution of a small month's weeks that decide hosts themselves, where it is soon settled.

    Tried where something stands: to keep it settles nearly all hosts.
    """
    if not weeks.objectives[Tier.CHANGE] or not _is_small(weeks):
        return None
    relaxed = _solve_weeks(weeks, best, replace(limits, nodes=BRANCHES), clock)
    return relaxed if relaxed.settled else None


def _solve_weeks(weeks: WeeksModel, best: Incumbent, limits: Limits, clock: Clock) -> Ranked:
    """Return the solution of weeks that decide hosts themselves."""
    with clock.stage("weeks", WEEKS):
        return solve_tiers(problem_of(weeks), limits, clock.deadline, lambda t: _tell_bound(best, t))


def _solve_open(weeks: WeeksModel, relaxed: Ranked, best: Incumbent, limits: Limits, clock: Clock) -> RosterAnswer:
    """Return the answer of weeks that decide hosts themselves, whose solution is ``relaxed``."""
    found, fits = _find_days(weeks, relaxed, best, limits, clock)
    if found.status is Status.INFEASIBLE:
        return _infeasible(weeks, limits, clock)
    bounds = [found, relaxed]
    return _unfinished(best, clock, bounds) if fits is None else _finished(weeks, found, fits, best, clock, bounds)


def _find_days(
    weeks: WeeksModel, ranked: Ranked, best: Incumbent, limits: Limits, clock: Clock
) -> tuple[Ranked, Fits | None]:
    """Return the solution with the days of every week; without days where none were found."""
    if not ranked.found:
        return ranked, None
    with clock.stage("days", DAYS):
        ranked, fits = improve(weeks, ranked, limits, clock, lambda r, f: _offer(best, weeks, r, f))
    fit = ranked.found and all(f.fits for f in fits.values())
    if fit:
        _offer(best, weeks, ranked, fits)
    return ranked, fits if fit else None


def _better(answer: RosterAnswer, other: RosterAnswer) -> bool:
    """Return whether ``answer`` is proven, or has a plan that is no worse than the other's, tier by tier."""
    values = [t.value for t in answer.tiers]
    return answer.outcome in PROVEN or (answer.plan is not None and values <= [t.value for t in other.tiers])


def _tell_bound(best: Incumbent, tier: TierValue) -> None:
    if tier.tier is Tier.POLICY and tier.bound is not None:
        best.raise_bound(tier.bound / 2, WEEKS)


def _offer(best: Incumbent, weeks: WeeksModel, ranked: Ranked, fits: Fits) -> None:
    best.offer(assemble_fits(weeks, fits.values(), ranked.values), DAYS)


def _finished(
    weeks: WeeksModel, ranked: Ranked, fits: Fits, best: Incumbent, clock: Clock, bounds: Sequence[Ranked]
) -> RosterAnswer:
    """Return the answer whose every week has its days.

    A proven optimum is valued by the formulation. Short of that, charges may stand higher than the plan makes them, and
    the best plan so far is valued by the checker.
    """
    reckoned = totals(ranked, fits)
    plan, values = assemble_fits(weeks, fits.values(), ranked.values), [v / 2 for v in reckoned.values()]
    if best.plan and not any(_met(values, b) for b in bounds):
        plan, values = best.plan, best.values
    return _concluded(plan, values, _sharpest(values, bounds), clock, cut=any(b.cut for b in bounds))


def _sharpest(values: Sequence[float], bounds: Sequence[Ranked]) -> list[float | None]:
    """Return the best bound of each tier; one of a relaxation holds where the values above lie at its bounds."""
    found: list[float | None] = []
    for n, _ in enumerate(values):
        lows = (b.tiers[n].bound for b in bounds if _met(values[:n], b))
        found.append(max((low / 2 for low in lows if low is not None), default=None))
    return found


def _met(values: Sequence[float], ranked: Ranked) -> bool:
    """Return whether the first ``values`` lie at their bounds."""
    tiers = zip(values, ranked.tiers, strict=False)
    return all(tier.bound is not None and tier.bound / 2 >= value for value, tier in tiers)


def _concluded(
    plan: RosterPlan, values: Sequence[float], bounds: Sequence[float | None], clock: Clock, *, cut: bool
) -> RosterAnswer:
    """Return the answer that ``plan`` makes: optimal where every value is met by its bound.

    ``cut`` says that the weeks were not solved to their end; where they were, days may yet miss the bound of comfort.
    """
    tiers = tuple(tier_result(*of_tier) for of_tier in zip(Tier, values, bounds, strict=True))
    *headline, comfort = tiers
    above = all(t.bound is not None and t.bound >= t.value for t in headline)
    met = above and comfort.gap is not None and comfort.gap <= 0
    short = comfort.gap is None or comfort.gap > clock.gap
    stopped = Termination.TIME_LIMIT if clock.over or (above and short and cut) else Termination.GAP
    clock.tell(DAYS, tiers, plan)
    return RosterAnswer(
        outcome=Outcome.OPTIMAL if met else Outcome.FEASIBLE,
        termination=Termination.OPTIMAL if met else stopped,
        plan=plan,
        tiers=tiers,
        seconds=dict(clock.seconds),
        reproducible=met or stopped is Termination.GAP,
    )


def _infeasible(weeks: WeeksModel, limits: Limits, clock: Clock) -> RosterAnswer:
    """Return that there is no plan, once a second run agrees; unknown where none could say."""
    with clock.stage("confirm", REPAIR):
        confirmed = confirm(weeks.model, replace(limits, seconds=clock.left))
        conflict = cheapest_repair(weeks.case, limits, clock) if confirmed else ()
    return RosterAnswer(
        outcome=Outcome.INFEASIBLE if confirmed else Outcome.UNKNOWN,
        termination=Termination.OPTIMAL if confirmed else Termination.TIME_LIMIT,
        plan=None,
        tiers=(),
        seconds=dict(clock.seconds),
        confirmed_by=confirmed,
        conflict=conflict,
    )


def _unfinished(best: Incumbent, clock: Clock, bounds: Sequence[Ranked]) -> RosterAnswer:
    """Return the best plan at the time limit under whichever bounds say most, or that none was found."""
    if best.plan:
        sharper = _sharpest(best.values, [b for b in bounds if b.found])
        lows = [low if high is None else max(low, high) for low, high in zip(best.bounds, sharper, strict=True)]
        return _concluded(best.plan, best.values, lows, clock, cut=True)
    return RosterAnswer(
        outcome=Outcome.UNKNOWN,
        termination=Termination.TIME_LIMIT,
        plan=None,
        tiers=(),
        seconds=dict(clock.seconds),
        reproducible=False,
    )
