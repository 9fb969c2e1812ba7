"""No plan: the cheapest way out is named."""

from collections.abc import Sequence

from models.county.words import Mode
from models.headcount.case import HeadcountCase
from models.policy.policy import Policy
from models.rules import audit
from models.verdict import Finding
from optimizer.clock import Clock
from optimizer.engines import Limits
from optimizer.headcount.formulation import HeadcountModel
from optimizer.headcount.lower import hold, lower
from optimizer.headcount.part import Values
from optimizer.headcount.read import plan_of

GIVING_WAY = (
    ("headcount.professional_share", "headcount.position_quota"),
    ("headcount.max_control", "headcount.off_headcount"),
    ("headcount.growth", "headcount.pool_loan"),
    ("headcount.class_total",),
    ("headcount.no_siphon",),
    ("headcount.two_levels", "headcount.same_class"),
    ("headcount.occupied",),
)
"""What gives way before what, where there is no plan: shares first, that staff in post keep their posts last."""


def cheapest_repair(case: HeadcountCase, limits: Limits, clock: Clock) -> tuple[Finding, ...]:
    """Return what hard rules would have to give way for the county to have a plan.

    One set of rules after the other is made soft, until there is a plan; it breaks as little as it can of the rules
    that give way last, then of those before them. What it breaks is the repair.
    """
    for n in range(1, len(GIVING_WAY) + 1):
        soft = [rule for rules in GIVING_WAY[:n] for rule in rules if case.policy.mode(rule) is Mode.HARD]
        if not any(rule in soft for rule in GIVING_WAY[n - 1]):
            continue
        m = HeadcountModel(HeadcountCase(case.county, _relaxed(case.policy, soft)))
        values = _least_broken(m, GIVING_WAY[:n], limits, clock)
        if values is not None:
            findings = audit(case, plan_of(m, values)).findings
            return tuple(f for f in findings if f.mode is Mode.HARD and not f.pinned)
    return ()


def _relaxed(policy: Policy, soft: Sequence[str]) -> Policy:
    """Return the policy in which ``soft`` rules are soft and those that are soft anyway are only reported."""
    active = dict(policy.rules)
    for rule in (rule for rules in GIVING_WAY for rule in rules):
        mode = Mode.SOFT if rule in soft else Mode.REPORT if policy.mode(rule) is Mode.SOFT else policy.mode(rule)
        active[rule] = active[rule].model_copy(update={"mode": mode})
    return policy.model_copy(update={"rules": active})


def _least_broken(m: HeadcountModel, steps: Sequence[Sequence[str]], limits: Limits, clock: Clock) -> Values | None:
    """Return the values that break least of the last step's rules, then of those before; ``None`` without a plan."""
    values: Values | None = None
    for rules in reversed(steps):
        terms = {c: a for rule in rules for c, a in m.broken.get(rule, {}).items()}
        found = lower(m.model, terms, values, limits, clock)
        if found.values is None:
            return values
        values = found.values
        hold(m.model, found)
    return values
