"""``xiachen report``: the indicators of a month, a half-year or a year."""

from typing import Annotated

import typer
from rich.table import Table

from api.cli.issues import fault
from api.cli.month import words_report as words
from api.cli.month.options import ByOption, FolderArgument, opened
from api.cli.options import JsonOption, LangOption
from api.cli.session import Session, session
from api.cli.settings import read_profile_option
from api.month.report import Reported
from api.month.report import report as make_report
from models.files.out.monthly.notes import month_notes, profile_title
from models.files.out.monthly.said import parts_of, title_of, value_of
from models.report import COMMON_PROFILE, ReportPeriod, indicators, read_period

PeriodArgument = Annotated[
    str, typer.Argument(metavar="PERIOD", show_default=False, help="2026-03、2026-H1、2026-H2 或 2026 | the period")
]
CommonOption = Annotated[
    str, typer.Option("--profile", show_default=False, help="统一口径，默认新疆 | the common profile, xinjiang")
]


def report(
    period: PeriodArgument,
    folder: FolderArgument,
    profile: CommonOption = "",
    by: ByOption = "",
    lang: LangOption = "zh",
    json: JsonOption = False,
) -> None:
    """月报、半年报、年报：各指标的分子、分母和口径，不含姓名 | A report of a period: every indicator, no names."""
    with session(lang, json) as run:
        its = period_given(period)
        common = read_profile_option(profile) or COMMON_PROFILE
        made = make_report(opened(folder, by, run), its, common, lang)
        show_report(made, run)


def period_given(said: str) -> ReportPeriod:
    """Return the period that is meant; raise ``InputRefused`` for anything else."""
    try:
        return read_period(said)
    except ValueError:
        raise fault("bad_period", words.BAD_PERIOD.fill(found=said), words.PERIOD_REMEDY, "PERIOD") from None


def show_report(made: Reported, run: Session) -> None:
    """Show the leading indicators of one consortium, and where the report is."""
    found, its = made.report, made.report.consortia[0]
    table = Table(show_edge=False, pad_edge=False)
    table.add_column(run.say(words.INDICATOR))
    table.add_column(run.say(words.OWN, p=profile_title(its)))
    table.add_column(run.say(words.COMMON, p=found.profile.title))
    for id, one in indicators().items():
        if one.key:
            figures = its.own.figures.get(id), its.common.figures.get(id)
            cells = (f"{value_of(one, f)}  {parts_of(f)}".rstrip() for f in figures)
            table.add_row(run.say(title_of(one, found.days)), *cells)
    run.show(table)
    for note in month_notes(its):
        run.line(note, style="yellow")
    run.line(words.REPORTED, style="bold green", p=found.period.title, path=made.folder)
