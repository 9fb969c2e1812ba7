"""Verdicts as they are answered."""

from collections.abc import Sequence
from typing import Any, Self

from pydantic import Field

from api.service.schemas.base import Answer, Given, in_both, of_both
from api.service.schemas.counties import PageQuery
from models.certificate import Certificate
from models.county.words import Mode
from models.policy import rules
from models.verdict import Finding, Place, RuleScore, Verdict


class RuleDocument(Answer):
    """A rule on the plan: how it binds, its weight, its shortfall and cost, and at how many places it is missed."""

    rule: str
    title_zh: str
    title_en: str
    mode: Mode
    tier: str
    weight: int
    shortfall: float
    pinned: float
    value: float
    cost: float
    places: int

    @classmethod
    def of(cls, score: RuleScore) -> Self:
        """Return the document of a score."""
        names = ("rule", "mode", "weight", "shortfall", "pinned", "value", "cost", "places")
        told = {name: getattr(score, name) for name in names}
        return cls(tier=score.tier.value, **told, **in_both(title=rules()[score.rule].title))


class FindingDocument(Answer):
    """A place where a rule is missed, by how much, why, what to do and who must act."""

    rule: str
    mode: Mode
    where: Place
    required: float
    actual: float
    amount: float
    pinned: bool
    message_zh: str
    message_en: str
    reason_zh: str
    reason_en: str
    remedy_zh: str
    remedy_en: str
    owner_zh: str
    owner_en: str

    @classmethod
    def of(cls, finding: Finding) -> Self:
        """Return the document of a finding."""
        names = ("rule", "mode", "where", "required", "actual", "amount", "pinned")
        said = {name: getattr(finding, name) for name in ("message", "reason", "remedy", "owner")}
        return cls(**{name: getattr(finding, name) for name in names}, **in_both(**said))

    def finding(self) -> Finding:
        """Return the finding that this is the document of."""
        said = ("message", "reason", "remedy", "owner")
        told = self.model_dump(include=set(Finding.model_fields) - set(said))
        return Finding(**told, **{name: of_both(self, name) for name in said})


class JudgedDocument(Answer):
    """The checker's verdict: every rule, and places where rules are missed."""

    clean: bool
    hard: float
    tiers: dict[str, float]
    rules: list[RuleDocument]
    findings: list[FindingDocument]

    @classmethod
    def told(cls, verdict: Verdict, findings: Sequence[Finding]) -> dict[str, Any]:
        """Return what is told of a verdict with some of its findings."""
        return {
            "clean": verdict.clean,
            "hard": verdict.hard,
            "tiers": {tier.value: value for tier, value in verdict.tiers.items()},
            "rules": [RuleDocument.of(score) for score in verdict.scores],
            "findings": [FindingDocument.of(f) for f in findings],
        }

    def verdict(self) -> Verdict:
        """Return the verdict that this is the document of, with the findings that it has."""
        return Verdict.model_validate(
            {
                "hard": self.hard,
                "clean": self.clean,
                "tiers": self.tiers,
                "scores": [rule.model_dump(include=set(RuleScore.model_fields)) for rule in self.rules],
                "findings": [document.finding() for document in self.findings],
            }
        )


class VerdictDocument(JudgedDocument):
    """A verdict with a page of its findings; ``total`` counts all that are wanted."""

    total: int
    next_page_token: str | None = None

    @classmethod
    def of(cls, verdict: Verdict, wanted: "VerdictQuery") -> Self:
        """Return the document of a verdict with the page that is wanted."""
        found = [f for f in verdict.findings if wanted.rule is None or f.rule == wanted.rule]
        begin = int(wanted.page_token or 0)
        end = begin + wanted.limit
        following = str(end) if end < len(found) else None
        return cls(total=len(found), next_page_token=following, **cls.told(verdict, found[begin:end]))


class VerdictQuery(PageQuery):
    """Which findings are wanted: those of one rule, or all."""

    rule: str | None = Field(None, max_length=100)


class ExportQuery(Given):
    """How a file is wanted: ``anonymous`` with codes instead of names, without phones and signatures."""

    anonymous: bool = False


class CalendarQuery(ExportQuery):
    """Whose calendar is wanted: one person's, one facility's, or all."""

    person: str | None = Field(None, max_length=100)
    facility: str | None = Field(None, max_length=100)


class CertificateDocument(Answer):
    """The certificate of a job; ``conflict`` names, where it is infeasible, what cannot hold together."""

    certificate: Certificate
    conflict: list[FindingDocument]
