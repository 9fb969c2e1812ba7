"""``xiachen chain``: siting, headcount and the month's roster as one run, each need followed through all three."""

import threading
from pathlib import Path
from typing import Annotated, Any

import typer

from api.chain import ChainJob, ChainResult, run_chain
from api.cli import words, words_chain
from api.cli.county import Checked, county_document, open_county
from api.cli.exits import ExitCode
from api.cli.faces import Delivery, face_of, title_of
from api.cli.findings import finding_table
from api.cli.folders import ready_folder
from api.cli.horizon import read_horizon
from api.cli.interrupt import stop_on_interrupt
from api.cli.issues import fault
from api.cli.options import (
    NO_SETTINGS,
    AnonymousOption,
    CountyFile,
    JsonOption,
    LangOption,
    ProfileOption,
    SetOption,
)
from api.cli.outcome import show_certificate
from api.cli.progress import steps
from api.cli.session import InternalFaultError, Session, session
from api.cli.settings import read_gap, read_profile_option, read_settings
from api.cli.solve import FromOption, GapOption, SeedOption, TimeOption, ToOption, WorkersOption
from api.cli.solving import CODES, here, rescue
from api.runner import Given, SolveJob, SolveResult, memory_limit
from models.certificate import Certificate
from models.chain.begin import in_years, is_whole_month, lacking
from models.files import ReadResult, write_county_json
from models.files.out.anonymous import strip
from models.files.out.chain import FILES, write_follow
from models.files.out.chain.followed import Followed, figures_of
from models.files.out.outcome import number, outcome_sentence
from models.files.out.shown import Shown
from optimizer.answer import SolveOptions

OutOption = Annotated[
    Path, typer.Option("--out", metavar="DIR", show_default=False, help="结果文件夹 | results folder")
]
COUNTY = "county.json"


