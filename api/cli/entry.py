"""The entry of ``xiachen``: signals first, then what takes a moment to load."""

import signal
import sys

from api.cli.exits import ExitCode
from api.cli.interrupt import interrupts
from api.garbage import collect_seldom


def run() -> None:
    """Run the command line; a signal to end counts as Ctrl-C from the first moment on.

    The processes that a command has started thus end with it.
    """
    for number in interrupts():
        signal.signal(number, signal.default_int_handler)
    collect_seldom()
    try:
        from api.cli.main import run as run_command

        run_command()
    except KeyboardInterrupt:
        sys.exit(int(ExitCode.INTERRUPTED))
