"""What the command line says and writes that differs from decision to decision."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.cli import words
from api.cli.posts import missing_document
from api.runner import HeadcountJob, RosterJob, SolveJob, SolveResult
from models.files import ReadResult
from models.files.out import (
    HeadcountResults,
    Results,
    SitingResults,
    write_headcount_results,
    write_results,
    write_siting_results,
)
from models.headcount import HeadcountAnalysis, HeadcountCase, HeadcountPlan
from models.plan import RosterPlan
from models.roster import RosterCase
from models.siting import Analysis, SitingCase, SitingPlan
from models.text import Lang, Text


@dataclass(frozen=True)
class Delivery:
    """Where the results of a solve go, and whether they carry names."""

    folder: Path
    anonymous: bool = False


Writer = Callable[[SolveResult, ReadResult, Delivery, Lang], tuple[Path, ...]]


@dataclass(frozen=True)
class Face:
    """One decision on the command line: the workbook that is looked at first, and how its results are written."""

    workbook: str
    look_next: Text
    write: Writer


def title_of(job: SolveJob) -> Text:
    """Return what is being solved."""
    name = job.county.county.name
    if isinstance(job, RosterJob):
        return words.SOLVING.fill(name=name, first=job.first.isoformat(), last=job.last.isoformat())
    if isinstance(job, HeadcountJob):
        return words.TRANSFERRING.fill(name=name, facilities=len({p.facility for p in job.county.posts}))
    return words.SITING.fill(name=name, kinds=len(job.county.centers))


def document_of(result: SolveResult) -> dict[str, Any]:
    """Return what machines are told of a result beside what every decision tells."""
    case, plan = result.case, result.plan
    if isinstance(case, RosterCase):
        duties = len(plan.duties) if isinstance(plan, RosterPlan) else 0
        return {"from": case.first.isoformat(), "to": case.last.isoformat(), "duties": duties}
    if isinstance(case, HeadcountCase):
        moved = plan if isinstance(plan, HeadcountPlan) else None
        return {"years": list(case.years), "missing": missing_document(case, moved)} | _moves(moved)
    centers = plan.centers if isinstance(plan, SitingPlan) else ()
    return {"phases": [p.phase for p in case.phases], "centers": [c.model_dump(mode="json") for c in centers]}


def _moves(plan: HeadcountPlan | None) -> dict[str, Any]:
    """Return what a plan of posts moves, row by row."""
    names = ("transfers", "granted", "borrowed")
    return {name: [row.model_dump(mode="json") for row in getattr(plan, name, ())] for name in names}


def _write_roster(result: SolveResult, read: ReadResult, delivery: Delivery, lang: Lang) -> tuple[Path, ...]:
    case, plan = result.case, result.plan
    if not isinstance(case, RosterCase) or not isinstance(plan, RosterPlan) or not result.judged:
        return ()
    verdict, certificate = result.judged
    results = Results(case, plan, verdict, certificate, read.defaults, read.issues)
    return write_results(delivery.folder, results, lang=lang, anonymous=delivery.anonymous)


def _write_siting(result: SolveResult, read: ReadResult, delivery: Delivery, lang: Lang) -> tuple[Path, ...]:
    case, plan = result.case, result.plan
    if not isinstance(case, SitingCase) or not isinstance(plan, SitingPlan) or not result.judged:
        return ()
    verdict, certificate = result.judged
    found = result.answer.analysis if result.answer else None
    analysis = found if isinstance(found, Analysis) else None
    results = SitingResults(case, plan, verdict, certificate, read.defaults, read.issues, analysis)
    return write_siting_results(delivery.folder, results, lang=lang, anonymous=delivery.anonymous)


def _write_headcount(result: SolveResult, read: ReadResult, delivery: Delivery, lang: Lang) -> tuple[Path, ...]:
    case, plan = result.case, result.plan
    if not isinstance(case, HeadcountCase) or not isinstance(plan, HeadcountPlan) or not result.judged:
        return ()
    verdict, certificate = result.judged
    found = result.answer.analysis if result.answer else None
    analysis = found if isinstance(found, HeadcountAnalysis) else None
    results = HeadcountResults(case, plan, verdict, certificate, read.defaults, read.issues, analysis)
    return write_headcount_results(delivery.folder, results, lang=lang, anonymous=delivery.anonymous)


ROSTER_FACE = Face("roster.xlsx", words.LOOK_NEXT, _write_roster)
SITING_FACE = Face("centers.xlsx", words.LOOK_AT_CENTERS, _write_siting)
HEADCOUNT_FACE = Face("headcount.xlsx", words.LOOK_AT_POSTS, _write_headcount)


def face_of(result: SolveResult) -> Face:
    """Return the face of the result's decision."""
    if isinstance(result.case, HeadcountCase):
        return HEADCOUNT_FACE
    return ROSTER_FACE if isinstance(result.case, RosterCase) else SITING_FACE
