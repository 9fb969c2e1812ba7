"""Audits: what is judged, and what is told of it."""

from typing import Any, Self

from api.auditing import Audited
from api.service.schemas.counties import CountyGiven
from api.service.schemas.jobs import PolicyBody
from api.service.schemas.plans import JudgedDocument
from api.service.schemas.problem import IssueDocument
from models.text import Lang


class AuditBody(CountyGiven):
    """A plan of any decision, as ``plan.json``, and the county that it is judged for.

    It is judged under its own profile and settings; ``options`` set others beside them.
    """

    plan: dict[str, Any]
    options: PolicyBody = PolicyBody()


class AuditDocument(JudgedDocument):
    """The verdict on a plan; ``same_county`` says whether it was made from just this county."""

    same_county: bool
    issues: list[IssueDocument]

    @classmethod
    def of(cls, found: Audited, lang: Lang) -> Self:
        """Return the document of an audit."""
        issues = [IssueDocument.of(issue, lang) for issue in found.issues]
        return cls(same_county=found.same_county, issues=issues, **cls.told(found.verdict, found.verdict.findings))
