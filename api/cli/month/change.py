"""``xiachen change``: 调班 of a published month, as a version that supersedes."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.month import words
from api.cli.month.options import ByOption, FolderArgument, MonthOption, month_given, opened
from api.cli.month.publish import ApproverOption, ReasonOption, change_table
from api.cli.options import AnonymousOption, JsonOption, LangOption
from api.cli.session import session
from api.month.change import change_duties
from api.month.next_month import month_published
from api.month.work import Work
from models.files.month.places import version_folder

RequestFile = Annotated[
    Path | None,
    typer.Argument(
        metavar="FILE", show_default=False, help="调班记录 .xlsx 或 .csv，默认工作簿内的表 | the requests to carry out"
    ),
]


def change(
    folder: FolderArgument,
    file: RequestFile = None,
    approver: ApproverOption = "",
    month: MonthOption = "",
    reason: ReasonOption = "",
    by: ByOption = "",
    anonymous: AnonymousOption = False,
    lang: LangOption = "zh",
    json: JsonOption = False,
) -> None:
    """调班：按调班记录改已发布的排班，发布为新版本 | Change published duties, as a version that supersedes."""
    with session(lang, json) as run:
        wanted = month_given(month)
        home = opened(folder, by, run)
        its = wanted or month_published(home)
        version = change_duties(home, its, approver, reason, Work(lang=lang, anonymous=anonymous), file)
        place = home.root / version_folder(its, version.version)
        run.line(words.PUBLISHED, style="bold green", month=str(its), v=version.version, path=place)
        run.line(words.SUPERSEDES, v=version.supersedes, n=len(version.changes))
        run.show(change_table(version.changes, run))
        run.answer(**version.model_dump(mode="json"), folder=str(place))
