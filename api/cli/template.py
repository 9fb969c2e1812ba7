"""``xiachen template``: an empty county workbook, or each department's and unit's own form."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from api.cli import words
from api.cli.issues import fault
from api.cli.month import words as month_words
from api.cli.month.options import ByOption, MonthOption, month_given, opened
from api.cli.options import JsonOption, LangOption
from api.cli.session import Session, session
from api.cli.targets import ForceOption, check_target
from api.month.collect import HandedOut, hand_out, write_forms
from models.files import write_template
from models.files.collect.asked import Audience
from models.files.collect.handed import IN
from models.files.input.codes import Fault
from models.files.input.dates import read_date
from models.files.input.vocabulary import read_word
from models.folder.history import FOLDER as HISTORY

TemplateFile = Annotated[
    Path | None,
    typer.Argument(
        metavar="OUT.xlsx|COUNTY", show_default=False,
        help="写到哪里；有 --for 时是县域文件或工作目录 | where to write; with --for the county",
    ),
]  # fmt: skip
ForOption = Annotated[
    str,
    typer.Option(
        "--for", metavar="科室|卫生院|全部", show_default=False,
        help="给每个科室或接收单位各写一份小表 | a small form for each department, unit, or all",
    ),
]  # fmt: skip
OutOption = Annotated[
    Path | None, typer.Option("--out", metavar="DIR", show_default=False, help="小表写到哪里 | where forms go")
]
DueOption = Annotated[
    str,
    typer.Option(
        "--due", metavar="2026-02-22", show_default=False,
        help="交回期限，默认当月前7天 | by when, a week before the month unless given",
    ),
]  # fmt: skip
_ALL = ("全部", "all", "全部单位")


def template(
    file: TemplateFile = None,
    audience: ForOption = "",
    out: OutOption = None,
    month: MonthOption = "",
    due: DueOption = "",
    by: ByOption = "",
    force: ForceOption = False,
    lang: LangOption = "zh",
    json: JsonOption = False,
) -> None:
    """写出空白工作簿，或各科室、接收单位的小表 | Write an empty workbook, or each department's and unit's form."""
    with session(lang, json) as run:
        if audience:
            _forms(file, audience, out, (month, due, by), run)
            return
        target = file or Path("county.xlsx")
        check_target(target, [".xlsx"], force)
        target.parent.mkdir(parents=True, exist_ok=True)
        path = write_template(target)
        run.line(words.WRITTEN, path=path)
        run.line(words.TEMPLATE_NEXT, path=path)
        run.answer(file=str(path))


def _forms(file: Path | None, audience: str, out: Path | None, given: tuple[str, str, str], run: Session) -> None:
    """Write forms: into the folder where ``file`` is one, else to ``out``."""
    chosen, (month, due, by) = audiences(audience), given
    if file is None:
        raise fault("no_county", month_words.NO_COUNTY_FILE, month_words.NO_COUNTY_REMEDY, "--for")
    its, wanted = month_given(month), due_given(due)
    if (file / HISTORY).is_dir() and out is None:
        handed = hand_out(opened(file, by, run), chosen, its, wanted)
    else:
        handed = write_forms(file, chosen, out or file.parent / "forms", its, wanted)
    told = {"month": handed.month, "n": len(handed.forms), "due": handed.due, "path": handed.folder}
    run.line(month_words.HANDED, style="bold green", **told)
    if out is None and (file / HISTORY).is_dir():
        run.line(month_words.HANDED_NEXT, path=file / IN, root=file)
    run.answer(**_document(handed))


def _document(handed: HandedOut) -> dict[str, object]:
    return {
        "folder": str(handed.folder),
        "month": str(handed.month),
        "due": str(handed.due),
        "forms": [{"file": m.form.file, "code": m.form.code, "name": m.form.name} for m in handed.forms],
    }


def audiences(said: str) -> tuple[Audience, ...]:
    """Return who is meant by 科室, 卫生院, 全部, or the English words; raise ``InputRefused`` for anything else."""
    if said.strip().casefold() in _ALL:
        return tuple(Audience)
    try:
        return (Audience(read_word(Audience, said)),)
    except Fault:
        message = month_words.BAD_AUDIENCE.fill(found=said)
        raise fault("bad_audience", message, month_words.AUDIENCE_REMEDY, "--for") from None


def due_given(said: str) -> date | None:
    """Return the date of ``--due``, ``None`` where none is given; raise ``InputRefused`` for anything else."""
    if not said:
        return None
    try:
        return read_date(said)
    except Fault:
        raise fault("bad_date", words.BAD_DATE.fill(found=said), words.DATE_REMEDY, "--due") from None
