"""The clauses of a rule in words."""

from collections.abc import Iterable

from models.policy import Rule, clauses, documents
from models.text import Text, text

_DRAFT = text("（征求意见稿）", " (draft for comment)")


def clause_words(rule: Rule) -> Text:
    """Return the clauses of ``rule`` with document and quotation, or why it holds where no clause states it."""
    if not rule.clauses:
        return rule.practice or text("", "")
    said = [_quoted(id) for id in rule.clauses]
    return text("；".join(t.zh for t in said), "; ".join(t.en for t in said))


def clause_ids(rule: Rule) -> str:
    """Return document and clause ids, such as ``S2 B01 B02``; nothing where the rule rests on practice."""
    return "\n".join(by_document(rule.clauses))


def by_document(ids: Iterable[str]) -> list[str]:
    """Return clauses document by document, such as ``S1 C01 C03``."""
    cited = [clauses()[id] for id in dict.fromkeys(ids)]
    sources = dict.fromkeys(c.document for c in cited)
    return [" ".join([d, *(c.id for c in cited if c.document == d)]) for d in sources]


def quotations(ids: Iterable[str]) -> list[Text]:
    """Return for each document that is cited its title and the clauses in full, one text a document."""
    cited = [clauses()[id] for id in dict.fromkeys(ids)]
    found = []
    for id in dict.fromkeys(c.document for c in cited):
        document = documents()[id]
        quoted = " ".join(f"{c.id}“{c.quote}”" for c in cited if c.document == id)
        draft = _DRAFT if document.draft else text("", "")
        found.append(text("{d}《{t}》{f}：{q}", "{d} {t}{f}: {q}").fill(d=id, t=document.title, f=draft, q=quoted))
    return found


def _quoted(id: str) -> Text:
    clause = clauses()[id]
    document = documents()[clause.document]
    draft = _DRAFT if document.draft else text("", "")
    return text("{d}{f} {i}“{q}”", "{d}{f} {i} “{q}”").fill(d=clause.document, f=draft, i=id, q=clause.quote)
