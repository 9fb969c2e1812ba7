"""``xiachen solve``: a county's roster."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.county import open_county
from api.cli.folders import result_folder
from api.cli.horizon import read_horizon
from api.cli.options import (
    NO_SETTINGS,
    AnonymousOption,
    CountyFile,
    JsonOption,
    LangOption,
    ProfileOption,
    SetOption,
)
from api.cli.session import session
from api.cli.settings import read_gap, read_profile_option, read_settings
from api.cli.solving import Delivery, solve_and_show
from api.runner import SolveJob, memory_limit
from optimizer.answer import SolveOptions

FromOption = Annotated[
    str, typer.Option("--from", metavar="DATE", show_default=False, help="开始日期，默认表内月份 | first day")
]
ToOption = Annotated[
    str, typer.Option("--to", metavar="DATE", show_default=False, help="结束日期，默认当月末 | last day")
]
OutOption = Annotated[
    Path | None, typer.Option("--out", metavar="DIR", help="结果文件夹 | folder of the results: out/<county>-<month>")
]
TimeOption = Annotated[
    float | None, typer.Option("--time-limit", min=0.1, metavar="SECONDS", help="时限（秒） | limit of the solve")
]
GapOption = Annotated[str, typer.Option("--gap", help="允许的距界值差距 | allowed gap, such as 0.1%")]
SeedOption = Annotated[int, typer.Option("--seed", min=0, max=2**31 - 1, help="随机种子 | random seed")]
WorkersOption = Annotated[int, typer.Option("--workers", min=1, max=64, help="求解线程数 | threads of the solver")]


def solve(
    file: CountyFile,
    first: FromOption = "",
    last: ToOption = "",
    out: OutOption = None,
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
    """排出下沉班表并核查 | Plan the roster, audit it, write sheets, calendars and a report."""
    with session(lang, json) as run:
        options = SolveOptions(time_limit, read_gap(gap), seed, workers)
        chosen = read_profile_option(profile)
        given = read_settings(settings)
        read = open_county(file, run)
        begin, end = read_horizon(read.county, first, last)
        folder = result_folder(out, read.county, begin)
        job = SolveJob(
            county=read.county,
            first=begin,
            last=end,
            profile=chosen,
            settings=given,
            options=options,
            defaults_used=len(read.defaults),
            memory_limit=memory_limit(),
        )
        solve_and_show(read, job, Delivery(folder, anonymous), run)
