"""How much memory a solve may take, and has taken."""

import os
import resource
import sys

SHARE_OF_MACHINE = 0.8


def memory_limit() -> int:
    """Return the bytes that a single solve may hold: most of the machine's memory, so that the machine stays alive."""
    return int(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") * SHARE_OF_MACHINE)


def peak_bytes() -> int:
    """Return the most bytes of resident memory that this process has held."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
