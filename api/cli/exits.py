"""Exit codes, the same for every command."""

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ended."""

    ANSWERED = 0
    """Answered, also with soft shortfalls; interrupted with a plan that was saved."""
    INFEASIBLE = 1
    """No plan can keep the hard rules, or the audited plan breaks one."""
    BAD_INPUT = 2
    """The file or an option is at fault; every fault has been listed."""
    NOTHING_FOUND = 3
    """No plan within the limit."""
    INTERNAL = 4
    """A fault of the program."""
    UNAVAILABLE = 5
    """The service of ``--server`` or the cluster of ``--dask`` is away or full; nothing is wrong with the input."""
    INTERRUPTED = 130
    """Interrupted before any plan was found."""
    NOT_READ = 141
    """Whoever read what is printed has left, as in ``xiachen ... | head``; files that were written stay."""
