"""``xiachen year``: the year plan of a county folder, which its months follow."""

from typing import Annotated

import typer

from api.cli.month import words
from api.cli.month.making import show_made, working
from api.cli.month.options import ByOption, FolderArgument, opened
from api.cli.options import NO_SETTINGS, AnonymousOption, JsonOption, LangOption, ProfileOption, SetOption
from api.cli.session import session
from api.cli.settings import read_gap, read_profile_option, read_settings
from api.cli.solve import GapOption, SeedOption, TimeOption, WorkersOption
from api.month.next_month import month_to_draft
from api.month.year import plan_year
from models.files.month.places import year_folder
from models.month import Month
from optimizer.answer import SolveOptions

YearOption = Annotated[
    int | None,
    typer.Option("--year", min=2000, max=2099, show_default=False, help="年份，默认下一个待排月所在年 | the year"),
]


def year(
    folder: FolderArgument,
    year: YearOption = None,
    by: ByOption = "",
    profile: ProfileOption = "",
    time_limit: TimeOption = None,
    gap: GapOption = "0",
    seed: SeedOption = 1,
    workers: WorkersOption = 8,
    settings: SetOption = NO_SETTINGS,
    anonymous: AnonymousOption = False,
    lang: LangOption = "zh",
    json: JsonOption = False,
) -> None:
    """年度计划：定接收单位和各月进度，各月据此起草 | Plan the rest of a year, which its months then follow."""
    with session(lang, json) as run:
        options = SolveOptions(time_limit, read_gap(gap), seed, workers)
        chosen, given = read_profile_option(profile), read_settings(settings)
        home = opened(folder, by, run)
        its = year if year is not None else month_to_draft(home).year
        span = (Month(its, 1).first, Month(its, 12).last)
        with working(run, folder, span, options, profile=chosen, settings=given, anonymous=anonymous) as work:
            planned, result = plan_year(home, its, work)
        place = show_made(planned, result, lambda p: home.root / year_folder(its, p.number), run)
        if planned is None:
            run.answer(year=its, plan=None)
            return
        run.line(words.YEAR_PLANNED, style="bold green", y=its, n=planned.number, path=place)
        run.answer(**planned.model_dump(mode="json"), folder=str(place))
