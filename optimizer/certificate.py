"""The certificate of an answer: verdict, bounds and provenance (design section 7)."""

import hashlib
import platform
from datetime import datetime
from importlib.metadata import version

from models.certificate import Certificate, State
from models.decision import Case, Plan, decision_of
from models.verdict import Verdict
from optimizer.answer import AnyAnswer, SolveOptions


def certify(
    case: Case,
    answer: AnyAnswer,
    verdict: Verdict | None,
    options: SolveOptions,
    *,
    defaults_used: int,
    submitted: datetime,
) -> Certificate:
    """Return the certificate of ``answer``, whose plan the checker judged as ``verdict``.

    Without a plan there is no verdict, and nothing is claimed to be clean.
    """
    return Certificate(
        decision=decision_of(case).value,
        state=State.COMPLETED,
        outcome=answer.outcome,
        termination=answer.termination,
        tiers=answer.tiers,
        recomputed=verdict.tiers if verdict else {},
        hard=verdict.hard if verdict else 0.0,
        clean=verdict.clean if verdict else False,
        scores=verdict.scores if verdict else (),
        county_hash=case.county.hash,
        plan_hash=plan_hash(answer.plan) if answer.plan else "",
        profile=case.policy.profile,
        defaults_used=defaults_used,
        confirmed_by=answer.confirmed_by,
        versions=versions(),
        seed=options.seed,
        workers=options.workers,
        reproducible=answer.reproducible,
        submitted=submitted,
        finished=datetime.now(submitted.tzinfo),
        seconds={stage: round(seconds, 3) for stage, seconds in answer.seconds.items()},
    )


def plan_hash(plan: Plan) -> str:
    """Return SHA-256 of the plan's content, in reading order."""
    return hashlib.sha256(plan.sorted().model_dump_json(by_alias=True).encode()).hexdigest()


def versions() -> dict[str, str]:
    """Return the versions that the answer depends on."""
    return {
        "xiachen": version("xiachen"),
        "ortools": version("ortools"),
        "python": platform.python_version(),
    }
