"""What is kept of a run beside its plan: enough for the table and the comparison, and small."""

from typing import Literal

from pydantic import Field

from models.base import Record
from models.certificate import Certificate, Outcome, State, Termination, TierResult
from models.county import County, FacilityKind
from models.decision import Case, Decision, Plan
from models.scenario.measures import measured
from models.text import Text
from models.verdict import RuleScore, Verdict

ROW_SCHEMA_VERSION: Literal["2"] = "2"


class Failed(Record):
    """Why a run has no answer."""

    code: str
    message: Text


class ResultRow(Record):
    """The result of a run (``row.json``), known by the content hash ``run``; nothing in it depends on labels.

    ``parts`` are numerator and denominator of the indicators that are ratios; ``lon`` and ``lat`` where the county
    lies: at its first facility that has coordinates, lead hospitals before others.
    ``seconds`` are of each stage and, as ``total``, of the whole run with its audit; ``peak_mib`` is the most memory of
    the solving process, ``cpu_seconds`` what processors worked for it. ``ended_at`` is the decision at which a chain
    ended for want of a plan. ``files`` has the SHA-256 of what was written beside it: what differs is solved again.
    """

    schema_version: Literal["2"] = ROW_SCHEMA_VERSION
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
    parts: dict[str, tuple[float, float]] = Field(default_factory=dict)
    lon: float | None = None
    lat: float | None = None
    seconds: dict[str, float] = Field(default_factory=dict)
    peak_mib: float | None = None
    cpu_seconds: float | None = None
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
    amounts, parts = measured(case, plan, verdict, certificate)
    judged = {
        "hard": verdict.hard,
        "clean": verdict.clean,
        "tiers": certificate.tiers,
        "scores": verdict.scores,
        "indicators": amounts,
        "parts": parts,
    }
    return row.model_copy(update=told | judged)


def seat_of(county: County) -> tuple[float, float] | tuple[None, None]:
    """Return where a county lies on a map, nothing where no facility has coordinates."""
    in_order = sorted(county.facilities, key=lambda f: f.kind is not FacilityKind.LEAD_HOSPITAL)
    return next(((f.lon, f.lat) for f in in_order if f.lon is not None and f.lat is not None), (None, None))
