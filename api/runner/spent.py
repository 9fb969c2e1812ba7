"""What a solve has taken of the machine."""

import os
import resource
import sys
from dataclasses import dataclass
from pathlib import Path

_USER, _SYSTEM = 11, 12
"""Where the ticks of a process stand in its ``stat``, behind its name."""


@dataclass(frozen=True)
class Spent:
    """The most bytes of resident memory that a process has held, and the seconds that processors worked for it."""

    peak_bytes: int
    cpu_seconds: float


def spent() -> Spent:
    """Return what this process has taken so far, all its threads together."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    peak = usage.ru_maxrss if sys.platform == "darwin" else usage.ru_maxrss * 1024
    return Spent(peak, usage.ru_utime + usage.ru_stime)


def spent_by(pid: int | None) -> Spent | None:
    """Return what another process that still runs has taken so far; ``None`` where the system does not tell."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii", "replace")
        peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:"))
        ticks = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
    except (OSError, StopIteration):
        return None
    return Spent(int(peak) * 1024, (int(ticks[_USER]) + int(ticks[_SYSTEM])) / os.sysconf("SC_CLK_TCK"))
