"""Results out: every file of one solved headcount, each written in one step."""

from dataclasses import replace
from pathlib import Path

from models.files.out.anonymous import strip
from models.files.out.atomic import write_bytes, write_record, write_text
from models.files.out.headcount.geojson import headcount_geojson
from models.files.out.headcount.headcount_csv import headcount_csv, transfers_csv
from models.files.out.headcount.report import render_report
from models.files.out.headcount.results import HeadcountResults
from models.files.out.headcount.sheets import headcount_workbook
from models.files.out.shown import Shown
from models.headcount import HeadcountAnalysis, HeadcountCase
from models.text import Lang

PLAN, CERTIFICATE, ANALYSIS, REPORT = "plan.json", "certificate.json", "analysis.json", "report.html"
WORKBOOK, TABLE, TRANSFERS, MAP = "headcount.xlsx", "headcount.csv", "transfers.csv", "headcount.geojson"


def write_headcount_results(
    folder: Path, results: HeadcountResults, lang: Lang = "zh", anonymous: bool = False
) -> tuple[Path, ...]:
    """Write the files of one solve into ``folder`` and return their paths, those to look at first.

    ``report.html``, ``headcount.xlsx``, ``headcount.csv``, ``transfers.csv``, ``headcount.geojson``, ``plan.json``,
    ``certificate.json`` and ``analysis.json``, each replaced in one step. With ``anonymous`` the forms name nobody who
    signs, and the remarks on the input, which quote what was typed, are left out. Raises ``OSError`` where a file
    cannot be written.
    """
    results = without_names(results) if anonymous else results
    shown = Shown(results.case.county, lang)
    return (
        write_text(folder / REPORT, render_report(results, shown)),
        write_bytes(folder / WORKBOOK, headcount_workbook(results, shown)),
        write_text(folder / TABLE, headcount_csv(results, shown)),
        write_text(folder / TRANSFERS, transfers_csv(results, shown)),
        write_text(folder / MAP, headcount_geojson(results, shown)),
        write_record(folder / PLAN, results.plan),
        write_record(folder / CERTIFICATE, results.certificate),
        write_record(folder / ANALYSIS, results.analysis or HeadcountAnalysis()),
    )


def without_names(results: HeadcountResults) -> HeadcountResults:
    """Return the same results without those who sign, and without the remarks on the input."""
    case = HeadcountCase(strip(results.case.county), results.case.policy)
    return replace(results, case=case, issues=())
