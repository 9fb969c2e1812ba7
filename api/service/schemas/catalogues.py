"""The catalogues: rules, profiles, codes of faults and of problems, as they are answered."""

from typing import Self

from pydantic import Field

from api.service.schemas.base import Answer, Given, in_both
from models.county.words import Mode
from models.decision import Decision
from models.files.input.codes import IssueCode
from models.issue import Severity
from models.policy import ActiveRule, Clause, Document, Parameter, Policy, Profile, RuleKind, clauses, documents
from models.policy.rule import ParameterType


class PolicyQuery(Given):
    """按哪个政策方案看规则 | Under which profile rules are wanted."""

    profile: str = Field("", max_length=100)
    """政策方案，空则为规则目录原样 | a profile; empty for the catalogue as it stands"""


class PlanSchemaQuery(Given):
    """要哪种方案的结构 | Of which decision the schema of a plan is wanted."""

    decision: Decision | None = None
    """决策，空则为任一种 | the decision; empty for any"""


class ParameterDocument(Answer):
    """A parameter of a rule: its value, which text of a policy it rests on, and what it may be."""

    name: str
    title_zh: str
    title_en: str
    type: ParameterType
    value: str
    basis: str
    note_zh: str
    note_en: str
    choices: list[str]
    least: int | None
    most: int | None

    @classmethod
    def of(cls, name: str, parameter: Parameter, value: str, basis: str) -> Self:
        """Return the document of a parameter as it holds."""
        told = {"type": parameter.type, "least": parameter.least, "most": parameter.most}
        said = in_both(title=parameter.title, note=parameter.note)
        return cls(name=name, value=value, basis=basis, choices=list(parameter.choices), **told, **said)


class CatalogueRule(Answer):
    """A rule of the catalogue as it binds; ``mode_basis`` cites where a profile sets its mode."""

    rule: str
    decision: Decision
    title_zh: str
    title_en: str
    statement_zh: str
    statement_en: str
    inequality: str
    practice_zh: str
    practice_en: str
    kind: RuleKind
    tier: str
    unit_zh: str
    unit_en: str
    owner_zh: str
    owner_en: str
    mode: Mode
    mode_basis: str
    weight: int
    relaxable: bool
    clauses: list[str]
    parameters: list[ParameterDocument]

    @classmethod
    def of(cls, active: ActiveRule) -> Self:
        """Return the document of a rule."""
        rule = active.rule
        said = {name: getattr(rule, name) for name in ("title", "statement", "practice", "unit", "owner")}
        told = {name: getattr(rule, name) for name in ("inequality", "kind", "relaxable")}
        return cls(
            rule=rule.id,
            decision=Decision(rule.room),
            tier=rule.tier.value,
            mode=active.mode,
            mode_basis=active.basis.get("mode", ""),
            weight=active.weight,
            clauses=list(rule.clauses),
            parameters=[
                ParameterDocument.of(name, parameter, active.values[name], active.basis.get(name, ""))
                for name, parameter in rule.params.items()
            ],
            **told,
            **in_both(**said),
        )


class ClauseDocument(Answer):
    """A clause of a source document, word for word."""

    clause: str
    document: str
    quote: str

    @classmethod
    def of(cls, clause: Clause) -> Self:
        """Return the document of a clause."""
        return cls(clause=clause.id, document=clause.document, quote=clause.quote)


class SourceDocument(Answer):
    """A document of policy that rules are drawn from."""

    document: str
    title_zh: str
    title_en: str
    draft: bool

    @classmethod
    def of(cls, source: Document) -> Self:
        """Return the document of a source."""
        return cls(document=source.id, draft=source.draft, **in_both(title=source.title))


class RuleCatalogue(Answer):
    """Every rule, the clauses that are cited, and the documents that these stand in."""

    profile: str
    rules: list[CatalogueRule]
    clauses: list[ClauseDocument]
    documents: list[SourceDocument]

    @classmethod
    def of(cls, policy: Policy) -> Self:
        """Return the catalogue as a policy has it."""
        return cls(
            profile=policy.profile,
            rules=[CatalogueRule.of(active) for active in policy.rules.values()],
            clauses=[ClauseDocument.of(clause) for clause in clauses().values()],
            documents=[SourceDocument.of(document) for document in documents().values()],
        )


class ProfileSetting(Answer):
    """A value that a profile sets, with its citation."""

    rule: str
    parameter: str
    value: str
    basis: str


class ProfileDocument(Answer):
    """A profile: the names it is known by, the document that it follows, and every value that it sets."""

    profile: str
    title_zh: str
    title_en: str
    names: list[str]
    document: str
    number: str
    settings: list[ProfileSetting]

    @classmethod
    def of(cls, profile: Profile) -> Self:
        """Return the document of a profile."""
        return cls(
            profile=profile.id,
            names=list(profile.names),
            document=profile.document,
            number=profile.number,
            settings=[ProfileSetting(**setting.model_dump()) for setting in profile.settings],
            **in_both(title=profile.title),
        )


class ProfileCatalogue(Answer):
    """Every profile."""

    profiles: list[ProfileDocument]


class IssueCodeDocument(Answer):
    """What can be wrong with an input: its code, how grave it is, and what is said, with ``{placeholders}``."""

    code: str
    severity: Severity
    message_zh: str
    message_en: str
    remedy_zh: str
    remedy_en: str

    @classmethod
    def of(cls, entry: IssueCode) -> Self:
        """Return the document of a code."""
        return cls(code=entry.code, severity=entry.severity, **in_both(message=entry.message, remedy=entry.remedy))


class ProblemKind(Answer):
    """A kind of problem that a route may answer with."""

    code: str
    status: int
    title_zh: str
    title_en: str


class IssueCatalogue(Answer):
    """Every code of a fault of an input, and every code of a problem."""

    issues: list[IssueCodeDocument]
    problems: list[ProblemKind]
