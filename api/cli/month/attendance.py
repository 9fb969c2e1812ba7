"""``xiachen attendance``: forms for receiving units to verify who came, and what they return."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.issues import issue_table
from api.cli.month import words_attendance as words
from api.cli.month.options import ByOption, FolderArgument, MonthOption, month_given, opened
from api.cli.options import JsonOption, LangOption
from api.cli.session import session
from api.month.attendance import hand_out_forms, take_attendance
from api.month.next_month import month_published
from models.files.month.places import attendance_forms_folder
from models.month.duty_code import duty_code

attendance = typer.Typer(
    help="出勤：核验表发出，核验结果录入 | Attendance: forms out to be verified, and what comes back.",
    no_args_is_help=True,
)
AttendanceFiles = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILES...", show_default=False,
        help="核验表、实际出勤表 .xlsx 或 .csv，或所在目录 | forms or sheets of attendance, or a folder of them",
    ),
]  # fmt: skip


@attendance.command()
def sheet(
    folder: FolderArgument,
    month: MonthOption = "",
    by: ByOption = "",
    lang: LangOption = "zh",
    json: JsonOption = False,
) -> None:
    """发出实际出勤核验表，每个接收单位一份 | Write each receiving unit's form with the published duties."""
    with session(lang, json) as run:
        wanted = month_given(month)
        home = opened(folder, by, run)
        its = wanted or month_published(home)
        written = hand_out_forms(home, its)
        place = home.root / attendance_forms_folder(its)
        run.line(words.HANDED, style="bold green", m=str(its), n=len(written), path=place)
        run.line(words.HANDED_NEXT, root=folder)
        run.answer(month=str(its), files=[str(path) for path in written])


@attendance.command("import")
def take(
    folder: FolderArgument,
    files: AttendanceFiles,
    by: ByOption = "",
    lang: LangOption = "zh",
    json: JsonOption = False,
) -> None:
    """录入实际出勤，接收单位核验人填写后才算已核验 | Take in attendance; verified once a unit's name stands on it."""
    with session(lang, json) as run:
        home = opened(folder, by, run)
        result = take_attendance(home, files)
        if result.issues:
            run.errors.print(issue_table(result.issues, run.lang))
        joined = result.joined
        run.line(
            words.TAKEN, style="bold green", f=result.files, a=len(joined.added), r=len(joined.replaced),
            k=joined.unchanged,
        )  # fmt: skip
        if result.waiting:
            names = {f.id: f.name for f in result.county.facilities}
            who = "、".join(f"{names[code]}（{len(duties)}）" for code, duties in result.waiting.items())
            run.line(words.WAITING, style="yellow", n=sum(map(len, result.waiting.values())), who=who)
        run.answer(
            files=result.files, added=len(joined.added), replaced=len(joined.replaced), unchanged=joined.unchanged,
            waiting={code: len(duties) for code, duties in result.waiting.items()},
            waiting_duties={code: [duty_code(d) for d in duties] for code, duties in result.waiting.items()},
        )  # fmt: skip
