"""How much memory a solve may take."""

import os

SHARE_OF_MACHINE = 0.8


def memory_limit() -> int:
    """Return the bytes that a single solve may hold: most of the machine's memory, so that the machine stays alive."""
    return int(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") * SHARE_OF_MACHINE)
