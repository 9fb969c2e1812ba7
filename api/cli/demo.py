"""``xiachen demo``: two real counties from workbook to audited roster; the shared centers and the posts of one."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

import instances
from api.cli import words
from api.cli.county import open_county
from api.cli.exits import ExitCode
from api.cli.faces import HEADCOUNT_FACE, ROSTER_FACE, SITING_FACE, Delivery
from api.cli.folders import result_folder
from api.cli.options import LangOption
from api.cli.session import Session, print_line, session
from api.cli.solving import solve_and_show
from api.runner import HeadcountJob, RosterJob, SitingJob, SolveJob, memory_limit
from models.files import ReadResult
from optimizer.answer import SolveOptions

COUNTIES = ("urad-middle-banner", "baicheng")
SITED = ("urad-middle-banner",)
POSTED = ("urad-middle-banner",)
MONTH = (date(2026, 3, 1), date(2026, 3, 31))
TIME_LIMIT = 60.0

OutOption = Annotated[Path, typer.Option("--out", metavar="DIR", help="结果文件夹 | folder of the results")]


def demo(out: OutOption = Path("demo"), lang: LangOption = "zh") -> None:
    """示例：两旗县2026年3月排班，一旗县选址和调编 | Plan March 2026 for two counties; sites and posts of one."""
    with session(lang) as run:
        codes = [plan_month(name, out / name, run) for name in COUNTIES]
        codes += [site_centers(name, out / f"{name}-centers", run) for name in SITED]
        codes += [move_posts(name, out / f"{name}-headcount", run) for name in POSTED]
        run.code = max(codes)
        run.line(words.DEMO_NEXT, style="bold")
        written = [(name, ROSTER_FACE) for name in COUNTIES] + [(f"{name}-centers", SITING_FACE) for name in SITED]
        written += [(f"{name}-headcount", HEADCOUNT_FACE) for name in POSTED]
        for name, face in written:
            for file in ("report.html", face.workbook):
                print_line(run.screen, f"  {out / name / file}")


def plan_month(name: str, target: Path, run: Session) -> ExitCode:
    """Plan the month of one shipped county and show the result; return its exit code."""
    read = open_county(instances.path(name), run)
    run.screen.rule(run.say(words.DEMO_TITLE, title=read.county.county.name))
    job = RosterJob(
        county=read.county,
        first=MONTH[0],
        last=MONTH[1],
        options=SolveOptions(time_limit=TIME_LIMIT),
        defaults_used=len(read.defaults),
        memory_limit=memory_limit(),
    )
    return deliver(read, job, target, run)


def site_centers(name: str, target: Path, run: Session) -> ExitCode:
    """Site the shared centers of one shipped county and show the result; return its exit code."""
    read = open_county(instances.path(name), run)
    run.screen.rule(run.say(words.DEMO_CENTERS, title=read.county.county.name))
    job = SitingJob(
        county=read.county,
        options=SolveOptions(time_limit=TIME_LIMIT),
        defaults_used=len(read.defaults),
        memory_limit=memory_limit(),
    )
    return deliver(read, job, target, run)


def move_posts(name: str, target: Path, run: Session) -> ExitCode:
    """Move the posts of one shipped county and show the result; return its exit code."""
    read = open_county(instances.path(name), run)
    run.screen.rule(run.say(words.DEMO_POSTS, title=read.county.county.name))
    job = HeadcountJob(
        county=read.county,
        options=SolveOptions(time_limit=TIME_LIMIT),
        defaults_used=len(read.defaults),
        memory_limit=memory_limit(),
    )
    return deliver(read, job, target, run)


def deliver(read: ReadResult, job: SolveJob, target: Path, run: Session) -> ExitCode:
    """Solve a job into a folder and show the result; return its exit code."""
    solve_and_show(read, job, Delivery(result_folder(target, read.county, "")), run)
    return run.code
