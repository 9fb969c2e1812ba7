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
    """方案上的一条规则 | A rule on the plan."""

    rule: str
    """规则编号 | the rule's id"""
    title_zh: str
    title_en: str
    mode: Mode
    """方式 | how it binds"""
    tier: str
    """层级 | the tier"""
    weight: int
    """权重 | the weight"""
    shortfall: float
    """缺额 | the shortfall, in the rule's units"""
    pinned: float
    """因指定班次的缺额，另计 | the shortfall by pins, apart"""
    value: float
    """目标值 | the value of an objective"""
    cost: float
    """在其层级中的代价 | the cost in its tier"""
    places: int
    """未达到之处的数量 | at how many places it is missed"""

    @classmethod
    def of(cls, score: RuleScore) -> Self:
        """Return the document of a score."""
        names = ("rule", "mode", "weight", "shortfall", "pinned", "value", "cost", "places")
        told = {name: getattr(score, name) for name in names}
        return cls(tier=score.tier.value, **told, **in_both(title=rules()[score.rule].title))


class FindingDocument(Answer):
    """核查发现 | A place where a rule is missed, by how much, why, what to do and who must act."""

    rule: str
    """规则编号 | the rule's id"""
    mode: Mode
    """方式 | how it binds"""
    where: Place
    """何人、何地、何时 | whom, where and when"""
    required: float
    """应达到 | what is required"""
    actual: float
    """实际 | what there is"""
    amount: float
    """相差 | by how much it is missed"""
    pinned: bool
    """是否因指定班次 | whether a pin does it"""
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
    """核查结论 | The checker's verdict."""

    clean: bool
    """无突破（指定班次除外） | whether no hard rule is broken other than by a pin"""
    hard: float
    """硬性规则的突破量 | by how many units hard rules are broken"""
    tiers: dict[str, float]
    """各层级的代价 | the cost of each tier"""
    rules: list[RuleDocument]
    """逐条规则 | every rule"""
    findings: list[FindingDocument]
    """核查发现 | the findings"""

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
    """核查结论，核查发现分页 | A verdict with a page of its findings."""

    total: int
    """核查发现总数 | how many findings there are"""
    next_page_token: str | None = None
    """下一页的标记，末页为空 | leads on to the next page, null on the last"""

    @classmethod
    def of(cls, verdict: Verdict, wanted: "VerdictQuery") -> Self:
        """Return the document of a verdict with the page that is wanted."""
        found = [f for f in verdict.findings if wanted.rule is None or f.rule == wanted.rule]
        begin = int(wanted.page_token or 0)
        end = begin + wanted.limit
        following = str(end) if end < len(found) else None
        return cls(total=len(found), next_page_token=following, **cls.told(verdict, found[begin:end]))


class VerdictQuery(PageQuery):
    """要哪些核查发现 | Which findings are wanted."""

    rule: str | None = Field(None, max_length=100)
    """只看此规则 | of this rule alone"""


class ExportQuery(Given):
    """文件怎样给出 | How a file is wanted."""

    anonymous: bool = False
    """用编号代替姓名，去掉电话与签字 | codes instead of names, no phones or signatures"""


class CalendarQuery(ExportQuery):
    """要谁的日历 | Whose calendar is wanted."""

    person: str | None = Field(None, max_length=100)
    """人员编号 | a person's code"""
    facility: str | None = Field(None, max_length=100)
    """机构编号 | a facility's code"""


class CertificateDocument(Answer):
    """核验报告 | The certificate of a job."""

    certificate: Certificate
    """核验报告 | the certificate"""
    conflict: list[FindingDocument]
    """无可行方案时，哪些不能同时成立 | what cannot hold together where it is infeasible"""
