"""``xiachen publish``: the open draft as the next version, with who approved it and what it changes."""

from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from api.cli.month import words
from api.cli.month.options import ByOption, FolderArgument, MonthOption, month_given, opened
from api.cli.options import JsonOption, LangOption
from api.cli.session import Session, session
from api.month.consent import unanswered_in
from api.month.next_month import month_to_draft, month_to_publish
from api.month.publish import publish as make_version
from models.files.month.places import version_folder
from models.month import DutyChange
from models.month.duty_code import duty_code
from models.plan import Duty

ApproverOption = Annotated[
    str, typer.Option("--approver", metavar="WHO", show_default=False, help="签发人，必填 | who approves, required")
]
ReasonOption = Annotated[str, typer.Option("--reason", show_default=False, help="发布或变更原因 | why")]
SHOWN = 20


def publish(
    folder: FolderArgument,
    approver: ApproverOption = "",
    month: MonthOption = "",
    reason: ReasonOption = "",
    by: ByOption = "",
    lang: LangOption = "zh",
    json: JsonOption = False,
) -> None:
    """审签后发布：草案成为第n版，替代上一版 | Publish the draft as the next version, which supersedes the last."""
    with session(lang, json) as run:
        wanted = month_given(month)
        home = opened(folder, by, run)
        its = wanted or month_to_publish(home) or month_to_draft(home)
        version = make_version(home, its, approver, reason)
        place = home.root / version_folder(its, version.version)
        run.line(words.PUBLISHED, style="bold green", month=str(its), v=version.version, path=place)
        if version.supersedes:
            run.line(words.SUPERSEDES, v=version.supersedes, n=len(version.changes))
            run.show(change_table(version.changes, run))
        for side, waiting in unanswered_in(home, its).items():
            if waiting:
                run.line(words.NOBODY_WAITS, style="yellow", n=waiting, side=side.text)
        run.answer(**version.model_dump(mode="json"), folder=str(place))


def change_table(changes: tuple[DutyChange, ...], run: Session) -> Table:
    """Return the first changes of a version, before and after."""
    table = Table(show_edge=False, pad_edge=False)
    for heading in (words.WHAT, words.BEFORE, words.AFTER):
        table.add_column(run.say(heading), overflow="fold")
    for change in changes[:SHOWN]:
        table.add_row(escape(run.say(change.kind.text)), _said(change.before), _said(change.after))
    if len(changes) > SHOWN:
        table.add_row("…", "", "")
    return table


def _said(duty: Duty | None) -> str:
    return escape(duty_code(duty)) if duty is not None else "—"
