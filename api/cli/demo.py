"""``xiachen demo``: two real counties from workbook to audited roster."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

import instances
from api.cli import words
from api.cli.county import open_county
from api.cli.exits import ExitCode
from api.cli.faces import Delivery
from api.cli.folders import result_folder
from api.cli.options import LangOption
from api.cli.session import Session, print_line, session
from api.cli.solving import solve_and_show
from api.runner import RosterJob, memory_limit
from optimizer.answer import SolveOptions

COUNTIES = ("urad-middle-banner", "baicheng")
MONTH = (date(2026, 3, 1), date(2026, 3, 31))
TIME_LIMIT = 60.0

OutOption = Annotated[Path, typer.Option("--out", metavar="DIR", help="结果文件夹 | folder of the results")]


def demo(out: OutOption = Path("demo"), lang: LangOption = "zh") -> None:
    """两个示例旗县2026年3月的排班 | Plan March 2026 for Urad Middle Banner, then Baicheng."""
    with session(lang) as run:
        codes = [plan_county(name, out / name, run) for name in COUNTIES]
        run.code = max(codes)
        run.line(words.DEMO_NEXT, style="bold")
        for name in COUNTIES:
            for file in ("report.html", "roster.xlsx"):
                print_line(run.screen, f"  {out / name / file}")


def plan_county(name: str, target: Path, run: Session) -> ExitCode:
    """Plan the month of one shipped county and show the result; return its exit code."""
    read = open_county(instances.path(name), run)
    run.screen.rule(run.say(words.DEMO_TITLE, title=read.county.county.name))
    folder = result_folder(target, read.county, f"{MONTH[0]:%Y-%m}")
    job = RosterJob(
        county=read.county,
        first=MONTH[0],
        last=MONTH[1],
        options=SolveOptions(time_limit=TIME_LIMIT),
        defaults_used=len(read.defaults),
        memory_limit=memory_limit(),
    )
    solve_and_show(read, job, Delivery(folder), run)
    return run.code
