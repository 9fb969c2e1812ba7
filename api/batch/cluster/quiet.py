"""What Dask logs of its own is not shown to planners: what goes wrong is told by ``faults``."""

import logging

LOGGERS = ("distributed", "distributed.client", "tornado.application")
"""Those that Dask gives a level of their own when it is imported."""


def quiet(level: int) -> None:
    """Let only what is at least so grave through; after the import of ``distributed``."""
    for name in LOGGERS:
        logging.getLogger(name).setLevel(level)
