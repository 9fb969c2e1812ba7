"""One at a time: whoever changes a folder holds its lock, and the next one is told who that is."""

import getpass
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from models.folder.problems import in_use


def whoever() -> str:
    """Return who is working: ``XIACHEN_BY``, else the name of the account."""
    with suppress(OSError, KeyError):
        return os.environ.get("XIACHEN_BY") or getpass.getuser()
    return ""


@contextmanager
def locked(folder: Path, by: str) -> Iterator[None]:
    """Hold the lock of ``folder``; raises ``FolderProblem`` where somebody else does. It ends with its process."""
    folder.mkdir(parents=True, exist_ok=True)
    lock, sign = FileLock(folder / "lock", timeout=0), folder / "lock.txt"
    try:
        lock.acquire()
    except Timeout:
        raise in_use(_read(sign)) from None
    try:
        sign.write_text(f"{by} {socket.gethostname()} {datetime.now():%Y-%m-%d %H:%M}\n", encoding="utf-8")
        yield
    finally:
        sign.unlink(missing_ok=True)
        lock.release()


def _read(sign: Path) -> str:
    try:
        return sign.read_text(encoding="utf-8").strip()[:200]
    except (OSError, UnicodeDecodeError):
        return ""
