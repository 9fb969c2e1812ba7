"""Which files there are of a plan, and how each is written."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from api.service.exports.calendars import calendar_archive
from models.decision import Decision
from models.files.out.anonymous import without_names
from models.files.out.answered import AnyAnswered
from models.files.out.headcount.geojson import headcount_geojson
from models.files.out.headcount.headcount_csv import headcount_csv
from models.files.out.headcount.report import render_report as headcount_report
from models.files.out.headcount.results import HeadcountResults
from models.files.out.headcount.sheets import headcount_workbook
from models.files.out.headcount.write import without_names as headcount_without_names
from models.files.out.roster.report import render_report as roster_report
from models.files.out.roster.results import Results
from models.files.out.roster.roster_csv import roster_csv
from models.files.out.roster.sheets import roster_workbook
from models.files.out.shown import Shown
from models.files.out.siting.centers_csv import centers_csv
from models.files.out.siting.geojson import centers_geojson
from models.files.out.siting.report import render_report as siting_report
from models.files.out.siting.results import SitingResults
from models.files.out.siting.sheets import siting_workbook
from models.files.out.siting.write import without_names as siting_without_names

JSON = "application/json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"
HTML = "text/html"
GEOJSON = "application/geo+json"
ZIP = "application/zip"
CALENDAR = "text/calendar"

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


def encoded(write: Callable[[Any, Shown], str]) -> Write:
    """Return what writes the same text as bytes."""
    return lambda results, shown: write(results, shown).encode()


PLAN = Export("plan.json", JSON, plan_json)
EXPORTS: dict[Decision, dict[str, Export]] = {
    Decision.ROSTER: {
        "json": PLAN,
        "xlsx": Export("roster.xlsx", XLSX, roster_workbook),
        "csv": Export("roster.csv", CSV, encoded(roster_csv)),
        "html": Export("report.html", HTML, encoded(roster_report)),
        "ics": Export("calendars.zip", ZIP, calendar_archive),
    },
    Decision.SITING: {
        "json": PLAN,
        "xlsx": Export("centers.xlsx", XLSX, siting_workbook),
        "csv": Export("centers.csv", CSV, encoded(centers_csv)),
        "html": Export("report.html", HTML, encoded(siting_report)),
        "geojson": Export("centers.geojson", GEOJSON, encoded(centers_geojson)),
    },
    Decision.HEADCOUNT: {
        "json": PLAN,
        "xlsx": Export("headcount.xlsx", XLSX, headcount_workbook),
        "csv": Export("headcount.csv", CSV, encoded(headcount_csv)),
        "html": Export("report.html", HTML, encoded(headcount_report)),
        "geojson": Export("headcount.geojson", GEOJSON, encoded(headcount_geojson)),
    },
}
"""The files of each decision by their suffix."""
MEDIA_TYPES = {e.media_type: suffix for files in EXPORTS.values() for suffix, e in files.items()}
"""The suffix of each media type."""
RESULTS: dict[Decision, type[Results | SitingResults | HeadcountResults]] = {
    Decision.ROSTER: Results,
    Decision.SITING: SitingResults,
    Decision.HEADCOUNT: HeadcountResults,
}
NAMELESS: dict[Decision, Callable[[Any], Any]] = {
    Decision.ROSTER: without_names,
    Decision.SITING: siting_without_names,
    Decision.HEADCOUNT: headcount_without_names,
}
"""What leaves names out of the results of each decision."""
SUFFIXES = {suffix: media_type for media_type, suffix in MEDIA_TYPES.items()}
"""The media type of every suffix that some decision has."""


def exports_of(decision: Decision) -> dict[str, Export]:
    """Return the files of a decision by their suffix."""
    return EXPORTS[decision]
