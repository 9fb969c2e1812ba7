"""No plan: the cheapest way out is named."""

from collections.abc import Sequence

from models.county.words import Mode
from models.policy.policy import Policy
from models.rules import audit
from models.siting.case import SitingCase
from models.verdict import Finding
from optimizer.clock import Clock
from optimizer.engines import Limits
from optimizer.siting.exact import solve_exactly
from optimizer.siting.formulation import SitingModel
from optimizer.siting.goals import left
from optimizer.siting.read import plan_of

GIVING_WAY = (
    ("siting.budget",),
    ("siting.time_limit",),
    ("siting.capacity", "siting.number", "siting.staffed", "siting.backup"),
    ("siting.fixed_site", "siting.merged", "siting.distance"),
    ("siting.deadline",),
    ("siting.covered",),
)
"""What gives way before what, where there is no plan: money first, that everybody is served last."""


def cheapest_repair(case: SitingCase, limits: Limits, clock: Clock) -> tuple[Finding, ...]:
    """Return what hard rules would have to give way for the county to have a plan.

    One set of rules after the other is made soft, until there is a plan; it breaks as little as it can of the rules
    that give way last, then of those before them. What it breaks is the repair.
    """
    for n in range(1, len(GIVING_WAY) + 1):
        soft = [rule for rules in GIVING_WAY[:n] for rule in rules if case.policy.mode(rule) is Mode.HARD]
        if not any(rule in soft for rule in GIVING_WAY[n - 1]):
            continue
        m = SitingModel(SitingCase(case.county, _relaxed(case.policy, soft)))
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


def _least_broken(
    m: SitingModel, steps: Sequence[Sequence[str]], limits: Limits, clock: Clock
) -> tuple[int, ...] | None:
    """Return the solution that breaks least of the last step's rules, then of those before; ``None`` without one."""
    held, values = m.model.copy(), None
    for rules in reversed(steps):
        terms = {c: a for rule in rules for c, a in m.broken.get(rule, {}).items()}
        found = solve_exactly(held, terms, left(limits, clock))
        if not found.found or found.objective is None:
            return values
        values = found.values
        held.row(("least", *rules), list(terms), list(terms.values()), high=found.objective)
    return values
