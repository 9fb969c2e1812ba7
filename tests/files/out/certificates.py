"""The certificate of a plan that was solved to proof on 20 February 2026."""

from collections.abc import Iterable
from datetime import UTC, datetime

from models.certificate import Certificate, Outcome, State, Termination, TierResult
from models.decision import Case, Plan, decision_of
from models.verdict import Verdict


def certificate_of(
    case: Case, plan: Plan, verdict: Verdict, tiers: Iterable[TierResult], defaults: int = 0
) -> Certificate:
    """Return the certificate of ``plan`` with the checker's verdict and these tiers."""
    return Certificate(
        decision=decision_of(case).value,
        state=State.COMPLETED,
        outcome=Outcome.OPTIMAL,
        termination=Termination.OPTIMAL,
        tiers=tuple(tiers),
        recomputed=verdict.tiers,
        hard=verdict.hard,
        clean=verdict.clean,
        scores=verdict.scores,
        county_hash=case.county.hash,
        plan_hash="0" * 64,
        profile=plan.profile,
        defaults_used=defaults,
        versions={"xiachen": "0.1.0"},
        seed=1,
        workers=8,
        reproducible=True,
        submitted=datetime(2026, 2, 20, 8, tzinfo=UTC),
        finished=datetime(2026, 2, 20, 8, 1, tzinfo=UTC),
        seconds={},
    )
