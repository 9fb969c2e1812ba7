"""``xiachen report``: the indicators of a month, a half-year or a year, of one consortium or of many."""

import json as json_text
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from api.cli import words as common_words
from api.cli.issues import fault
from api.cli.month import words_report as words
from api.cli.month.options import ByOption, opened
from api.cli.options import JsonOption, LangOption
from api.cli.printable import printable
from api.cli.session import Session, session
from api.cli.settings import read_profile_option
from api.month.report import Reported, report_to
from api.month.report import report as report_one
from models.files.out.monthly.document import document
from models.files.out.monthly.notes import month_notes, profile_title
from models.files.out.monthly.said import parts_of, title_of, value_of
from models.files.out.monthly.write import PAGE, WORKBOOK
from models.report import COMMON_PROFILE, ReportPeriod, indicators, read_period

PeriodArgument = Annotated[
    str, typer.Argument(metavar="PERIOD", show_default=False, help="2026-03、2026-H1、2026-H2 或 2026 | the period")
]
FoldersArgument = Annotated[
    list[Path],
    typer.Argument(metavar="DIR...", show_default=False, help="医共体工作目录，可写多个作汇总 | county folders"),
]
CommonOption = Annotated[
    str, typer.Option("--profile", show_default=False, help="统一口径，默认新疆 | the common profile, xinjiang")
]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", metavar="DIR", show_default=False, help="结果文件夹，汇总必填 | where it goes"),
]
SHOWN = 20


def report(
    period: PeriodArgument,
    folders: FoldersArgument,
    profile: CommonOption = "",
    out: OutOption = None,
    by: ByOption = "",
    lang: LangOption = "zh",
    json: JsonOption = False,
) -> None:
    """月报、半年报、年报，可汇总多个医共体；不含姓名 | Report a period, of one consortium or many; no names."""
    with session(lang, json) as run:
        its, common = period_given(period), read_profile_option(profile) or COMMON_PROFILE
        if out is None:
            if len(folders) > 1:
                raise fault("no_out", words.NO_OUT, words.OUT_REMEDY, "--out")
            made = report_one(opened(folders[0], by, run), its, common, lang)
        else:
            made = report_to(folders, its, _target(out), common, lang, lambda done, all: _tell(run, done, all))
        for path in made.edited:
            run.note(words.EDITED, path=path)
        (show_rollup if made.report.many else show_one)(made, run)
        run.line(words.LOOK, page=made.folder / PAGE, book=made.folder / WORKBOOK)
        run.answer(folder=str(made.folder), report=json_text.loads(document(made.report)))


def period_given(said: str) -> ReportPeriod:
    """Return the period that is meant; raise ``InputRefused`` for anything else."""
    try:
        return read_period(said)
    except ValueError:
        raise fault("bad_period", words.BAD_PERIOD.fill(found=said), words.PERIOD_REMEDY, "PERIOD") from None


def _target(out: Path) -> Path:
    """Return the folder of the results; raise ``InputRefused`` where it is a file."""
    if out.exists() and not out.is_dir():
        raise fault("not_a_folder", common_words.NOT_A_FOLDER.fill(path=out), common_words.FOLDER_REMEDY, "--out")
    return out


def _tell(run: Session, done: int, all: int) -> None:
    if all > 1 and (done % 10 == 0 or done == all):
        run.note(words.READING, done=done, all=all)


def show_one(made: Reported, run: Session) -> None:
    """Show the leading indicators of one consortium, and where the report is."""
    found, its = made.report, made.report.consortia[0]
    table = Table(show_edge=False, pad_edge=False)
    for heading in (
        run.say(words.INDICATOR),
        run.say(words.OWN, p=profile_title(its)),
        run.say(words.COMMON, p=found.profile.title),
    ):
        table.add_column(heading, overflow="fold")
    for id, one in indicators().items():
        if one.key:
            figures = its.own.figures.get(id), its.common.figures.get(id)
            cells = (f"{value_of(one, f)}  {parts_of(f)}".rstrip() for f in figures)
            table.add_row(run.say(title_of(one, found.days)), *cells)
    run.show(table)
    for note in month_notes(its):
        run.line(note, style="yellow")
    run.line(words.REPORTED, style="bold green", p=found.period.title, path=made.folder)


_ROLLED = ("obliged", "taking_part", "per_person", "weeks", "places", "verified", "published")


def show_rollup(made: Reported, run: Session) -> None:
    """Show the first rows of a roll-up under the common profile, its totals, and where it is."""
    found = made.report
    wanted = [indicators()[id] for id in _ROLLED]
    table = Table(show_edge=False, pad_edge=False)
    for heading in (words.CONSORTIUM, *(title_of(i, found.days) for i in wanted)):
        table.add_column(run.say(heading), overflow="fold")
    for its in found.consortia[:SHOWN]:
        table.add_row(escape(printable(its.name)), *(value_of(i, its.common.figures.get(i.id)) for i in wanted))
    if len(found.consortia) > SHOWN:
        table.add_row("…", *[""] * len(wanted))
    total = found.totals(common=True)
    table.add_row(run.say(words.TOTAL), *(value_of(i, total.get(i.id)) for i in wanted), style="bold")
    run.show(table)
    for its in [c for c in found.consortia if c.missing][:SHOWN]:
        run.line(words.UNCOUNTED, style="yellow", n=its.name, m=" ".join(run.say(n) for n in month_notes(its)))
    run.line(words.ROLLED_UP, style="bold green", n=len(found.consortia), p=found.period.title, path=made.folder)
