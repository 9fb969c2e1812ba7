"""How much memory a solve may take."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

SHARE_OF_MACHINE = 0.8
GROUP = Path("/proc/self/cgroup")
GROUPS = Path("/sys/fs/cgroup")


def memory_limit() -> int:
    """Return the bytes that a single solve may hold: most of what there is, so that whatever else runs stays alive.

    There is the machine's memory, or less where a unit of systemd or a container was given less.
    """
    machine = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return int(min((machine, *_given(GROUP, GROUPS))) * SHARE_OF_MACHINE)


def _given(group: Path, groups: Path) -> Iterator[int]:
    """Yield the bytes that this process's control group and those above it may hold, where they are limited."""
    with suppress(OSError):
        for line in group.read_text().splitlines():
            _, controllers, path = line.split(":", 2)
            own = PurePosixPath(path.removeprefix("/"))
            for folder in (own, *own.parents):
                if not controllers:  # version 2 has one tree for everything
                    yield from _limit(groups / folder / "memory.max")
                elif "memory" in controllers.split(","):
                    yield from _limit(groups / "memory" / folder / "memory.limit_in_bytes")


def _limit(file: Path) -> Iterator[int]:
    with suppress(OSError, ValueError):  # the word "max" where there is no limit
        yield int(file.read_text())
