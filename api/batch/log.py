"""What a batch logs of runs that failed goes to a file of its folder, never to the planner's screen."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOG = "batch.log"


@contextmanager
def logged(folder: Path) -> Iterator[None]:
    """Send what this package logs to ``batch.log`` in ``folder``, which is only made where there is something."""
    logger = logging.getLogger("api.batch")
    handler = logging.FileHandler(folder / LOG, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    before, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = before
        handler.close()
