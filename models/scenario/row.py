"""What is kept of a run beside its plan: enough for the table and the comparison, and small."""

from typing import Literal

from pydantic import Field

from models.base import Record
from models.certificate import Certificate, Outcome, State, Termination, TierResult
from models.decision import Case, Decision, Plan
from models.scenario.measures import measured
from models.text import Text
from models.verdict import RuleScore, Verdict

ROW_SCHEMA_VERSION: Literal["1"] = "1"


class Failed(Record):
    """Why a run has no answer."""

    code: str
    message: Text


class ResultRow(Record):
    """The result of a run (``row.json``), known by the content hash ``run``; nothing in it depends on labels.

    ``seconds`` are of each stage and, as ``total``, of the whole run with its audit; ``peak_mib`` is the most memory of
    the solving process. ``ended_at`` is the decision at which a chain ended for want of a plan. ``files`` has the
    SHA-256 of what was written beside it: what differs is solved again.
    """

    schema_version: Literal["1"] = ROW_SCHEMA_VERSION
    run: str
    county: str
    county_hash: str
    profile: str
    defaults_used: int
    state: State
    outcome: Outcome | None = None
    termination: Termination | None = None
    failed: Failed | None = None
    ended_at: Decision | None = None
    hard: float | None = None
    clean: bool | None = None
    reproducible: bool | None = None
    tiers: tuple[TierResult, ...] = ()
    scores: tuple[RuleScore, ...] = ()
    indicators: dict[str, float | None] = Field(default_factory=dict)
    seconds: dict[str, float] = Field(default_factory=dict)
    peak_mib: float | None = None
    files: dict[str, str] = Field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Whether the run came to an answer, so that it need not be solved again."""
        return self.failed is None and self.state is State.COMPLETED


def answered(
    row: ResultRow, case: Case, certificate: Certificate, plan: Plan | None, verdict: Verdict | None
) -> ResultRow:
    """Return ``row`` with what an answer says; without a plan nothing is measured."""
    told = {
        "state": certificate.state,
        "outcome": certificate.outcome,
        "termination": certificate.termination,
        "reproducible": certificate.reproducible,
        "seconds": certificate.seconds | row.seconds,
    }
    if plan is None or verdict is None:
        return row.model_copy(update=told)
    judged = {
        "hard": verdict.hard,
        "clean": verdict.clean,
        "tiers": certificate.tiers,
        "scores": verdict.scores,
        "indicators": measured(case, plan, verdict, certificate),
    }
    return row.model_copy(update=told | judged)
