"""The whole answer of a job, as records: what the writers of result files take."""

from api.service.schemas.base import Answer
from api.service.schemas.jobs import FailureDocument
from models.certificate import Certificate, State
from models.decision import Plan
from models.headcount import HeadcountAnalysis
from models.siting import Analysis
from models.verdict import Finding, Verdict


class ResultDocument(Answer):
    """How a job ended: ``certificate`` where it was completed, ``plan`` and ``verdict`` where there is a plan.

    ``analysis`` is of centers and posts alone. ``conflict`` names, where the county is infeasible, what cannot hold
    together; ``failure`` says why a job failed.
    """

    state: State
    failure: FailureDocument | None = None
    certificate: Certificate | None = None
    plan: Plan | None = None
    verdict: Verdict | None = None
    analysis: Analysis | HeadcountAnalysis | None = None
    conflict: tuple[Finding, ...] = ()
