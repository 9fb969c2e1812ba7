"""Each rule with its clause and mode, and whether it is kept or missed by how much."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.county import Mode
from models.files.out.answered import AnyAnswered
from models.files.out.outcome import number, tier_number
from models.files.out.shown import Shown
from models.policy import Rule, RuleKind, clauses, documents
from models.text import Text, text
from models.verdict import RuleScore

_KEPT = text("达标", "kept")
_MISSED = text("缺额 {a} {u}", "short by {a} {u}")
_PINNED = text("（另有指定所致 {p} {u}）", " (and {p} {u} by pins)")
_VALUE = text("{a} {u}", "{a} {u}")
_SCOPE = text("界定范围", "says who is meant")
_OFF = text("未启用", "not applied")
_DRAFT = text("征求意见稿", "draft for comment")


@dataclass(frozen=True)
class Source:
    """A document with the clauses quoted from it, each with its id."""

    document: str
    draft: str
    quotes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class RuleRow:
    """A row of the table of rules; ``state`` is ``kept``, ``missed``, ``shown`` or ``off``."""

    id: str
    title: str
    mode: str
    mode_key: str
    state: str
    result: str
    places: int
    statement: str
    sources: tuple[Source, ...]
    practice: str
    basis: tuple[str, ...]


def rule_rows(results: AnyAnswered, shown: Shown) -> list[RuleRow]:
    """Return a row for each rule of the decision, in the order of the catalogue."""
    scores = {s.rule: s for s in results.verdict.scores}
    own = [id for id, active in results.case.policy.rules.items() if active.rule.room == results.plan.decision]
    return [_row(results, shown, id, scores.get(id)) for id in own]


def _row(results: AnyAnswered, shown: Shown, id: str, score: RuleScore | None) -> RuleRow:
    active = results.case.policy.rules[id]
    state, result = _result(active.rule, active.mode, score)
    titles = {name: p.title for name, p in active.rule.params.items()} | {"mode": text("方式", "mode")}
    return RuleRow(
        id=id,
        title=shown.say(active.rule.title),
        mode=shown.word(active.mode),
        mode_key=active.mode.value,
        state=state,
        result=shown.say(result),
        places=score.places if score else 0,
        statement=shown.say(active.rule.statement),
        sources=tuple(_sources(shown, active.rule)),
        practice=shown.say(active.rule.practice) if active.rule.practice else "",
        basis=tuple(
            f"{shown.say(titles[name])}：{active.values.get(name) or shown.word(active.mode)}（{cited}）"
            for name, cited in active.basis.items()
            if name in titles and cited
        ),
    )


def _result(rule: Rule, mode: Mode, score: RuleScore | None) -> tuple[str, Text]:
    if mode is Mode.OFF or score is None:
        return "off", _OFF
    if rule.kind is RuleKind.FILTER:
        return "shown", _SCOPE
    if rule.kind is RuleKind.OBJECTIVE:
        return "shown", _VALUE.fill(a=tier_number(rule.tier, score.value), u=rule.unit)
    pinned = _PINNED.fill(p=number(score.pinned), u=rule.unit) if score.pinned else text("", "")
    if score.shortfall:
        missed = _MISSED.fill(a=number(score.shortfall), u=rule.unit)
        return "missed", text("{a}{b}", "{a}{b}").fill(a=missed, b=pinned)
    return "kept", text("{a}{b}", "{a}{b}").fill(a=_KEPT, b=pinned)


def _sources(shown: Shown, rule: Rule) -> Iterator[Source]:
    """Yield each document that the rule quotes, with its clauses."""
    cited = [clauses()[id] for id in rule.clauses]
    for id in dict.fromkeys(c.document for c in cited):
        document = documents()[id]
        quotes = tuple((c.id, c.quote) for c in cited if c.document == id)
        yield Source(shown.say(document.title), shown.say(_DRAFT) if document.draft else "", quotes)
