"""A batch on a cluster as the command line says it: workers as they come and go, and what is wrong, with exit codes."""

from collections.abc import Iterator
from contextlib import contextmanager

from api.batch.cluster.faults import ClusterError, not_installed
from api.batch.crew import CrewFactory, threads
from api.cli import words_compare as words
from api.cli.issues import fault, option_issue
from api.cli.session import Session, UnavailableError


@contextmanager
def crew_of(dask: str, jobs: int | None, run: Session) -> Iterator[CrewFactory]:
    """Give what gathers a crew: threads here, or the workers of the scheduler ``dask``; raises as :func:`told`."""
    if not dask:
        yield threads
        return
    with told("--dask"):
        from api.batch.cluster.crew import cluster

        with cluster(dask, lambda workers, seats: run.note(words.WORKERS, n=workers, m=seats), jobs) as gather:
            yield gather


@contextmanager
def told(option: str) -> Iterator[None]:
    """Raise what is wrong with a cluster as what ends a command.

    That is ``InputRefused`` for an address or a machine that cannot do it, ``UnavailableError`` for a cluster that is
    away, also while it is used.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name not in ("dask", "distributed"):
            raise
        raise _ending(not_installed(), option) from error
    except ClusterError as error:
        raise _ending(error, option) from error


def _ending(error: ClusterError, option: str) -> Exception:
    if error.bad:
        return fault(error.code, error.message, error.remedy, option)
    return UnavailableError(option_issue(error.code, error.message, error.remedy, option))
