"""The outcome of a solve in one sentence, and its tiers in words that never claim more than was proven."""

from collections.abc import Iterable

from models.certificate import Certificate, Outcome, TierResult
from models.county.words import Goal, Stage, Tier
from models.decision import Plan
from models.headcount.plan import HeadcountPlan
from models.plan import RosterPlan
from models.text import Text, text

_HEADLINE_TIERS = (Tier.POLICY, Tier.NEED, Tier.TRAVEL, *Goal, *Stage)
"""The tiers whose gaps make the headline; comfort has a bound of its own, or none, and is never mixed in."""

_RATIOS = (Stage.GRASSROOTS, Stage.HOSPITALS)
"""The tiers whose values are parts of a whole."""


def outcome_sentence(certificate: Certificate) -> Text:
    """Return such as 最优（基于37项默认值）, or 可行，距界值差距0.12%; never a bare 最优 on defaults."""
    said = certificate.outcome.text
    gap = headline_gap(certificate)
    if certificate.outcome is Outcome.FEASIBLE:
        said = _feasible(gap)
    if certificate.defaults_used:
        basis = text("{s}（基于{n}项默认值）", "{s} (based on {n} default values)")
        said = basis.fill(s=said, n=certificate.defaults_used)
    return said


def _feasible(gap: float | None) -> Text:
    if gap is None:
        return text("可行，尚未证得理论界值", "feasible, no bound proven yet")
    return text("可行，距界值差距{g}", "feasible, gap to the bound {g}").fill(g=percent(gap))


def headline_gap(certificate: Certificate) -> float | None:
    """Return the largest gap of policy, need and travel, or of any goal or stage; ``None`` where one has no bound."""
    return largest_gap(certificate.tiers)


def largest_gap(tiers: Iterable[TierResult]) -> float | None:
    """Return the largest gap of the tiers that make the headline; ``None`` where one of them has no bound."""
    gaps = [t.gap for t in tiers if t.tier in _HEADLINE_TIERS]
    known = [g for g in gaps if g is not None]
    return max(known, default=0.0) if len(known) == len(gaps) else None


def tier_words(tier: TierResult) -> Text:
    """Return ``政策 3，理论界值 3，距界值差距 0%``, or that no bound was proven."""
    if tier.bound is None or tier.gap is None:
        said = text("{t} {v}，未证界值", "{t} {v}, no bound proven")
        return said.fill(t=tier.tier.text, v=tier_number(tier.tier, tier.value))
    said = text("{t} {v}，理论界值 {b}，距界值差距 {g}", "{t} {v}, bound {b}, gap {g}")
    value, bound = tier_number(tier.tier, tier.value), tier_number(tier.tier, tier.bound)
    return said.fill(t=tier.tier.text, v=value, b=bound, g=percent(tier.gap))


def tier_number(tier: Tier | Goal | Stage, value: float) -> str:
    """Return a value or bound of a tier: ``1,234``, or ``33.33%`` where the tier is a ratio."""
    return percent(value) if tier in _RATIOS else number(value)


def size_of(plan: Plan) -> Text:
    """Return how much a plan holds: duties, centers that are open at the end, or posts that move."""
    if isinstance(plan, RosterPlan):
        return text("{n}班次", "{n} duties").fill(n=len(plan.duties))
    if isinstance(plan, HeadcountPlan):
        return text("调剂{n}名编制", "{n} posts transferred").fill(n=sum(t.posts for t in plan.transfers))
    return text("{n}处中心", "{n} centers").fill(n=len({(c.kind, c.site) for c in plan.centers}))


def number(value: float) -> str:
    """Return a number as people write it: ``1,234`` or ``2.5``."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    """Return a share such as ``0.12%``; a gap that is not nothing never reads ``0%``."""
    if 0 < share < 0.0001:
        return "<0.01%"
    return f"{number(share * 100)}%"
