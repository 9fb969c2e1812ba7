"""Folders and zips of CSV files, one sheet a file: 机构.csv, 人员.csv."""

import csv
import zipfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path, PurePosixPath

from models.files.input.codes import Fault
from models.files.input.limits import LIMITS, MIB
from models.files.input.sources.archive import ZIP_DAMAGE, check_archive, entry_name
from models.files.input.sources.encoding import decode
from models.files.input.sources.raw import RawSheet


def read_folder(path: Path) -> list[RawSheet]:
    """Return a sheet for each CSV file of a folder; raise :class:`Fault` where there is none or they are too big."""
    found = sorted(p for p in path.iterdir() if p.suffix.lower() == ".csv" and p.is_file())
    if not found:
        raise Fault("no_csv", name=path.name)
    if len(found) > LIMITS.entries:
        raise Fault("zip_entries", name=path.name, found=len(found), limit=LIMITS.entries)
    size = sum(p.stat().st_size for p in found)
    if size > LIMITS.unpacked_bytes:
        raise Fault("file_too_big", name=path.name, found=size // MIB, limit=LIMITS.unpacked_bytes // MIB)
    return [read_csv(p.stem, p.read_bytes()) for p in found]


def read_zip(path: Path) -> list[RawSheet]:
    """Return a sheet for each CSV file of a zip; raise :class:`Fault` where it is hostile, damaged or has none."""
    try:
        with zipfile.ZipFile(path) as archive:
            check_archive(archive, path)
            named = [(PurePosixPath(entry_name(entry)), entry) for entry in archive.infolist() if not entry.is_dir()]
            chosen = [(n, e) for n, e in named if n.suffix.lower() == ".csv" and not _clutter(n)]
            if not chosen:
                raise Fault("no_csv", name=path.name)
            return [read_csv(name.stem, archive.read(entry)) for name, entry in chosen]
    except ZIP_DAMAGE as error:
        raise Fault("workbook_damaged", name=path.name, detail=type(error).__name__) from error


def _clutter(name: PurePosixPath) -> bool:
    """Return whether the entry is one that a Mac adds to every zip."""
    return "__MACOSX" in name.parts or name.name.startswith("._")


def read_csv(title: str, content: bytes) -> RawSheet:
    """Return a sheet from the content of a CSV file; a file that cannot be read becomes the sheet's flaw."""
    sheet = RawSheet(title=title)
    try:
        text = decode(content)
    except UnicodeDecodeError:
        sheet.flaw = ("bad_encoding", {})
        return sheet
    try:
        for line, cells in _records(text):
            if not sheet.add(line, list(cells)):
                break
    except csv.Error as error:
        sheet.flaw = ("bad_csv", {"line": len(sheet.rows) + 1, "detail": str(error)})
    return sheet


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the records of a CSV text with their number; the separator is the one that its first line has most."""
    first = text.partition("\n")[0]
    delimiter = max((",", "\t", ";"), key=first.count)
    yield from enumerate(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True), start=1)
