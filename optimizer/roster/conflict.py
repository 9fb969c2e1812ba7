"""No plan: the cheapest way out is named."""

from models.county.words import Mode
from models.policy.policy import Policy
from models.roster.case import RosterCase
from models.rules import audit
from models.verdict import Finding
from optimizer.clock import Clock
from optimizer.engines import Limits
from optimizer.roster.assemble import assemble_fits
from optimizer.roster.improve import improve
from optimizer.roster.tiers import problem_of, solve_tiers
from optimizer.roster.weeks import WeeksModel

COVERAGE = ("roster.weekly_share", "roster.annual_days", "roster.specialty_minimum", "roster.fair_towns")
NEED = "roster.need"
"""The rules that ask for service; only they, when hard, can make a county infeasible."""


def cheapest_repair(case: RosterCase, limits: Limits, clock: Clock) -> tuple[Finding, ...]:
    """Return what hard rules would have to give way, at the least total, for the county to have a plan.

    The hard rules that ask for service are made soft and everything soft is left out; what the best plan then still
    misses is the repair.
    """
    weeks = WeeksModel(RosterCase(case.county, _relaxed(case.policy), case.first, case.last))
    ranked = solve_tiers(problem_of(weeks), limits, clock.deadline)
    if not ranked.found:
        return ()
    ranked, fits = improve(weeks, ranked, limits, clock, lambda *_: None)
    if not ranked.found or not all(f.fits for f in fits.values()):
        return ()
    plan = assemble_fits(weeks, fits.values(), ranked.values)
    asks = (*COVERAGE, NEED)
    return tuple(f for f in audit(case, plan).findings if f.rule in asks and f.mode is Mode.HARD and not f.pinned)


def _relaxed(policy: Policy) -> Policy:
    """Return the policy in which the hard rules that ask for service are soft, and the soft ones only reported."""
    active = dict(policy.rules)
    for rule in (*COVERAGE, NEED):
        mode = {Mode.HARD: Mode.SOFT, Mode.SOFT: Mode.REPORT}.get(policy.mode(rule), policy.mode(rule))
        active[rule] = active[rule].model_copy(update={"mode": mode})
    if active[NEED].values["minimum_mode"] == Mode.HARD:
        values = active[NEED].values | {"minimum_mode": Mode.SOFT.value}
        active[NEED] = active[NEED].model_copy(update={"values": values})
    return policy.model_copy(update={"rules": active})
