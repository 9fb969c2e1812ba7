"""Faults and notices of the input, as a table for people and a document for machines."""

from collections.abc import Iterable
from typing import Any

from rich.markup import escape
from rich.table import Table

from api.cli import system_words, words
from api.cli.printable import printable
from models.issue import InputRefused, Issue
from models.text import Lang, Text

STYLES = {"error": "bold red", "warning": "yellow", "notice": "dim"}


def fault(code: str, message: Text, remedy: Text, option: str = "") -> InputRefused:
    """Return the refusal of one fault of the command line, placed at its option."""
    return InputRefused([option_issue(code, message, remedy, option)])


def option_issue(code: str, message: Text, remedy: Text, option: str = "") -> Issue:
    """Return a fault of the command line, placed at its option."""
    return Issue(code=code, severity="error", message=message, remedy=remedy, pointer=option)


def file_issue(error: OSError) -> Issue:
    """Return what the system says of a file that cannot be read or written."""
    where = str(error.filename or "")
    message = words.FILE_FAULT.fill(path=where, detail=system_words.said(error))
    return Issue(code="file_fault", severity="error", message=message, remedy=system_words.remedy(error), pointer=where)


def issue_table(issues: Iterable[Issue], lang: Lang) -> Table:
    """Return the table of issues: place, message, remedy."""
    table = Table(show_edge=False, pad_edge=False)
    for heading in (words.SEVERITY, words.PLACE, words.MESSAGE, words.REMEDY):
        table.add_column(heading.say(lang), overflow="fold")
    for issue in issues:
        severity = words.SEVERITIES[issue.severity].say(lang)
        cells = (severity, issue.place, issue.message.say(lang), issue.remedy.say(lang))
        table.add_row(*(escape(printable(c)) for c in cells), style=STYLES[issue.severity])
    return table


def summary_table(issues: Iterable[Issue], lang: Lang) -> Table:
    """Return the table of issues with one row for each code: its first place, and how many there are."""
    by_code: dict[str, list[Issue]] = {}
    for issue in issues:
        by_code.setdefault(issue.code, []).append(issue)
    table = Table(show_edge=False, pad_edge=False)
    for heading in (words.SEVERITY, words.COUNT, words.PLACE, words.MESSAGE):
        table.add_column(heading.say(lang), overflow="fold")
    for first, *more in by_code.values():
        severity = words.SEVERITIES[first.severity].say(lang)
        cells = (severity, str(1 + len(more)), first.place, first.message.say(lang))
        table.add_row(*(escape(printable(c)) for c in cells), style=STYLES[first.severity])
    return table


def issue_document(issue: Issue) -> dict[str, Any]:
    """Return an issue as the JSON of the service spells it."""
    return {
        "code": issue.code,
        "severity": issue.severity,
        "place": issue.place,
        "pointer": issue.pointer,
        "sheet": issue.sheet,
        "cell": issue.cell,
        "message_zh": issue.message.zh,
        "message_en": issue.message.en,
        "remedy_zh": issue.remedy.zh,
        "remedy_en": issue.remedy.en,
    }
