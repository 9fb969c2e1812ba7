"""Files that are whole or not there: written beside their place, then moved into it."""

import os
import tempfile
from pathlib import Path

from models.base import Record


def write_bytes(path: Path, content: bytes) -> Path:
    """Write ``content`` to ``path`` in one step, so that an interrupted run leaves the old file or none.

    Returns ``path``; raises ``OSError`` that names it where the disk is full, the folder cannot be written or another
    program holds the file.
    """
    try:
        return _write(path, content)
    except OSError as error:
        error.filename, error.filename2 = str(path), None  # not the part that is written first
        raise


def _write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o644)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return path


def write_text(path: Path, content: str) -> Path:
    """Write ``content`` as UTF-8 to ``path`` in one step; see :func:`write_bytes`."""
    return write_bytes(path, content.encode("utf-8"))


def write_record(path: Path, record: Record) -> Path:
    """Write ``record`` as JSON for people and programs to read; see :func:`write_bytes`."""
    return write_bytes(path, record_bytes(record))


def record_bytes(record: Record) -> bytes:
    """Return ``record`` as JSON for people and programs to read."""
    return f"{record.model_dump_json(indent=2)}\n".encode()
