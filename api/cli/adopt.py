"""``xiachen adopt``: take a plan into the county, so that later months are planned from it."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.cli import words
from api.cli.audit import PlanFile, show_verdict
from api.cli.county import open_county, show_warnings
from api.cli.exits import ExitCode
from api.cli.options import CountyFile, LangOption
from api.cli.session import session
from api.cli.targets import COUNTY_SUFFIXES, ForceOption, check_target, write_county
from models.files.plans import read_plan
from models.policy import policy_of
from models.roster import RosterCase, adopt_month, adopt_year
from models.rules import audit as judge

OutFile = Annotated[
    Path, typer.Argument(metavar="OUT", show_default=False, help="目标文件 .xlsx 或 .json | the file to write")
]


class Adopted(StrEnum):
    """What a plan becomes."""

    YEAR = "year"
    MONTH = "month"


AsOption = Annotated[
    Adopted,
    typer.Option(
        "--as",
        show_default=False,
        help="year：写入接收单位、年度任务分解和跨月周分解；month：写入已发布排班 "
        "| year: hosts, pace and split weeks; month: published duties",
    ),
]


def adopt(
    file: CountyFile, plan: PlanFile, out: OutFile, kind: AsOption, force: ForceOption = False, lang: LangOption = "zh"
) -> None:
    """把年度计划或已发布的月排班写入工作簿，供以后各月接续 | Take a year plan or a published month into the county."""
    with session(lang) as run:
        check_target(out, COUNTY_SUFFIXES, force)
        read = open_county(file, run)
        opened = read_plan(plan, read.county)
        found = opened.roster
        policy = policy_of(read.county, found.profile, found.settings)
        verdict = judge(RosterCase(read.county, policy, found.first, found.last), found)
        show_warnings(opened.issues, run)
        if not verdict.clean:
            show_verdict(verdict, run)
            run.note(words.NOT_ADOPTED)
            run.code = ExitCode.INFEASIBLE
            return
        county = adopt_year(read.county, policy, found) if kind is Adopted.YEAR else adopt_month(read.county, found)
        run.line(words.WRITTEN, path=write_county(county, out, read.defaults))
