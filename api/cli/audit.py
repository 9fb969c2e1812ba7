"""``xiachen audit``: judge a plan, whoever made it."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli import words
from api.cli.county import open_county, show_warnings
from api.cli.exits import ExitCode
from api.cli.findings import by_weight, finding_document, finding_table, rule_table
from api.cli.issues import issue_document
from api.cli.options import (
    NO_SETTINGS,
    CountyFile,
    JsonOption,
    LangOption,
    ProfileOption,
    ServerOption,
    SetOption,
    TokenFileOption,
)
from api.cli.outcome import indented
from api.cli.posts import show_missing
from api.cli.remote import judge_of, service_of
from api.cli.session import Session, session
from api.cli.settings import read_profile_option, read_settings
from models.files.plans import read_plan
from models.headcount import HeadcountCase, HeadcountPlan
from models.verdict import Verdict

PlanFile = Annotated[
    Path,
    typer.Argument(
        metavar="PLAN",
        show_default=False,
        help="plan.json、roster.csv、roster.xlsx、centers.xlsx 或 headcount.xlsx | the plan, also edited by hand",
    ),
]


def audit(
    file: CountyFile,
    plan: PlanFile,
    profile: ProfileOption = "",
    settings: SetOption = NO_SETTINGS,
    server: ServerOption = "",
    token_file: TokenFileOption = None,
    lang: LangOption = "zh",
    json: JsonOption = False,
) -> None:
    """核查一份方案，不求解 | Audit a plan without solving; findings are named by rule."""
    with session(lang, json) as run, service_of(server, token_file, lang) as service:
        chosen, given = read_profile_option(profile), read_settings(settings)
        read = open_county(file, run)
        opened = read_plan(plan, read.county)
        found = opened.plan
        case, verdict = judge_of(service)(read.county, found, chosen, given)
        run.code = ExitCode.ANSWERED if verdict.clean else ExitCode.INFEASIBLE
        show_warnings(opened.issues, run)
        show_verdict(verdict, run)
        if isinstance(case, HeadcountCase) and isinstance(found, HeadcountPlan):
            show_missing(case, found, run)
        run.answer(
            clean=verdict.clean,
            hard=verdict.hard,
            same_county=found.county_hash == read.county.hash,
            issues=[issue_document(i) for i in opened.issues],
            tiers={tier.value: value for tier, value in verdict.tiers.items()},
            rules=[s.model_dump(mode="json") for s in verdict.scores],
            findings=[finding_document(f) for f in verdict.findings],
        )


def show_verdict(verdict: Verdict, run: Session) -> None:
    """Show whether the plan is clean, every rule, and every finding by rule."""
    said = words.CLEAN if verdict.clean else words.BROKEN.fill(amount=f"{verdict.hard:g}")
    run.line(said, style="bold green" if verdict.clean else "bold red")
    run.show(indented(rule_table(verdict, run)))
    if verdict.findings:
        run.show(finding_table(by_weight(verdict.findings), words.FINDINGS.fill(total=len(verdict.findings)), run))
