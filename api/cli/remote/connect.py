"""Calling a service: its address, the token, the version; and what is said where something is wrong with it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from api.cli.issues import fault, option_issue
from api.cli.remote import words
from api.cli.session import InternalFaultError, UnavailableError
from api.client import Client, ClientError, ForeignAnswerError, ProblemError, UnreachableError
from models.issue import InputRefused
from models.text import Lang

TOKEN = re.compile(rb"\s*([!-~]{1,500})\s*")
TOKEN_BYTES = 4096
ROOM = (429, 503)
"""What a service answers that is busy or full."""
RETRY_SECONDS = 30.0


@contextmanager
def connected(server: str, token_file: Path | None, lang: Lang) -> Iterator[Client]:
    """Give the client of a service that answers, takes the token and has this version; raise as ``service_of``."""
    with Client(address(server), "" if token_file is None else token(token_file), lang=lang) as client:
        try:
            check_version(client)
            yield client
        except ClientError as error:
            raise told(error) from error


def address(server: str) -> str:
    """Return the address of a service; raise ``InputRefused`` where it is none, or holds more than an address."""
    try:
        found = urlsplit(server)
        known = found.scheme in ("http", "https") and bool(found.hostname) and (found.port or 1) > 0
        usable = known and not (found.username or found.query or found.fragment)
    except ValueError:
        usable = False
    if not usable:
        raise fault("bad_server", words.BAD_SERVER.fill(server=server), words.BAD_SERVER_REMEDY, "--server")
    return server


def token(path: Path) -> str:
    """Return the token that a file holds; raise ``InputRefused`` where it holds none or more than that."""
    with path.open("rb") as file:
        found = TOKEN.fullmatch(file.read(TOKEN_BYTES))
    if found is None:
        said = words.BAD_TOKEN_FILE.fill(path=path)
        raise fault("bad_token_file", said, words.BAD_TOKEN_FILE_REMEDY, "--token-file")
    return found[1].decode("ascii")


def check_version(client: Client) -> None:
    """Raise ``InputRefused`` where the service has another version: its records may not be read here."""
    there, here = client.info(again=False).versions.get("xiachen", "?"), version("xiachen")
    if there != here:
        raise fault("versions", words.VERSIONS.fill(there=there, here=here), words.VERSIONS_REMEDY, "--server")


def told(error: ClientError) -> Exception:
    """Return what ends the command, and how, for what went wrong with the service."""
    if isinstance(error, ProblemError):
        return told_of_problem(error)
    if isinstance(error, UnreachableError):
        return UnavailableError(option_issue("unreachable", error.message, words.UNREACHABLE_REMEDY, "--server"))
    if isinstance(error, ForeignAnswerError):
        return fault("no_service", error.message, words.FOREIGN_REMEDY, "--server")
    return InternalFaultError(error.message)


def told_of_problem(problem: ProblemError) -> Exception:
    """Return what ends the command where the service refused."""
    if problem.status in (401, 403):
        said = words.REFUSED.fill(detail=problem.message)
        return fault("token_refused", said, words.REFUSED_REMEDY, "--token-file")
    if problem.status in ROOM:
        seconds = problem.retry_after or RETRY_SECONDS
        remedy = words.FULL_REMEDY.fill(seconds=f"{seconds:g}")
        return UnavailableError(option_issue(problem.code, problem.message, remedy, "--server"))
    if problem.status >= 500:
        return InternalFaultError(words.FAULT.fill(detail=problem.message, id=problem.error_id))
    if problem.errors:
        return InputRefused(problem.errors)
    return fault(problem.code, words.REFUSES.fill(detail=problem.message), words.REFUSES_REMEDY, "--server")
