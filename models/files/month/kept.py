"""The folder's own tables of attendance and of changes, year by year: all of them are read in one child process."""

from pathlib import Path
from typing import NamedTuple

from models.base import Record
from models.county import Attendance, Change, County
from models.files.attendance.read_form import Known, read_table
from models.files.collect.read_all import read_each
from models.files.input.codes import located_issue
from models.issue import InputRefused, Issue

FOLDERS = ("attendance", "changes")
"""Where the tables lie: each folder is called as its sheet."""


class ReadKept(Record):
    """What a table states; ``issues`` are its faults, each at its cell: with an error nothing of it counts."""

    attendance: tuple[Attendance, ...] = ()
    changes: tuple[Change, ...] = ()
    issues: tuple[Issue, ...] = ()


class Kept(NamedTuple):
    """The rows of all tables, in the order of the years."""

    attendance: tuple[Attendance, ...]
    changes: tuple[Change, ...]


def read_kept(root: Path, county: County) -> Kept:
    """Return what a county folder's own tables state; raises ``InputRefused`` with every fault of all of them."""
    paths = [path for folder in FOLDERS for path in sorted((root / folder).glob("20??.csv"))]
    read = read_each(paths, "kept", ReadKept, Known.of(county)) if paths else []
    attendance, changes, issues = list[Attendance](), list[Change](), list[Issue]()
    for path, said in zip(paths, read, strict=True):
        its = ReadKept(issues=(said,)) if isinstance(said, Issue) else said
        attendance += its.attendance
        changes += its.changes
        issues += [located_issue(issue, f"{path.parent.name}/{path.name}") for issue in its.issues]
    if any(issue.severity == "error" for issue in issues):
        raise InputRefused(issues)
    return Kept(tuple(attendance), tuple(changes))


def read_kept_here(path: Path, known: Known) -> ReadKept:
    """Return what a table states, read in this process; one that cannot be read is one with that issue."""
    book = read_table(path, path.parent.name, known)
    if book.refused:
        return ReadKept(issues=tuple(book.issues))
    rows = {key: [row.values for row in book.of(key)] for key in FOLDERS}
    return ReadKept.model_validate({**rows, "issues": tuple(book.issues)})
