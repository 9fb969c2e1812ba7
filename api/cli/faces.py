"""What the command line says and writes that differs from decision to decision."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.cli import words
from api.runner import RosterJob, SolveJob, SolveResult
from models.decision import Plan
from models.files import ReadResult
from models.files.out import Results, SitingResults, write_results, write_siting_results
from models.plan import RosterPlan
from models.roster import RosterCase
from models.siting import SitingCase, SitingPlan
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
    return words.SITING.fill(name=name, kinds=len(job.county.centers))


def size_of(plan: Plan) -> Text:
    """Return how much a plan holds: duties, or centers that are open at the end."""
    if isinstance(plan, RosterPlan):
        return words.DUTIES.fill(count=len(plan.duties))
    return words.CENTERS.fill(count=len({(c.kind, c.site) for c in plan.centers}))


def document_of(result: SolveResult) -> dict[str, Any]:
    """Return what machines are told of a result beside what every decision tells."""
    case, plan = result.case, result.plan
    if isinstance(case, RosterCase):
        duties = len(plan.duties) if isinstance(plan, RosterPlan) else 0
        return {"from": case.first.isoformat(), "to": case.last.isoformat(), "duties": duties}
    centers = plan.centers if isinstance(plan, SitingPlan) else ()
    return {"phases": [p.phase for p in case.phases], "centers": [c.model_dump(mode="json") for c in centers]}


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
    analysis = result.answer.analysis if result.answer else None
    results = SitingResults(case, plan, verdict, certificate, read.defaults, read.issues, analysis)
    return write_siting_results(delivery.folder, results, lang=lang, anonymous=delivery.anonymous)


ROSTER_FACE = Face("roster.xlsx", words.LOOK_NEXT, _write_roster)
SITING_FACE = Face("centers.xlsx", words.LOOK_AT_CENTERS, _write_siting)


def face_of(result: SolveResult) -> Face:
    """Return the face of the result's decision."""
    return ROSTER_FACE if isinstance(result.case, RosterCase) else SITING_FACE
