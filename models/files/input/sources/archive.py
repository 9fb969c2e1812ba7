"""Zip files looked at before they are unpacked."""

import zipfile
import zlib
from pathlib import Path

from models.files.input.codes import Fault
from models.files.input.limits import LIMITS, MIB
from models.files.input.sources.encoding import decode

ENCRYPTED_FLAG = 0x1
UTF8_FLAG = 0x800
ZIP_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
"""What zipfile raises on a damaged zip."""


def check_archive(archive: zipfile.ZipFile, path: Path) -> None:
    """Raise :class:`Fault` where the zip is encrypted, holds too many files, or unpacks to too much.

    The sizes are those the zip declares; reading stops there, so that a zip that lies is damaged, not large.
    """
    entries = archive.infolist()
    if len(entries) > LIMITS.entries:
        raise Fault("zip_entries", name=path.name, found=len(entries), limit=LIMITS.entries)
    if any(entry.flag_bits & ENCRYPTED_FLAG for entry in entries):
        raise Fault("encrypted", name=path.name)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > LIMITS.unpacked_bytes:
        raise Fault("zip_too_large", name=path.name, found=unpacked // MIB, limit=LIMITS.unpacked_bytes // MIB)
    ratio = unpacked // max(1, path.stat().st_size)
    if ratio > LIMITS.ratio:
        raise Fault("zip_ratio", name=path.name, found=ratio, limit=LIMITS.ratio)


def entry_name(entry: zipfile.ZipInfo) -> str:
    """Return the entry's name; one that is not marked as UTF-8 is read as strict UTF-8, then as GB18030 (Windows)."""
    if entry.flag_bits & UTF8_FLAG:
        return entry.filename
    try:
        return decode(entry.filename.encode("cp437"))
    except UnicodeError:
        return entry.filename
