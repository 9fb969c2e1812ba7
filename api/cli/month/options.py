"""Arguments and options that the commands of a county folder share."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.issues import fault
from api.cli.month import words
from api.cli.session import Session
from models.folder import CountyFolder
from models.month import Month, read_month

FolderArgument = Annotated[
    Path, typer.Argument(metavar="DIR", show_default=False, help="医共体工作目录 | the county folder")
]
MonthOption = Annotated[
    str, typer.Option("--month", metavar="2026-03", show_default=False, help="月份，默认下一个待办月 | the month")
]
ByOption = Annotated[
    str,
    typer.Option("--by", envvar="XIACHEN_BY", show_default=False, help="经办人，默认本机账号 | who is doing this"),
]


def month_given(said: str) -> Month | None:
    """Return the month of an option, ``None`` where none is given; raise ``InputRefused`` for anything else."""
    if not said:
        return None
    try:
        return read_month(said.strip())
    except ValueError:
        raise fault("bad_month", words.BAD_MONTH.fill(found=said), words.MONTH_REMEDY, "--month") from None


def opened(path: Path, by: str, run: Session) -> CountyFolder:
    """Return the folder at ``path``; tell what has been edited by hand since the last step."""
    folder = CountyFolder(path, by)
    edited = folder.edited()
    if edited:
        run.note(words.EDITED, n=len(edited), files="、".join(edited[:5]))
    return folder
