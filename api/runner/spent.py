"""What a solve has taken of the machine."""

import resource
import sys
from dataclasses import dataclass


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
