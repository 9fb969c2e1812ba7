"""The sheets of both kinds of report: what each indicator means, and which clauses of monitoring are measured."""

from models.files.out.monthly.report import Report
from models.files.out.monthly.said import cited, quote_of, title_of, titles
from models.files.out.sheets.table import Heading, Kind, Table
from models.policy import clauses, documents
from models.report import indicators, monitored
from models.report.catalogue import State
from models.text import Lang, text

_DEFINITIONS = (
    Heading(text("类别", "group"), 14, Kind.WRAP),
    Heading(text("指标", "indicator"), 24, Kind.WRAP),
    Heading(text("单位", "unit"), 11, Kind.CENTER),
    Heading(text("口径", "definition"), 62, Kind.WRAP),
    Heading(text("依据条款", "clauses"), 62, Kind.WRAP),
)
_MONITORED = (
    Heading(text("条款", "clause"), 8, Kind.CENTER),
    Heading(text("文件", "document"), 30, Kind.WRAP),
    Heading(text("原文", "quote"), 46, Kind.WRAP),
    Heading(text("本报告", "here"), 10, Kind.CENTER),
    Heading(text("对应指标", "indicators"), 32, Kind.WRAP),
    Heading(text("说明：为何未测，需要什么数据", "why not, and what data that needs"), 56, Kind.WRAP),
)
_DRAFT = text("（征求意见稿）", " (draft for comment)")


def definition_table(report: Report, lang: Lang) -> Table:
    """Return what each indicator means, with the clauses it comes from."""
    return Table(
        title=text("指标口径", "What the indicators mean").say(lang),
        headings=_DEFINITIONS,
        rows=[
            (i.group.text.say(lang), title_of(i, report.days).say(lang), i.unit.say(lang), i.definition.say(lang),
             cited(i.clauses, lang)) for i in indicators().values()
        ],
        landscape=True,
    )  # fmt: skip


def monitored_rows(report: Report, lang: Lang) -> list[tuple[str, str, str, str, str, str]]:
    """Return each clause of monitoring: id, document, quote, whether it is measured, by what, and why not."""
    return [
        (m.clause, _document(m.clause, lang), quote_of(m.clause), m.state.text.say(lang),
         titles(m.by, report.days, lang), m.reason.say(lang)) for m in monitored()
    ]  # fmt: skip


def monitored_table(report: Report, lang: Lang) -> Table:
    """Return the clauses of monitoring as a sheet; what is not measured is shaded."""
    return Table(
        title=text("监测条款：已测与未测", "Clauses of monitoring: measured or not").say(lang),
        headings=_MONITORED,
        rows=monitored_rows(report, lang),
        landscape=True,
        marked=frozenset(n for n, m in enumerate(monitored()) if m.state is State.MISSING),
    )


def _document(clause: str, lang: Lang) -> str:
    its = documents()[clauses()[clause].document]
    return its.title.say(lang) + (_DRAFT.say(lang) if its.draft else "")
