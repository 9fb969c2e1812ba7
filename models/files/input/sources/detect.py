"""What a file is, by its content; its suffix only decides what to call it when it is none of them."""

import zipfile
from enum import StrEnum
from pathlib import Path

from models.files.input.codes import Fault
from models.files.input.limits import LIMITS, MIB
from models.files.input.sources.archive import ZIP_DAMAGE

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ZIP = b"PK\x03\x04"
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK_PART = "[Content_Types].xml"
_WORKBOOK_SUFFIXES = {".xlsx", ".xlsm", ".xltx", ".xls", ".et"}


class Form(StrEnum):
    """The forms of input that are read."""

    WORKBOOK = "workbook"
    FOLDER = "folder"
    ZIP = "zip"
    JSON = "json"


def check_size(path: Path) -> None:
    """Raise :class:`Fault` where ``path`` does not exist, is empty, or is too big; cheap enough for any caller."""
    if path.is_dir():
        return
    if not path.is_file():
        raise Fault("file_missing", name=path.name)
    size = path.stat().st_size
    if size == 0:
        raise Fault("file_empty", name=path.name)
    if size > LIMITS.file_bytes:
        raise Fault("file_too_big", name=path.name, found=-(-size // MIB), limit=LIMITS.file_bytes // MIB)


def detect(path: Path) -> Form:
    """Return the form of ``path``; raise :class:`Fault` for an old .xls, a password, or anything else."""
    check_size(path)
    if path.is_dir():
        return Form.FOLDER
    with path.open("rb") as file:
        head = file.read(len(_OLE))
    if head == _OLE:
        raise Fault("encrypted" if _ENCRYPTED_PART in path.read_bytes() else "old_xls", name=path.name)
    if head.startswith(_ZIP):
        return _zip_form(path)
    suffix = path.suffix.lower()
    if suffix == ".json":
        return Form.JSON
    if suffix in _WORKBOOK_SUFFIXES:
        raise Fault("not_a_workbook", name=path.name)
    raise Fault("csv_alone" if suffix == ".csv" else "unknown_format", name=path.name)


def _zip_form(path: Path) -> Form:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except ZIP_DAMAGE as error:
        raise Fault("workbook_damaged", name=path.name, detail=type(error).__name__) from error
    if _WORKBOOK_PART in names:
        return Form.WORKBOOK
    if path.suffix.lower() in _WORKBOOK_SUFFIXES:
        raise Fault("not_a_workbook", name=path.name)
    return Form.ZIP
