"""Processes as Linux tells of them: who belongs to a session, what they hold and what they have used."""

import os
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


def _fields(pid: int) -> list[str] | None:
    """Return what ``stat`` says of a process after its name; ``None`` where it is gone."""
    try:
        return (PROC / str(pid) / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return None


def of_session(leader: int) -> list[int]:
    """Return the living processes of the session that ``leader`` began, in the order of their ids."""
    found = []
    for entry in PROC.iterdir():
        fields = _fields(int(entry.name)) if entry.name.isdigit() else None
        if fields is not None and int(fields[3]) == leader and fields[0] not in "ZX":
            found.append(int(entry.name))
    return sorted(found)


def solving(leader: int) -> list[int]:
    """Return the processes of a session that lead a group of their own: those that solve."""
    return [pid for pid in of_session(leader) if pid != leader and (its := _fields(pid)) and int(its[2]) == pid]


def megabytes(pid: int) -> float:
    """Return the resident memory of a process, 0 where it is gone."""
    with suppress(OSError):
        return int((PROC / str(pid) / "statm").read_text("ascii").split()[1]) * PAGE / 2**20
    return 0.0


def cpu_seconds(pid: int) -> float:
    """Return the seconds of a processor that a process has used, 0 where it is gone."""
    fields = _fields(pid)
    return 0.0 if fields is None else (int(fields[11]) + int(fields[12])) / TICKS
