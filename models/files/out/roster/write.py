"""Results out: every file of one solved roster, each written in one step."""

from pathlib import Path

from models.files.out.anonymous import without_names
from models.files.out.atomic import write_bytes, write_record, write_text
from models.files.out.roster.calendars import roster_calendars
from models.files.out.roster.report import render_report
from models.files.out.roster.results import Results
from models.files.out.roster.roster_csv import roster_csv
from models.files.out.roster.sheets import roster_workbook
from models.files.out.shown import Shown
from models.text import Lang

PLAN, CERTIFICATE, WORKBOOK, TABLE, REPORT = "plan.json", "certificate.json", "roster.xlsx", "roster.csv", "report.html"
CALENDARS = "calendars"


def write_results(folder: Path, results: Results, lang: Lang = "zh", anonymous: bool = False) -> tuple[Path, ...]:
    """Write the files of one solve into ``folder`` and return their paths, those to look at first.

    ``plan.json``, ``certificate.json``, ``roster.xlsx``, ``roster.csv``, ``report.html`` and ``calendars/``. With
    ``anonymous`` people appear as codes and phones, contacts and signatures are left out. Each file is replaced in one
    step; calendars of an earlier run that this one does not have are removed. Raises ``OSError`` where a file cannot
    be written, for one because another program holds it open.
    """
    results = without_names(results) if anonymous else results
    shown = Shown(results.case.county, lang)
    written = [
        write_text(folder / REPORT, render_report(results, shown)),
        write_bytes(folder / WORKBOOK, roster_workbook(results, shown)),
        write_text(folder / TABLE, roster_csv(results, shown)),
        write_record(folder / PLAN, results.plan),
        write_record(folder / CERTIFICATE, results.certificate),
    ]
    return (*written, *_write_calendars(folder / CALENDARS, roster_calendars(results, shown)))


def _write_calendars(folder: Path, files: dict[str, bytes]) -> list[Path]:
    written = [write_bytes(folder / name, content) for name, content in files.items()]
    for old in set(folder.glob("*/*.ics")) - set(written):
        old.unlink()
    return written
