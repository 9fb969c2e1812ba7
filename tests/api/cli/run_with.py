"""Run the command line with a small solver in place of the engine: ``python -m tests.api.cli.run_with NAME ...``."""

import sys
from functools import partial

from api.cli import solving
from api.cli.entry import run
from api.runner import supervise
from tests.api.runner import solvers

if __name__ == "__main__":
    name = sys.argv.pop(1)
    setattr(solving, "supervise", partial(supervise, solver=getattr(solvers, name)))  # noqa: B010 - not exported
    run()
