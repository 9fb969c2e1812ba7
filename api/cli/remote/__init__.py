"""Commands whose work a service does: ``--server URL``. Without it nothing of the client is loaded."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from api.auditing import Judge, judge
from api.cli.county import Checked
from api.cli.issues import fault
from api.cli.remote import words
from api.cli.session import Session
from api.cli.solving import Solver, here
from models.scenario import Scenarios
from models.text import Lang

if TYPE_CHECKING:
    from api.cli.remote.batch import RemoteBatch
    from api.client import Client


@contextmanager
def service_of(server: str, token_file: Path | None, lang: Lang) -> "Iterator[Client | None]":
    """Give the client of ``server``, ``None`` where none is named; what goes wrong with it ends the command.

    Raises ``InputRefused`` for an address, a token or a version that does not fit, ``UnavailableError`` for a service
    that is away or full, ``InternalFaultError`` for a fault of the service.
    """
    if not server:
        if token_file is not None:
            raise fault("no_server", words.NO_SERVER, words.NO_SERVER_REMEDY, "--token-file")
        yield None
        return
    from api.cli.remote.connect import connected

    with connected(server, token_file, lang) as client:
        yield client


def solver_of(service: "Client | None", file: Path, run: Session) -> Solver:
    """Return what solves: this machine, or the service, which reads the county of ``file`` for itself."""
    if service is None:
        return here
    from api.cli.remote.sending import upload
    from api.cli.remote.solve import RemoteSolver

    return RemoteSolver(service, upload(file), run)


def batch_of(
    service: "Client | None", scenarios: Scenarios, beside: Path, anonymous: bool, run: Session
) -> "RemoteBatch | None":
    """Return what does scenarios at the service; ``None`` where this machine does them."""
    if service is None:
        return None
    from api.cli.remote.batch import RemoteBatch

    return RemoteBatch(service, scenarios, beside, anonymous, run)


def judge_of(service: "Client | None") -> Judge:
    """Return what judges a plan: this machine, or the service."""
    if service is None:
        return judge
    from api.cli.remote.judging import RemoteJudge

    return RemoteJudge(service)


def checked_by(service: "Client", file: Path) -> Checked:
    """Return what the service says of the county of ``file``; raise ``InputRefused`` with all that is wrong with it."""
    from api.cli.remote.sending import validated

    return validated(service, file)
