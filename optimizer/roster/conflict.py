"""No plan: a second engine must agree, and the cheapest way out is named."""

from models.county.words import Mode
from models.policy import Setting
from models.policy.policy import Policy
from models.roster.case import RosterCase
from models.rules import audit
from models.verdict import Finding
from optimizer.engines import Limits, LinearModel, Status, solve_mip, solve_sat
from optimizer.roster.assemble import assemble
from optimizer.roster.improve import fit_all
from optimizer.roster.tiers import solve_tiers
from optimizer.roster.weeks import WeeksModel

COVERAGE = ("roster.weekly_share", "roster.annual_days")
"""The rules that ask for service; only they, and the minimum of a need, can make a county infeasible."""


class EnginesDisagree(RuntimeError):  # noqa: N818 - says what happened
    """One engine proved that there is no plan and another found one."""


def confirm(model: LinearModel, limits: Limits) -> str:
    """Return the name of the second run that also finds no solution, or an empty text where none could say."""
    second = solve_sat(model, {}, limits)
    if second.found:
        raise EnginesDisagree("HiGHS proves the weeks infeasible, CP-SAT solves them")
    if second.status is Status.INFEASIBLE:
        return "CP-SAT"
    third = solve_mip(model, {}, Limits(limits.seconds, seed=limits.seed, presolve=False))
    return "HiGHS without presolve" if third.status is Status.INFEASIBLE else ""


def cheapest_repair(case: RosterCase, limits: Limits) -> tuple[Finding, ...]:
    """Return what hard rules would have to give way, at the least total, for the county to have a plan.

    The hard rules that ask for service are made soft and outweigh everything else; what the best plan then still
    misses is the repair.
    """
    relaxed = RosterCase(case.county, _relaxed(case.policy), case.first, case.last)
    weeks = WeeksModel(relaxed)
    ranked = solve_tiers(weeks.model, weeks.objectives, weeks.constants, limits, None)
    if not ranked.found:
        return ()
    fits = fit_all(weeks, ranked, limits)
    plan = assemble(weeks, [f.taken for f in fits.values()], ranked.values)
    hard = {rule for rule in COVERAGE if case.policy.mode(rule) is Mode.HARD} | {"roster.need"}
    return tuple(f for f in audit(case, plan).findings if f.rule in hard and f.mode is Mode.HARD and not f.pinned)


def _relaxed(policy: Policy) -> Policy:
    """Return the policy with the hard rules that ask for service made soft."""
    active = dict(policy.rules)
    for rule in COVERAGE:
        if policy.mode(rule) is Mode.HARD:
            active[rule] = active[rule].model_copy(update={"mode": Mode.SOFT, "weight": 1000})
    need = active["roster.need"]
    if need.values["minimum_mode"] == "hard":
        values = need.values | {"minimum_mode": "soft"}
        active["roster.need"] = need.model_copy(update={"values": values})
    settings = (*policy.settings, Setting(rule="roster.need", parameter="minimum_mode", value="soft"))
    return policy.model_copy(update={"rules": active, "settings": settings})
