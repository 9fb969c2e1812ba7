"""Audits: what is judged, and what is told of it."""

from typing import Any, Self

from api.auditing import Audited
from api.service.schemas.counties import CountyGiven
from api.service.schemas.jobs import PolicyBody
from api.service.schemas.plans import JudgedDocument
from api.service.schemas.problem import IssueDocument
from models.text import Lang


class AuditBody(CountyGiven):
    """待核查的方案及其县域 | A plan of any decision and the county that it is judged for.

    按方案自带的政策核查，options 可另设 | It is judged under its own policy; options set others.
    """

    plan: dict[str, Any]
    """方案，即 plan.json | the plan, as plan.json"""
    options: PolicyBody = PolicyBody()
    """另设的政策 | policy beside the plan's own"""


class AuditDocument(JudgedDocument):
    """核查结论 | The verdict on a plan."""

    same_county: bool
    """方案是否正由此县域数据而来 | whether it was made from just this county"""
    issues: list[IssueDocument]
    """问题与提醒 | issues"""

    @classmethod
    def of(cls, found: Audited, lang: Lang) -> Self:
        """Return the document of an audit."""
        issues = [IssueDocument.of(issue, lang) for issue in found.issues]
        return cls(same_county=found.same_county, issues=issues, **cls.told(found.verdict, found.verdict.findings))
