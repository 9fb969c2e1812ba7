"""Which files there are of a plan, and how each is written."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from models.decision import Decision
from models.files.out.answered import AnyAnswered
from models.files.out.headcount.results import HeadcountResults
from models.files.out.headcount.sheets import headcount_workbook
from models.files.out.roster.results import Results
from models.files.out.roster.sheets import roster_workbook
from models.files.out.shown import Shown
from models.files.out.siting.results import SitingResults
from models.files.out.siting.sheets import siting_workbook

JSON = "application/json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Write = Callable[[Any, Shown], bytes]


@dataclass(frozen=True)
class Export:
    """A file of a plan: its name and media type, and what writes it from results in a language."""

    name: str
    media_type: str
    write: Write


def plan_json(results: AnyAnswered, shown: Shown) -> bytes:
    """Return ``plan.json`` as the command line writes it."""
    return (str(results.plan.model_dump_json(indent=2)) + "\n").encode()


PLAN = Export("plan.json", JSON, plan_json)
EXPORTS: dict[Decision, dict[str, Export]] = {
    Decision.ROSTER: {"json": PLAN, "xlsx": Export("roster.xlsx", XLSX, roster_workbook)},
    Decision.SITING: {"json": PLAN, "xlsx": Export("centers.xlsx", XLSX, siting_workbook)},
    Decision.HEADCOUNT: {"json": PLAN, "xlsx": Export("headcount.xlsx", XLSX, headcount_workbook)},
}
"""The files of each decision by their suffix."""
RESULTS: dict[Decision, type[Results | SitingResults | HeadcountResults]] = {
    Decision.ROSTER: Results,
    Decision.SITING: SitingResults,
    Decision.HEADCOUNT: HeadcountResults,
}
SUFFIXES = tuple(dict.fromkeys(suffix for files in EXPORTS.values() for suffix in files))
"""Every suffix that some decision has."""


def exports_of(decision: Decision) -> dict[str, Export]:
    """Return the files of a decision by their suffix."""
    return EXPORTS[decision]
