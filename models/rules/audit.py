"""The audit of a roster (核查): every rule of the policy, one by one, and what it all comes to."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from pkgutil import iter_modules

import models.rules.roster as roster_rules
from models.county.words import Mode, Tier
from models.plan import RosterPlan
from models.policy.policy import ActiveRule
from models.roster.case import RosterCase
from models.rules.registry import CHECKS, MEASURES
from models.rules.roster.roster import Roster
from models.rules.roster.strays import strays
from models.verdict import Finding, Note, RuleScore, Verdict

for _module in iter_modules(roster_rules.__path__):
    import_module(f"{roster_rules.__name__}.{_module.name}")


def audit(case: RosterCase, plan: RosterPlan) -> Verdict:
    """Judge ``plan`` by the policy of ``case``, from the plan's duties alone.

    Rules that are off are not looked at. A duty that names an unknown person or facility, or a date outside the
    horizon, is a hard finding whatever the modes are.
    """
    roster = Roster(case, plan)
    findings: list[Finding] = list(strays(case, roster))
    notes: list[Note] = []
    scores: list[RuleScore] = []
    for active in case.policy.rules.values():
        if active.mode is Mode.OFF:
            continue
        found = list(_look(active, case, roster))
        notes += [f for f in found if isinstance(f, Note)]
        findings += [f for f in found if isinstance(f, Finding)]
        scores.append(_score(active, [f for f in findings if f.rule == active.rule.id], _value(active, case, roster)))
    hard = sum(f.amount for f in findings if f.mode is Mode.HARD and not f.pinned)
    return Verdict(
        hard=hard,
        clean=hard == 0,
        tiers={tier: sum(s.cost for s in scores if s.tier is tier) for tier in Tier},
        scores=tuple(scores),
        findings=tuple(findings),
        notes=tuple(notes),
    )


def _look(active: ActiveRule, case: RosterCase, roster: Roster) -> Iterator[Finding | Note]:
    check = CHECKS.get(active.rule.id)
    if check is not None:
        yield from check(case, roster)


def _value(active: ActiveRule, case: RosterCase, roster: Roster) -> float:
    measure = MEASURES.get(active.rule.id)
    return measure(case, roster) if measure is not None else 0.0


def _score(active: ActiveRule, findings: Sequence[Finding], value: float) -> RuleScore:
    """Score one rule: ``weight x shortfall`` of what is soft, ``weight x value`` of an objective that is pushed."""
    own = [f for f in findings if f.mode is active.mode]
    shortfall = sum(f.amount for f in own if not f.pinned)
    soft = sum(f.amount for f in findings if f.mode is Mode.SOFT and not f.pinned)
    pushed = value if active.mode in (Mode.SOFT, Mode.HARD) else 0.0
    return RuleScore(
        rule=active.rule.id,
        mode=active.mode,
        tier=active.rule.tier,
        weight=active.weight,
        shortfall=shortfall,
        pinned=sum(f.amount for f in own if f.pinned),
        value=value,
        cost=active.weight * (soft + pushed),
        places=sum(not f.pinned for f in own),
    )
