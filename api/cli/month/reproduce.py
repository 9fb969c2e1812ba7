"""``xiachen reproduce``: a published version made again from the history, and whether it is the same."""

from typing import Annotated

import typer
from rich.table import Table

from api.cli.exits import ExitCode
from api.cli.month import words
from api.cli.month.making import working
from api.cli.month.options import ByOption, FolderArgument, MonthOption, month_given, opened
from api.cli.options import JsonOption, LangOption
from api.cli.session import InternalFaultError, Session, session
from api.month.next_month import month_published
from api.month.reproduce import Reproduced
from api.month.reproduce import reproduce as make_again
from models.month.duty_code import duty_code
from optimizer.answer import SolveOptions

VersionOption = Annotated[
    int | None,
    typer.Option("--version", metavar="N", min=1, show_default=False, help="第几版，默认现行版 | which version"),
]
SHOWN = 20


def reproduce(
    folder: FolderArgument,
    month: MonthOption = "",
    version: VersionOption = None,
    by: ByOption = "",
    lang: LangOption = "zh",
    json: JsonOption = False,
) -> None:
    """按历史重做已发布的一版，核对是否一致；不改动目录 | Make a published version again and compare."""
    with session(lang, json) as run:
        wanted = month_given(month)
        home = opened(folder, by, run)
        its = wanted or month_published(home)
        with working(run, folder, (its.first, its.last), SolveOptions()) as work:
            found, result = make_again(home, its, version, work)
        if result is not None and result.failure is not None:
            raise InternalFaultError(result.failure.message, result.failure.detail)
        _show(found, run)
        run.code = ExitCode.ANSWERED if found.same else ExitCode.INFEASIBLE
        run.answer(**found.model_dump(mode="json"), same=found.same)


def _show(found: Reproduced, run: Session) -> None:
    said = {"m": found.month, "v": found.version, "s": found.step}
    if found.same:
        run.line(words.SAME_AGAIN, style="bold green", n=found.duties, **said)
        return
    if not found.same_county:
        run.line(words.OTHER_COUNTY, style="bold red", **said)
    run.line(words.OTHER_DUTIES, style="bold red", n=len(found.missing), k=len(found.other), **said)
    table = Table(run.say(words.BEFORE), run.say(words.AFTER), show_edge=False, pad_edge=False)
    for n in range(min(SHOWN, max(len(found.missing), len(found.other)))):
        table.add_row(*(duty_code(duties[n]) if n < len(duties) else "" for duties in (found.missing, found.other)))
    run.show(table)
