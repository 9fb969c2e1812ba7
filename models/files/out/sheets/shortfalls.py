"""缺口与原因: every finding with what is missing, why, what to do and who must act; the notes below."""

from collections.abc import Iterator
from dataclasses import replace

from models.county import Mode
from models.files.out.answered import AnyAnswered
from models.files.out.clause import clause_ids, clause_words
from models.files.out.sheets.table import Heading, Kind, Table
from models.files.out.shown import Shown
from models.policy import rules
from models.text import text

_HEADINGS = (
    Heading(text("规则", "rule"), 14, Kind.WRAP),
    Heading(text("方式", "mode"), 9, Kind.WRAP),
    Heading(text("对象", "who"), 20, Kind.WRAP),
    Heading(text("时间", "when"), 14, Kind.WRAP),
    Heading(text("应达", "required"), 7, Kind.DAYS),
    Heading(text("实达", "actual"), 7, Kind.DAYS),
    Heading(text("缺额", "short by"), 7, Kind.DAYS),
    Heading(text("单位", "unit"), 9, Kind.CENTER),
    Heading(text("原因", "reason"), 34, Kind.WRAP),
    Heading(text("建议", "remedy"), 34, Kind.WRAP),
    Heading(text("责任单位", "who must act"), 14, Kind.WRAP),
    Heading(text("依据", "clause"), 16, Kind.WRAP),
)


def shortfalls_table(results: AnyAnswered, shown: Shown) -> Table:
    """Return the findings of the verdict, hard ones shaded; below its notes, and the clauses in full."""
    rows = []
    for found in results.verdict.findings:
        rule = rules()[found.rule]
        pinned = shown.say(text("（指定所致）", " (pinned)")) if found.pinned else ""
        rows.append((
            shown.say(rule.title), shown.word(found.mode) + pinned, shown.who(found.where), shown.when(found.where),
            found.required, found.actual, found.amount, shown.say(rule.unit), shown.say(found.reason),
            shown.say(found.remedy), shown.say(found.owner), clause_ids(rule),
        ))  # fmt: skip
    hard = frozenset(n for n, f in enumerate(results.verdict.findings) if f.mode is Mode.HARD)
    none = shown.say(text("没有缺口。", "Nothing is missing."))
    return Table(
        title=shown.say(text("缺口与原因", "Shortfalls and their reasons")),
        headings=tuple(_headings(results)),
        rows=rows,
        landscape=True,
        marked=hard,
        notes=(
            *(() if rows else (none,)),
            *(shown.say(n.message) for n in results.verdict.notes),
            *(_basis(shown, id) for id in dict.fromkeys(f.rule for f in results.verdict.findings)),
        ),
    )


def _headings(results: AnyAnswered) -> Iterator[Heading]:
    """Yield the headings; days have a decimal, posts and persons that are whole do not."""
    counts = (n for f in results.verdict.findings for n in (f.required, f.actual, f.amount))
    whole = results.plan.decision == "headcount" and all(float(n).is_integer() for n in counts)
    for heading in _HEADINGS:
        yield replace(heading, kind=Kind.WHOLE) if whole and heading.kind is Kind.DAYS else heading


def _basis(shown: Shown, id: str) -> str:
    rule = rules()[id]
    return shown.say(text("{t}：{c}", "{t}: {c}").fill(t=rule.title, c=clause_words(rule)))
