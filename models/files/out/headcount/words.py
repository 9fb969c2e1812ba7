"""Rules, ratios and documents in words, as the sheets and the report of a headcount say them."""

from collections.abc import Iterable

from models.files.out.clause import by_document, quotations
from models.files.out.headcount.results import HeadcountResults
from models.files.out.outcome import percent
from models.files.out.shown import Shown
from models.headcount import OneMore, PostClass, Rung, Switched
from models.policy import clauses, documents, rules
from models.rules.headcount.post_rows import PostRow
from models.text import Text, text

COMMA = text("、", ", ")
NOT_ASKED = text(
    "本次求解没有算到此项：方案未证最优、时限不够或规模很大时不算。",
    "Not worked out: it is left out where the plan is not proven best, time is short or the county is very large.",
)
POLICY_AS_IT_IS = text("现行政策（本方案）", "the policy as it is (this plan)")
_RUNG = text("{g}/{n}（{p}）{c}处", "{g}/{n} ({p}) in {c}")


def rule_titles(shown: Shown, ids: Iterable[str]) -> str:
    """Return the titles of rules in a row."""
    return shown.say(COMMA).join(shown.say(rules()[id].title) for id in ids)


def ratio_words(row: PostRow) -> str:
    """Return a gap as a part of the need: ``3/8``; nothing where no post is missing."""
    return f"{row.gap}/{row.need}" if row.gap else ""


def rung_words(shown: Shown, rung: Rung) -> str:
    """Return one step of a ladder: 3/8（37.5%）2处."""
    said = _RUNG.fill(g=rung.gap, n=rung.need, p=percent(round(rung.gap / rung.need, 4)), c=rung.cells)
    return shown.say(said)


def basis_of(results: HeadcountResults, *ids: str) -> str:
    """Return on which documents rules rest: the local numbers that the policy gives, else the clauses.

    A value of a profile or of the catalogue cites a clause; whatever else is cited is a local document.
    """
    local: dict[str, None] = {}
    cited: dict[str, None] = {}
    for id in ids:
        active = results.case.policy.rules[id]
        known = {said: clause_of(said) for said in active.basis.values() if said}
        numbers = [said for said, clause in known.items() if clause is None]
        local |= dict.fromkeys(numbers)
        cited |= dict.fromkeys([] if numbers else [*(c for c in known.values() if c), *active.rule.clauses])
    return "；".join([*local, *by_document(cited)])


def basis_notes(shown: Shown, *ids: str) -> list[str]:
    """Return the documents with the clauses that rules rest on, in full, for the foot of a form."""
    said = quotations(clause for id in ids for clause in rules()[id].clauses)
    return [shown.say(text("依据 {q}", "basis: {q}").fill(q=document)) for document in said]


def clause_of(said: str) -> str | None:
    """Return the clause that a citation begins with: ``C08``, or ``S2 C08`` with the document; ``None`` for others."""
    first, _, rest = said.partition(" ")
    id = rest.partition(" ")[0] if first in documents() else first
    return id if id in clauses() else None


def switched_title(shown: Shown, switched: Switched) -> str:
    """Return which clause is off, or that none is."""
    return shown.say(switched.title if switched.rule else POLICY_AS_IT_IS)


def class_of_more(one: OneMore) -> PostClass:
    """Return the class that would get one post more."""
    return PostClass(one.level, one.class_type, one.funding)


def year_words(shown: Shown, year: int) -> str:
    """Return the end of a year: 2026年末."""
    return shown.say(text("{y}年末", "end of {y}").fill(y=year))


def plan_title(shown: Shown, said: Text) -> str:
    """Return a title with the consortium's name in place of ``{c}``."""
    return shown.say(said.fill(c=shown.consortium))
