"""Results out: every file of one solved siting, each written in one step."""

from dataclasses import replace
from pathlib import Path

from models.files.out.atomic import write_bytes, write_record, write_text
from models.files.out.shown import Shown
from models.files.out.siting.centers_csv import centers_csv
from models.files.out.siting.geojson import centers_geojson
from models.files.out.siting.report import render_report
from models.files.out.siting.results import SitingResults
from models.files.out.siting.sheets import siting_workbook
from models.siting import Analysis
from models.text import Lang

PLAN, CERTIFICATE, ANALYSIS, REPORT = "plan.json", "certificate.json", "analysis.json", "report.html"
WORKBOOK, TABLE, MAP = "centers.xlsx", "centers.csv", "centers.geojson"


def write_siting_results(
    folder: Path, results: SitingResults, lang: Lang = "zh", anonymous: bool = False
) -> tuple[Path, ...]:
    """Write the files of one solve into ``folder`` and return their paths, those to look at first.

    ``report.html``, ``centers.xlsx``, ``centers.csv``, ``centers.geojson``, ``plan.json``, ``certificate.json`` and
    ``analysis.json``, each replaced in one step. They name no person; with ``anonymous`` the remarks on the input,
    which quote what was typed, are left out too. Raises ``OSError`` where a file cannot be written.
    """
    results = without_names(results) if anonymous else results
    shown = Shown(results.case.county, lang)
    return (
        write_text(folder / REPORT, render_report(results, shown)),
        write_bytes(folder / WORKBOOK, siting_workbook(results, shown)),
        write_text(folder / TABLE, centers_csv(results, shown)),
        write_text(folder / MAP, centers_geojson(results, shown)),
        write_record(folder / PLAN, results.plan),
        write_record(folder / CERTIFICATE, results.certificate),
        write_record(folder / ANALYSIS, results.analysis or Analysis()),
    )


def without_names(results: SitingResults) -> SitingResults:
    """Return the same results without the remarks on the input, which quote what was typed."""
    return replace(results, issues=())
