"""Files that come back from others: which are meant, read without trust, and kept as they came."""

import os
import re
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeVar

from models.base import Record
from models.county import County
from models.files.attendance.read_form import Known, ReadAttendance
from models.files.collect.read_all import read_each
from models.files.consent.read_form import ReadConsent
from models.files.input.codes import Fault, make_issue
from models.files.input.sources.detect import check_size
from models.folder import Change
from models.folder.objects import digest_of
from models.issue import Issue

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_LONGEST = 80
Read = TypeVar("Read", bound=Record)


class GivenFile(NamedTuple):
    """A file by the name that messages use, with its content; ``issue`` where it cannot be read at all."""

    name: str
    content: bytes
    issue: Issue | None = None


def given_files(paths: Iterable[Path]) -> list[GivenFile]:
    """Return the files at ``paths``, of a folder all in it; the same file is taken once.

    Raises ``OSError`` for a file that cannot be read; a missing, empty or far too big one has its issue.
    """
    each = [found for path in paths for found in (_files_in(path) if path.is_dir() else [path])]
    found: dict[str, GivenFile] = {}
    for path in dict.fromkeys(path.absolute() for path in each):
        name, count = as_text(path.name), 1
        while name in found:
            count += 1
            name = f"{as_text(path.parent.name)}/{as_text(path.name)}" + (f" ({count})" if count > 2 else "")
        found[name] = _given(path, name)
    return list(found.values())


def _files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith((".", "~$")))


def _given(path: Path, name: str) -> GivenFile:
    try:
        check_size(path)
    except Fault as fault:
        return GivenFile(name, b"", make_issue(fault.code, **fault.values | {"name": name}))
    return GivenFile(name, path.read_bytes())


def as_text(name: str) -> str:
    """Return a file name as text; one in GBK is taken for that."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "replace")
    return name


def read_given(files: Iterable[GivenFile]) -> list[tuple[str, ReadConsent]]:
    """Return what each file states, read in a child process from the very content that is kept."""
    said = _read(files, lambda paths: read_each(paths, "consent", ReadConsent))
    return [(name, ReadConsent(issues=(its,)) if isinstance(its, Issue) else its) for name, its in said]


def read_attendance(files: Iterable[GivenFile], county: County) -> list[tuple[str, ReadAttendance]]:
    """Return what attendance each file states, all read in one child process from the very content that is kept."""
    said = _read(files, lambda paths: read_each(paths, "attendance", ReadAttendance, Known.of(county)))
    return [(name, ReadAttendance(issues=(its,)) if isinstance(its, Issue) else its) for name, its in said]


def _read(
    files: Iterable[GivenFile], read: Callable[[list[Path]], list[Read | Issue]]
) -> list[tuple[str, Read | Issue]]:
    """Return what ``read`` says of each file, by name; of one that cannot be read at all, its issue."""
    given = list(files)
    sound = [file for file in given if file.issue is None]
    with tempfile.TemporaryDirectory() as folder:
        paths = [put(Path(folder), n, file) for n, file in enumerate(sound)]
        found = dict(zip((file.name for file in sound), read(paths), strict=True))
    return [(file.name, file.issue or found[file.name]) for file in given]


def put(folder: Path, number: int, file: GivenFile) -> Path:
    """Write a file to a folder of its own under its own name, to be read from there."""
    place = folder / str(number)
    place.mkdir()
    path = place / _fit(file.name)
    path.write_bytes(file.content)
    return path


def keep(change: Change, folder: str, file: GivenFile) -> str:
    """Keep a file as it came in a folder of the county folder, and return its name there: ``3-心内.xlsx``.

    One with the same content is not kept twice.
    """
    digest = digest_of(file.content)
    there = {path: known for path, known in change.files.items() if path.startswith(f"{folder}/")}
    for path, known in there.items():
        if known == digest:
            return path.removeprefix(f"{folder}/")
    name = f"{1 + max((_number(path) for path in there), default=0)}-{_fit(file.name)}"
    change.write(f"{folder}/{name}", file.content)
    return name


def _number(path: str) -> int:
    first = PurePosixPath(path).name.partition("-")[0]
    return int(first) if first.isdecimal() and len(first) < 10 else 0


def _fit(name: str) -> str:
    """Return a name that any system takes, with its ending."""
    its = PurePosixPath(_UNFIT.sub("_", PurePosixPath(name).name))
    return f"{its.stem[:_LONGEST]}{its.suffix[:10]}"
