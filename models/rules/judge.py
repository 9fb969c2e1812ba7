"""From findings and values to a verdict: the same for every decision."""

from collections.abc import Iterable, Sequence

from models.county.words import Goal, Mode, Stage, Tier
from models.policy.policy import ActiveRule, Policy
from models.rules.registry import Case, Registry, View
from models.verdict import Finding, Note, RuleScore, Verdict


def judge(
    case: Case,
    view: View,
    policy: Policy,
    registry: Registry[Case, View],
    strays: Iterable[Finding],
    tiers: Iterable[Tier | Goal | Stage],
) -> Verdict:
    """Return the verdict on a plan by every rule of the registry's room that is not off.

    ``strays`` are the findings on what the plan has that the case cannot place; ``tiers`` are those of the room.
    """
    findings: list[Finding] = list(strays)
    notes: list[Note] = []
    scores: list[RuleScore] = []
    for active in policy.rules.values():
        if active.mode is Mode.OFF or active.rule.room != registry.room:
            continue
        check, measure = registry.checks.get(active.rule.id), registry.measures.get(active.rule.id)
        found = list(check(case, view)) if check is not None else []
        notes += [f for f in found if isinstance(f, Note)]
        findings += [f for f in found if isinstance(f, Finding)]
        value = measure(case, view) if measure is not None else 0.0
        scores.append(_score(active, [f for f in findings if f.rule == active.rule.id], value))
    hard = sum(f.amount for f in findings if f.mode is Mode.HARD and not f.pinned)
    return Verdict(
        hard=hard,
        clean=hard == 0,
        tiers={tier: sum(s.cost for s in scores if s.tier is tier) for tier in tiers},
        scores=tuple(scores),
        findings=tuple(findings),
        notes=tuple(notes),
    )


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
