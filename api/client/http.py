"""Requests to the service: the token, the language, and what is asked again where that is safe."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import httpx

from api.client.errors import ClientError, ForeignAnswerError, ProblemError, UnreachableError, error_of
from api.service.settings import is_loopback
from models.text import Lang

TIMEOUT = httpx.Timeout(300.0, connect=10.0)
"""Seconds: a large workbook is read, a plan of a year written, in minutes at most."""
PAUSES = (0.2, 0.5, 1.0, 2.0, 5.0)
"""Seconds between attempts where the service does not say; the last one repeats."""
PASSING = {"busy", "rate_limited"}
"""The problems that pass by themselves; a full queue may take hours, and is told at once."""
GATEWAY = {502, 503, 504}
"""What a proxy answers while the service behind it is started again."""


class Http:
    """Requests to ``server``; ``patience`` is for how many seconds those that are safe are tried again."""

    def __init__(
        self, server: str, token: str, lang: Lang, patience: float, transport: httpx.BaseTransport | None = None
    ) -> None:
        self.server = server.rstrip("/")
        self.patience = patience
        headers = {"Accept-Language": lang} | ({"Authorization": f"Bearer {token}"} if token else {})
        self._client = httpx.Client(
            base_url=self.server,
            headers=headers,
            timeout=TIMEOUT,
            transport=transport,
            trust_env=not is_loopback(urlsplit(self.server).hostname or ""),  # no proxy to this machine
        )

    def close(self) -> None:
        """Let go of every connection."""
        self._client.close()

    def call(self, method: str, path: str, *, again: bool = True, **given: Any) -> httpx.Response:
        """Return the answer to a request that the service has done.

        With ``again`` a connection that breaks and a problem that passes are tried again while ``patience`` lasts; a
        request must be safe to come twice then. Raises ``ClientError``.
        """
        end = time.monotonic() + (self.patience if again else 0.0)
        for pause in _pauses():
            try:
                return self._once(method, path, **given)
            except (UnreachableError, ProblemError, ForeignAnswerError) as error:
                wait = _wait_of(error, pause)
                if wait is None or time.monotonic() + wait > end:
                    raise
                time.sleep(wait)
        raise AssertionError("the pauses never end")

    @contextmanager
    def stream(self, path: str, headers: dict[str, str], silence: float) -> Iterator[httpx.Response]:
        """Give an answer that comes line by line; raise ``UnreachableError`` after ``silence`` seconds without any."""
        timeout = httpx.Timeout(TIMEOUT.connect, read=silence)
        with self._broken(), self._client.stream("GET", path, headers=headers, timeout=timeout) as response:
            if not response.is_success:
                response.read()
                raise error_of(response, self.server)
            yield response

    def _once(self, method: str, path: str, **given: Any) -> httpx.Response:
        with self._broken():
            response = self._client.request(method, path, **given)
        if response.is_success:
            return response
        error = error_of(response, self.server)
        if isinstance(error, ForeignAnswerError) and response.status_code in GATEWAY:
            raise UnreachableError(self.server, f"HTTP {response.status_code}")
        raise error

    @contextmanager
    def _broken(self) -> Iterator[None]:
        """Turn what is said of a connection into ``UnreachableError``."""
        try:
            yield
        except (httpx.TransportError, httpx.InvalidURL) as error:
            raise UnreachableError(self.server, str(error) or type(error).__name__) from error


def _pauses() -> Iterator[float]:
    yield from PAUSES
    while True:
        yield PAUSES[-1]


def _wait_of(error: ClientError, pause: float) -> float | None:
    """Return the seconds to wait before another attempt, ``None`` where there is no use in it."""
    if isinstance(error, UnreachableError):
        return pause
    if isinstance(error, ProblemError) and error.code in PASSING:
        return pause if error.retry_after is None else error.retry_after
    return None