def chain(
    file: CountyFile,
    out: OutOption,
    first: FromOption = "",
    last: ToOption = "",
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
    """选址、编制、排班三段联算，追踪每个需求 | Siting, headcount and roster in a chain; follow each need."""
    with session(lang, json) as run:
        options = SolveOptions(time_limit, read_gap(gap), seed, workers)
        chosen, given = read_profile_option(profile), read_settings(settings)
        read = open_county(file, run)
        common = Given(
            county=strip(read.county) if anonymous else read.county,
            profile=chosen,
            settings=given,
            options=options,
            defaults_used=len(read.defaults),
            memory_limit=memory_limit(),
        )
        job = ChainJob(common, read_horizon(read.county, first, last))
        check(job)
        folder = ready_folder(out)
        for name in FILES:
            (folder / name).unlink(missing_ok=True)
        result, files = solve_all(job, read, Delivery(folder, anonymous), run)
        conclude(result, files, read, folder, run)


def check(job: ChainJob) -> None:
    """Raise ``InputRefused`` where a sheet is empty, or the horizon is no month of the years of the headcount."""
    if "centers" in (empty := lacking(job.given["county"])):
        raise fault("no_centers", words.NO_CENTERS, words.NO_CENTERS_REMEDY, "FILE")
    if "posts" in empty:
        raise fault("no_posts", words.NO_POSTS, words.NO_POSTS_REMEDY, "FILE")
    first, last = job.month
    if not is_whole_month(first, last):
        message = words_chain.NOT_A_MONTH.fill(first=first.isoformat(), last=last.isoformat())
        raise fault("not_a_month", message, words_chain.MONTH_REMEDY, "--to")
    case = job.headcount(job.given["county"]).case()
    if not in_years(case, first):
        message = words_chain.NOT_IN_YEARS.fill(year=first.year, first=case.years[0], last=case.years[-1])
        raise fault("not_in_years", message, words_chain.YEARS_REMEDY, "--from")


def solve_all(
    job: ChainJob, read: ReadResult, delivery: Delivery, run: Session
) -> tuple[ChainResult, tuple[Path, ...]]:
    """Solve stage after stage, write and show each as it ends; Ctrl-C ends the chain with the stage that runs."""
    written: list[tuple[Path, ...]] = []
    with stop_on_interrupt(lambda: run.note(words.STOPPING)) as stop:

        def solve(its: SolveJob) -> SolveResult:
            run.note(words_chain.STAGE, style="bold", n=1 + len(written), decision=its.decision.text)
            with steps(run, title_of(its)) as on_step:
                result = here(its, on_step, stop)
            place = Delivery(delivery.folder / its.decision.value, delivery.anonymous)
            written.append(deliver(its, result, read, place, run))
            return result

        result = run_chain(job, solve, lambda: not stop.is_set())
    run.code = exit_code(result, stop)
    return result, tuple(path for files in written for path in files)


def deliver(job: SolveJob, result: SolveResult, read: ReadResult, place: Delivery, run: Session) -> tuple[Path, ...]:
    """Write the county and the results of a stage, and show what it came to; raises as a solve that failed."""
    if result.failure is not None:
        raise InternalFaultError(rescue(result, place.folder), result.failure.detail)
    ready_folder(place.folder)
    county = write_county_json(job.county, place.folder / COUNTY)
    files = face_of(result).write(result, read, place, run.lang)
    if result.certificate is not None and not result.cancelled:
        show_certificate(result.certificate, run)
    if result.answer is not None and result.answer.conflict:
        run.show(finding_table(result.answer.conflict, words.CONFLICT, run, remedies=True))
    return (county, *files)


def exit_code(result: ChainResult, stop: threading.Event) -> ExitCode:
    """Return the exit code of the chain: that of its worst stage; 130 where it was ended before all were done."""
    if result.last.result.cancelled or (stop.is_set() and result.report is None):
        return ExitCode.INTERRUPTED
    return CODES[result.outcome] if result.outcome else ExitCode.INTERNAL


def conclude(result: ChainResult, files: tuple[Path, ...], read: ReadResult, folder: Path, run: Session) -> None:
    """Write and show what became of each need, or at which stage the chain ended and why."""
    if result.disagreements:
        which = "；".join(said.zh for said in result.disagreements)
        raise InternalFaultError(words_chain.DISAGREES.fill(which=which))
    if result.report is None:
        show_end(result, run)
    else:
        followed = Followed(result.report, certificates(result))
        files = (*files, *write_follow(folder, followed, Shown(read.county, run.lang)))
        show_followed(followed, folder, run)
    run.answer(**document(result, read, files, folder))


def certificates(result: ChainResult) -> tuple[Certificate, ...]:
    """Return the certificate of each stage."""
    return tuple(s.result.certificate for s in result.stages if s.result.certificate is not None)


def show_end(result: ChainResult, run: Session) -> None:
    """Show at which stage the chain ended and why."""
    if run.code is ExitCode.INTERRUPTED:
        run.note(words_chain.INTERRUPTED)
        return
    last = result.last
    assert last.result.certificate is not None
    why = outcome_sentence(last.result.certificate)
    run.line(words_chain.STOPPED, style="bold red", decision=last.job.decision.text, why=why)


def show_followed(followed: Followed, folder: Path, run: Session) -> None:
    """Show the sums of the report, and where to look."""
    run.line(words_chain.FOLLOWED, style="bold")
    report = followed.report
    for (name, own), (_, every) in zip(figures_of(report.centers), figures_of(report.all), strict=True):
        run.line(words_chain.FIGURE, name=name, own=number(own) or "0", every=number(every) or "0")
    run.line(words_chain.LOOK_NEXT, page=str(folder / "follow.html"), workbook=str(folder / "follow.xlsx"))


def document(result: ChainResult, read: ReadResult, files: tuple[Path, ...], folder: Path) -> dict[str, Any]:
    """Return the outcome as JSON: each stage, and the sums of the report."""
    stages = [
        {
            "decision": its.decision,
            "outcome": its.outcome.value,
            "tiers": [tier.model_dump(mode="json") for tier in its.tiers],
        }
        for its in certificates(result)
    ]
    sums = {}
    if result.report is not None:
        sums = {"centers": result.report.centers.model_dump(), "all": result.report.all.model_dump()}
    return county_document(Checked.of(read)) | {
        "outcome": result.outcome.value if result.outcome else None,
        "stages": stages,
        "sums": sums,
        "folder": str(folder),
        "files": [str(path) for path in files],
    }
