"""``xiachen merge``: what departments and units returned, joined into the folder's county."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from api.cli.exits import ExitCode
from api.cli.issues import issue_document, issue_table
from api.cli.month import words
from api.cli.month.options import ByOption, FolderArgument, opened
from api.cli.options import JsonOption, LangOption
from api.cli.printable import printable
from api.cli.session import Session, session
from api.month.merge import MergeResult
from api.month.merge import merge as join
from models.files.collect.handed import FOLDER, RowChange, log_file
from models.files.collect.settle import Contradiction, Statement

FilesArgument = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[FILES]...", show_default=False,
        help="收到的填报表，先存入 collect/in；不写即汇总已在其中的 | returned files, kept in collect/in first",
    ),
]  # fmt: skip
TakeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--take", metavar="FILE", show_default=False,
        help="矛盾处以这个文件为准，可重复；county.xlsx 即以工作簿为准 | whose word counts where two contradict",
    ),
]  # fmt: skip
SHOWN = 40


def merge(
    folder: FolderArgument,
    files: FilesArgument = None,
    take: TakeOption = None,
    by: ByOption = "",
    lang: LangOption = "zh",
    json: JsonOption = False,
) -> None:
    """汇总科室和接收单位交回的填报表 | Join returned forms; names who is late and where two contradict."""
    with session(lang, json) as run:
        result = join(opened(folder, by, run), files or (), take or ())
        if result.issues:
            run.errors.print(issue_table(result.issues, run.lang))
        show_state(result, run)
        if result.contradictions:
            run.code = ExitCode.BAD_INPUT
            run.line(words.CONTRADICT, style="bold red", n=len(result.contradictions))
            run.show(contradiction_table(result.contradictions, run))
            run.line(words.SETTLE, root=folder)
        elif result.number:
            show_changes(result, folder, run)
        else:
            run.line(words.NOTHING_NEW, style="bold green")
        run.answer(**document_of(result))


def show_state(result: MergeResult, run: Session) -> None:
    """Tell how many forms count and who is late."""
    run.line(words.JOINED, handed=result.handed, joined=len(result.joined), faulty=len(result.faulty))
    if result.faulty:
        run.line(words.FAULTY, style="yellow", forms="、".join(str(number) for number in result.faulty))
    if result.late:
        named = "、".join(f"{its.form.name}（{its.number}）" for its in result.late)
        run.line(words.LATE, style="yellow", n=len(result.late), forms=named, due=result.late[0].due)


def show_changes(result: MergeResult, folder: Path, run: Session) -> None:
    """List what has changed, and say where the whole list is."""
    if not result.changes:
        run.line(words.ALREADY, style="bold green")
        return
    run.show(change_table(result.changes, run))
    path = folder / log_file("merged", result.number, "xlsx")
    run.line(words.MERGED, style="bold green", n=len(result.changes), path=path)


def contradiction_table(found: list[Contradiction], run: Session) -> Table:
    """Return every contradiction with both places and both values."""
    table = Table(show_edge=False, pad_edge=False)
    for heading in (words.WHO_OR_WHAT, words.FIELD, words.ONE, words.OTHER):
        table.add_column(heading.say(run.lang), overflow="fold")
    for its in found:
        who = f"{its.sheet} {its.who}"
        table.add_row(*(escape(printable(c)) for c in (who, run.say(its.field), _said(its.one), _said(its.other))))
    return table


def _said(statement: Statement) -> str:
    return f"{statement.value or '—'}\n{statement.file}：{statement.place}"


def change_table(changes: tuple[RowChange, ...], run: Session) -> Table:
    """Return the first changes, each with the file it comes from."""
    table = Table(show_edge=False, pad_edge=False)
    for heading in (words.WHAT, words.WHO_OR_WHAT, words.FIELD, words.BEFORE_VALUE, words.AFTER_VALUE, words.FILE):
        table.add_column(heading.say(run.lang), overflow="fold")
    for its in changes[:SHOWN]:
        cells = (run.say(its.what.text), f"{its.sheet} {its.who}", run.say(its.field), its.before, its.after, its.file)
        table.add_row(*(escape(printable(cell)) for cell in cells))
    if len(changes) > SHOWN:
        table.add_row("…", *[""] * 5)
    return table


def document_of(result: MergeResult) -> dict[str, object]:
    """Return a joining as JSON."""
    return {
        "handed": result.handed,
        "joined": [str(number) for number in result.joined],
        "faulty": [str(number) for number in result.faulty],
        "late": [{"form": str(its.number), "name": its.form.name, "due": str(its.due)} for its in result.late],
        "contradictions": [its.model_dump(mode="json") for its in result.contradictions],
        "changes": [its.model_dump(mode="json") for its in result.changes],
        "issues": [issue_document(issue) for issue in result.issues],
        "merged": f"{FOLDER}/merged-{result.number}.json" if result.number else "",
    }
