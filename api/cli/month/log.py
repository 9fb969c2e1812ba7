"""``xiachen log`` and ``xiachen restore``: the history of a county folder, and any state of it brought back."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from api.cli.month import words
from api.cli.month.options import ByOption, FolderArgument, opened
from api.cli.options import JsonOption, LangOption
from api.cli.session import session
from models.folder import CountyFolder

VerifyOption = Annotated[bool, typer.Option("--verify", help="逐个核对文件与记录 | check every file kept")]
StepArgument = Annotated[int, typer.Argument(metavar="N", show_default=False, help="第几步 | the number of a step")]
ToOption = Annotated[
    Path | None,
    typer.Option("--to", metavar="DIR", show_default=False, help="另存到空目录，不改动原目录 | to another folder"),
]


def log(
    folder: FolderArgument, verify: VerifyOption = False, lang: LangOption = "zh", json: JsonOption = False
) -> None:
    """列出每一步：时间、经办人、事项 | List every step of a county folder."""
    with session(lang, json) as run:
        home = CountyFolder(folder)
        if verify:
            home.history.verify()
        steps = home.history.steps()
        table = Table(show_edge=False, pad_edge=False)
        for heading in (words.STEP, words.WHEN, words.WHO, words.WHAT, words.NOTE, words.FILES):
            table.add_column(run.say(heading), overflow="fold")
        for step in steps:
            what, note = run.say(step.action.text), step.note.say(run.lang)
            table.add_row(str(step.number), step.at[:16], escape(step.by), what, escape(note), str(len(step.files)))
        run.show(table)
        if verify:
            run.line(words.WHOLE, style="bold green", n=len(steps))
        run.answer(steps=[s.model_dump(mode="json", exclude={"files"}) for s in steps])


def restore(
    folder: FolderArgument,
    number: StepArgument,
    target: ToOption = None,
    by: ByOption = "",
    lang: LangOption = "zh",
    json: JsonOption = False,
) -> None:
    """恢复到某一步，之后的仍留在历史里 | Bring back any earlier state; what came since stays in the history."""
    with session(lang, json) as run:
        home = opened(folder, by, run)
        if target is not None:
            home.export(number, target)
            run.line(words.EXPORTED, style="bold green", n=number, path=target)
        else:
            home.restore(number)
            run.line(words.RESTORED, style="bold green", n=number, m=home.history.last)
        run.answer(step=home.history.last)
