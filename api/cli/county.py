"""Reading the county that a command works on."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from api.cli import words
from api.cli.issues import issue_document, summary_table
from api.cli.session import Session
from models.files import ReadResult, read_county
from models.issue import Issue
from models.text import Text


def open_county(path: Path, run: Session) -> ReadResult:
    """Read a county and sum up its warnings; each of them, and the notices, are left to ``xiachen check``."""
    result = read_county(path)
    if show_warnings(result.issues, run):
        run.note(words.MORE_AT_CHECK, path=path)
    return result


def show_warnings(issues: Iterable[Issue], run: Session) -> bool:
    """Sum up the warnings among ``issues`` on standard error; return whether there are any."""
    warnings = [i for i in issues if i.severity == "warning"]
    if warnings:
        run.errors.print(summary_table(warnings, run.lang))
    return bool(warnings)


def county_line(result: ReadResult) -> Text:
    """Return how large the county is and how many defaults it rests on."""
    county = result.county
    return words.CHECKED.fill(
        name=county.county.name,
        facilities=len(county.facilities),
        staff=len(county.staff),
        defaults=len(result.defaults),
    )


def county_document(result: ReadResult) -> dict[str, Any]:
    """Return the county's size, hash and issues as JSON."""
    county = result.county
    return {
        "county": county.county.name,
        "county_hash": county.hash,
        "profile": county.county.profile,
        "facilities": len(county.facilities),
        "staff": len(county.staff),
        "defaults_used": len(result.defaults),
        "issues": [issue_document(i) for i in result.issues],
    }
