"""``xiachen consent``: the answers of departments and receiving units to the open draft, taken in."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from api.cli.issues import issue_document, issue_table
from api.cli.month import words_consent as words
from api.cli.month.options import ByOption, FolderArgument, MonthOption, month_given, opened
from api.cli.options import JsonOption, LangOption
from api.cli.printable import printable
from api.cli.session import Session, session
from api.month.consent import ConsentResult, SideCount
from api.month.consent import consent as take_in
from api.month.next_month import month_to_draft, month_to_publish
from models.policy import rules
from models.verdict import Finding

AnswerFiles = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILES...", show_default=False,
        help="交回的确认表 .xlsx、.csv，或所在目录 | returned forms, or a folder of them",
    ),
]  # fmt: skip
SHOWN = 30


def consent(
    folder: FolderArgument,
    files: AnswerFiles,
    month: MonthOption = "",
    by: ByOption = "",
    lang: LangOption = "zh",
    json: JsonOption = False,
) -> None:
    """录入科室和接收单位对草案的意见 | Take in what departments and receiving units answer to the draft."""
    with session(lang, json) as run:
        wanted = month_given(month)
        home = opened(folder, by, run)
        its = wanted or month_to_publish(home) or month_to_draft(home)
        result = take_in(home, its, files)
        if result.issues:
            run.errors.print(issue_table(result.issues, run.lang))
        run.line(words.TAKEN, style="bold green", m=str(its), d=result.draft, n=len(result.answers), f=result.files)
        run.show(count_table(result.counts, run))
        if result.waiting:
            named = "、".join(f"{w.name}（{w.duties}）" for w in result.waiting)
            run.line(words.WAITING, style="yellow", n=len(result.waiting), who=named)
        if result.broken:
            run.line(words.BROKEN, style="yellow", n=len(result.broken))
            run.show(broken_table(result.broken, run))
        run.line(words.NEXT_DRAFT if result.objections else words.NEXT_PUBLISH, root=folder, n=result.objections)
        run.answer(**document_of(result))


def count_table(counts: tuple[SideCount, ...], run: Session) -> Table:
    """Return how each side has answered so far."""
    table = Table(show_edge=False, pad_edge=False)
    for heading in (words.SIDE, words.AGREED, words.SUBSTITUTED, words.DECLINED, words.UNANSWERED):
        table.add_column(run.say(heading))
    for its in counts:
        numbers = (its.agreed, its.substituted, its.declined, its.waiting)
        table.add_row(run.say(its.side.text), *(str(number) for number in numbers))
    return table


def broken_table(broken: tuple[Finding, ...], run: Session) -> Table:
    """Return the first hard rules that the answers would break as they stand; what is pinned stands all the same."""
    table = Table(show_edge=False, pad_edge=False)
    for heading in (words.RULE, words.WHAT):
        table.add_column(run.say(heading), overflow="fold")
    for its in broken[:SHOWN]:
        pinned = run.say(words.PINNED) if its.pinned else ""
        cells = (run.say(rules()[its.rule].title), run.say(its.message) + pinned)
        table.add_row(*(escape(printable(cell)) for cell in cells))
    if len(broken) > SHOWN:
        table.add_row("…", "")
    return table


def document_of(result: ConsentResult) -> dict[str, object]:
    """Return what was taken in as JSON."""
    return {
        "month": str(result.month),
        "draft": result.draft,
        "files": result.files,
        "answers": [its.model_dump(mode="json") for its in result.answers],
        "sides": [its.model_dump(mode="json") for its in result.counts],
        "waiting": [its.model_dump(mode="json") for its in result.waiting],
        "broken": [its.model_dump(mode="json") for its in result.broken],
        "objections": result.objections,
        "issues": [issue_document(issue) for issue in result.issues],
    }
