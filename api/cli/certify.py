"""``xiachen certify``: a plan of public money held against a second opinion by another formulation and solver."""

import time
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from api.cli import words
from api.cli.audit import PlanFile, case_of
from api.cli.county import open_county, show_warnings
from api.cli.exits import ExitCode
from api.cli.issues import fault
from api.cli.options import CountyFile, JsonOption, LangOption
from api.cli.outcome import indented
from api.cli.session import Session, session
from models.county.words import Stage
from models.files.out.atomic import write_record
from models.files.out.outcome import number
from models.files.plans import read_plan
from models.policy import policy_of
from models.roster import RosterCase
from optimizer.certify.compare import Comparison, Ruling, StageCompared, compare, hear, opinion_of
from optimizer.certify.opinion import AnyStage, Opinion
from optimizer.engines.pulp import SolverMissingError, find_solver, write

SolverOption = Annotated[
    str,
    typer.Option(
        "--solver", help="复核用的求解器：CBC、HiGHS、SCIP，或已有许可的 Gurobi、COPT、CPLEX | the other solver"
    ),
]
LimitOption = Annotated[
    float, typer.Option("--time-limit", min=0.1, metavar="SECONDS", help="复核时限（秒） | limit of the second opinion")
]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", metavar="DIR", show_default=False, help="保存复核结论和另一方案 | save what was found"),
]
LpOption = Annotated[
    Path | None, typer.Option("--write-lp", metavar="FILE", show_default=False, help="写出 LP 文件 | write an LP file")
]
MpsOption = Annotated[
    Path | None,
    typer.Option("--write-mps", metavar="FILE", show_default=False, help="写出 MPS 文件 | write an MPS file"),
]
CODES = {Ruling.AGREES: ExitCode.ANSWERED, Ruling.UNPROVEN: ExitCode.NOTHING_FOUND}
"""The exit codes of rulings; every other one is a failure."""
STYLES = {Ruling.AGREES: "bold green", Ruling.UNPROVEN: "bold yellow"}
SECONDS = 600.0


def certify(
    file: CountyFile,
    plan: PlanFile,
    solver: SolverOption = "CBC",
    time_limit: LimitOption = SECONDS,
    out: OutOption = None,
    write_lp: LpOption = None,
    write_mps: MpsOption = None,
    lang: LangOption = "zh",
    json: JsonOption = False,
) -> None:
    """复核编制或选址方案：另一套模型、另一求解器重算最优 | Certify a plan of posts or sites by a second opinion."""
    with session(lang, json) as run:
        name = solver_named(solver)
        read = open_county(file, run)
        opened = read_plan(plan, read.county)
        found = opened.plan
        case = case_of(read.county, policy_of(read.county, found.profile, found.settings), found)
        if isinstance(case, RosterCase) or found.decision == "roster":
            raise fault("no_opinion", words.NO_OPINION, words.NO_OPINION_REMEDY, "PLAN")
        show_warnings(opened.issues, run)
        opinion, began = opinion_of(case, name, time_limit), time.monotonic()

        def begun(stage: AnyStage) -> None:
            seconds = f"{time.monotonic() - began:.1f}"
            run.note(words.PROVING, style="dim", seconds=seconds, stage=stage.text, solver=name)

        comparison = compare(case, found, hear(opinion, begun), time.monotonic() - began)
        write_programs(opinion, write_lp, write_mps, run)
        run.code = CODES.get(comparison.ruling, ExitCode.INFEASIBLE)
        show_comparison(comparison, run)
        if out is not None:
            write_record(out / "certify.json", comparison)
            run.line(words.WRITTEN, path=out / "certify.json")
            if comparison.second is not None:
                write_record(out / "second-plan.json", comparison.second)
                run.line(words.WRITTEN, path=out / "second-plan.json")
        run.answer(**comparison.model_dump(mode="json"))


def solver_named(solver: str) -> str:
    """Return the solver as it is spelled; raise ``InputRefused`` with those that are there."""
    try:
        return find_solver(solver)
    except SolverMissingError as missing:
        raise fault("solver_missing", missing.message, words.SOLVER_REMEDY, "--solver") from missing


def write_programs(opinion: Opinion, lp: Path | None, mps: Path | None, run: Session) -> None:
    """Write the program with every stage proven so far as a row, and the goal solved last as its objective."""
    write(opinion.run.program, opinion.run.last, lp, mps)
    for path in (lp, mps):
        if path is not None:
            run.line(words.WRITTEN, path=path)


def show_comparison(comparison: Comparison, run: Session) -> None:
    """Show the ruling, and both values of every stage."""
    run.line(comparison.ruling.text, style=STYLES.get(comparison.ruling, "bold red"))
    if comparison.hard:
        run.line(words.BROKEN.fill(amount=f"{comparison.hard:g}"), style="bold red")
    table = Table(show_edge=False, pad_edge=False)
    table.add_column(run.say(words.STAGE))
    for heading in (words.OF_THE_PLAN, words.SECOND_OPTIMUM):
        table.add_column(run.say(heading), justify="right")
    table.add_column(run.say(words.COMPARED))
    for stage in comparison.stages:
        optimum = "—" if stage.optimum is None else shown(stage, stage.optimum)
        stand = f"{run.say(stage.stand.text)} {stage.where}".rstrip()
        table.add_row(run.say(stage.stage.text), shown(stage, stage.value), optimum, stand)
    run.show(indented(table))
    run.line(words.SOLVED_BY, style="dim", solver=comparison.solver, n=comparison.solves, s=f"{comparison.seconds:.1f}")


def shown(stage: StageCompared, value: float) -> str:
    """Return a value as it is read: ratios as percents."""
    if stage.stage in (Stage.GRASSROOTS, Stage.HOSPITALS):
        return f"{100 * value:.2f}%"
    return number(value)
