"""Reading the county that a command works on."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

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


@dataclass(frozen=True)
class Checked:
    """A county that can be solved: its name, size and hash, the defaults that it rests on, the remarks on it."""

    name: str
    county_hash: str
    profile: str
    facilities: int
    staff: int
    defaults: int
    issues: tuple[Issue, ...]

    @classmethod
    def of(cls, result: ReadResult) -> Self:
        """Return what is told of a county that was read here."""
        county, info = result.county, result.county.county
        counts = len(county.facilities), len(county.staff), len(result.defaults)
        return cls(info.name, county.hash, info.profile, *counts, result.issues)

    @property
    def line(self) -> Text:
        """How large the county is and how many defaults it rests on."""
        counts = {"facilities": self.facilities, "staff": self.staff, "defaults": self.defaults}
        return words.CHECKED.fill(name=self.name, **counts)


def county_document(checked: Checked) -> dict[str, Any]:
    """Return the county's size, hash and issues as JSON."""
    return {
        "county": checked.name,
        "county_hash": checked.county_hash,
        "profile": checked.profile,
        "facilities": checked.facilities,
        "staff": checked.staff,
        "defaults_used": checked.defaults,
        "issues": [issue_document(i) for i in checked.issues],
    }
