"""``xiachen certify``: a plan of public money held against a second opinion by another formulation and solver."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from api.cli import words
from api.cli.audit import PlanFile
from api.cli.comparison import show_comparison
from api.cli.county import open_county, show_warnings
from api.cli.exits import ExitCode
from api.cli.folders import ready_folder
from api.cli.interrupt import stop_on_interrupt
from api.cli.issues import fault
from api.cli.options import CountyFile, JsonOption, LangOption
from api.cli.progress import progress
from api.cli.session import InternalFaultError, Session, session
from api.runner import HeadcountJob, SitingJob, SolveResult, memory_limit, supervise
from models.certificate import Termination
from models.county import County
from models.files.out.atomic import write_record
from models.files.plans import read_plan
from models.plan import RosterPlan
from models.siting import SitingPlan
from optimizer.answer import AnyAnswer, SolveOptions
from optimizer.certify.compare import Comparison, Plan, Ruling, compare
from optimizer.certify.solve import second_opinion
from optimizer.engines.pulp import CBC, SolverMissingError, find_solver, works

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
SECONDS = 600.0
SPARE = 10.0
"""Seconds beside the limit that the process has to end its solver and to write files."""


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
        folder = out and ready_folder(out)
        files = [path and ready(path) for path in (write_lp, write_mps)]
        read = open_county(file, run)
        opened = read_plan(plan, read.county)
        if isinstance(opened.plan, RosterPlan):
            raise fault("no_opinion", words.NO_OPINION, words.NO_OPINION_REMEDY, "PLAN")
        show_warnings(opened.issues, run)
        job = job_of(read.county, opened.plan, time_limit)
        result = hear(job, partial(second_opinion, solver=name, lp=files[0], mps=files[1], spare=SPARE), name, run)
        if result.cancelled or result.answer is None:
            run.code = ExitCode.INTERRUPTED
            run.note(words.NOT_CERTIFIED)
            run.answer()
            return
        comparison = compare(job.case(), opened.plan, result.answer, name)
        run.code = code_of(comparison, result.answer.termination)
        show_comparison(comparison, run)
        for path in (*(path for path in files if path and path.exists()), *saved(comparison, folder)):
            run.line(words.WRITTEN, path=path)
        run.answer(**comparison.model_dump(mode="json"))


def solver_named(solver: str) -> str:
    """Return the solver as it is spelled; raise ``InputRefused`` for one that is not there or does not answer."""
    try:
        name = find_solver(solver)
    except SolverMissingError as missing:
        raise fault("solver_missing", missing.message, words.SOLVER_REMEDY, "--solver") from missing
    if name != CBC and not works(name):
        raise fault("solver_silent", words.SOLVER_SILENT.fill(name=name), words.SOLVER_REMEDY, "--solver")
    return name


def ready(path: Path) -> Path:
    """Return the whole path of a file that can be written, that of an earlier run being gone; raises ``OSError``."""
    ready_folder(path.parent)
    path.unlink(missing_ok=True)
    return path.absolute()


def job_of(county: County, plan: Plan, seconds: float) -> HeadcountJob | SitingJob:
    """Return the job of a plan's decision, under the policy that the plan was made for."""
    kind = SitingJob if isinstance(plan, SitingPlan) else HeadcountJob
    return kind(
        county=county,
        profile=plan.profile,
        settings=plan.settings,
        options=SolveOptions(time_limit=seconds + SPARE),
        memory_limit=memory_limit(),
    )


def hear(job: HeadcountJob | SitingJob, asked: partial[AnyAnswer], solver: str, run: Session) -> SolveResult:
    """Hear the second opinion in a process of its own, which takes its solver along when it ends.

    Raises ``InternalFaultError`` where it fails, or the checker finds its plan other than it says.
    """
    title = words.CERTIFYING.fill(name=job.county.county.name, solver=solver)
    with stop_on_interrupt(lambda: run.note(words.STOPPING_OPINION)) as stop, progress(run, title) as on_event:
        result = supervise(job, on_event, stop, asked)
    if result.failure is not None:
        raise InternalFaultError(result.failure.message, result.failure.detail)
    return result


def code_of(comparison: Comparison, ended: Termination) -> ExitCode:
    """Return the exit code: what is not proven because of an interrupt counts as interrupted."""
    if comparison.ruling is Ruling.UNPROVEN and ended is Termination.FINISH_NOW:
        return ExitCode.INTERRUPTED
    return CODES.get(comparison.ruling, ExitCode.INFEASIBLE)


def saved(comparison: Comparison, folder: Path | None) -> list[Path]:
    """Save the comparison and the other plan, where a folder is asked for; return the files."""
    if folder is None:
        return []
    records = {"certify.json": comparison, "second-plan.json": comparison.second}
    return [write_record(folder / name, record) for name, record in records.items() if record is not None]
