"""``xiachen solve``: a county's roster, where its shared centers stand, or where its posts sit."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from api.cli import words
from api.cli.county import open_county
from api.cli.faces import Delivery
from api.cli.folders import result_folder
from api.cli.horizon import read_horizon
from api.cli.issues import fault
from api.cli.options import (
    NO_SETTINGS,
    AnonymousOption,
    CountyFile,
    JsonOption,
    LangOption,
    ProfileOption,
    ServerOption,
    SetOption,
    TokenFileOption,
)
from api.cli.remote import service_of, solver_of
from api.cli.session import session
from api.cli.settings import read_gap, read_profile_option, read_settings
from api.cli.solving import solve_and_show
from api.runner import Given, HeadcountJob, RosterJob, SitingJob, SolveJob, memory_limit
from models.decision import Decision
from optimizer.answer import SolveOptions

DecisionOption = Annotated[
    Decision,
    typer.Option(
        "--decision",
        help="roster：下沉排班；siting：中心选址；headcount：编制调剂 | roster, sites, or posts",
    ),
]
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
    decision: DecisionOption = Decision.ROSTER,
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
    server: ServerOption = "",
    token_file: TokenFileOption = None,
    lang: LangOption = "zh",
    json: JsonOption = False,
) -> None:
    """排班、选址或调剂编制，并核查 | Plan a roster, sites or posts, audit the plan, write sheets and a report."""
    with session(lang, json) as run, service_of(server, token_file, lang) as service:
        options = SolveOptions(time_limit, read_gap(gap), seed, workers)
        chosen = read_profile_option(profile)
        given = read_settings(settings)
        read = open_county(file, run)
        common = Given(
            county=read.county,
            profile=chosen,
            settings=given,
            options=options,
            defaults_used=len(read.defaults),
            memory_limit=memory_limit(),
        )
        job, name = JOBS[decision](common, first, last)
        delivery = Delivery(result_folder(out, read.county, name), anonymous)
        solve_and_show(read, job, delivery, run, solver_of(service, file, run))


def roster(given: Given, first: str, last: str) -> tuple[SolveJob, str]:
    """Return the job of a roster, and its month as the end of the folder's name."""
    begin, end = read_horizon(given["county"], first, last)
    return RosterJob(first=begin, last=end, **given), f"{begin:%Y-%m}"


def site(given: Given, first: str, last: str) -> tuple[SolveJob, str]:
    """Return the job of siting; raise ``InputRefused`` where dates are given or the county asks for no centers."""
    if first or last:
        raise fault("no_days", words.NO_DAYS, words.NO_DAYS_REMEDY, "--from" if first else "--to")
    if not given["county"].centers:
        raise fault("no_centers", words.NO_CENTERS, words.NO_CENTERS_REMEDY, "--decision")
    return SitingJob(**given), Decision.SITING.value


def transfer(given: Given, first: str, last: str) -> tuple[SolveJob, str]:
    """Return the job of headcount; raise ``InputRefused`` where dates are given or the county states no posts."""
    if first or last:
        raise fault("no_days", words.NO_DAYS_BUT_YEARS, words.NO_DAYS_REMEDY, "--from" if first else "--to")
    if not given["county"].posts:
        raise fault("no_posts", words.NO_POSTS, words.NO_POSTS_REMEDY, "--decision")
    return HeadcountJob(**given), Decision.HEADCOUNT.value


JOBS: dict[Decision, Callable[[Given, str, str], tuple[SolveJob, str]]] = {
    Decision.ROSTER: roster,
    Decision.SITING: site,
    Decision.HEADCOUNT: transfer,
}
"""What makes the job of each decision, from what is given and the first and the last day."""
