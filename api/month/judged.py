"""A plan that nobody solved: judged by the checker, with a certificate that claims no bound."""

from datetime import UTC, datetime

from models.certificate import Outcome, Termination, TierResult
from models.county.words import Mode
from models.files.month.state import FolderState
from models.files.out import Results
from models.plan import RosterPlan
from models.roster import RosterCase
from models.rules import audit
from models.verdict import Finding, Verdict
from optimizer.answer import RosterAnswer, SolveOptions
from optimizer.certificate import certify


def judged(case: RosterCase, plan: RosterPlan, state: FolderState) -> Results:
    """Return a plan made by hand with its verdict; its certificate says what it is worth, not how good it could be."""
    verdict = audit(case, plan)
    answer = RosterAnswer(
        outcome=Outcome.FEASIBLE,
        termination=Termination.FINISH_NOW,
        plan=plan,
        tiers=tuple(TierResult(tier=t, value=v, bound=None, gap=None) for t, v in verdict.tiers.items()),
        reproducible=True,
    )
    defaults, now = len(state.read.defaults), datetime.now(UTC)
    certificate = certify(case, answer, verdict, SolveOptions(), defaults_used=defaults, submitted=now)
    return Results(case, plan, verdict, certificate, state.read.defaults, state.read.issues)


def newly_broken(verdict: Verdict, before: Verdict) -> tuple[Finding, ...]:
    """Return where a plan breaks hard rules that the one before did not break there."""
    known = {(f.rule, f.where) for f in _hard(before)}
    return tuple(f for f in _hard(verdict) if (f.rule, f.where) not in known)


def _hard(verdict: Verdict) -> list[Finding]:
    return [f for f in verdict.findings if f.mode is Mode.HARD]
