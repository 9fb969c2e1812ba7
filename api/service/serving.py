"""A server from start to end: store, queue, app, and the threads that answer."""

import logging
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType

from flask import Flask
from waitress import create_server
from waitress.server import BaseWSGIServer

from api.jobs import Sweeper
from api.service.app import create_app, make_service
from api.service.context import Service
from api.service.http_errors import answer_with_problems
from api.service.settings import Settings
from api.store import alone, open_store

CONNECTIONS = 500
HEAD_ROOM = 4
"""A body beyond the limit is still taken in, so that it is answered as a problem; one so many times larger is not."""


def serve(settings: Settings, on_ready: Callable[[str], None]) -> None:
    """Serve until the process is told to end; call ``on_ready`` with the address once requests are taken.

    What runs then is queued again. Raises ``StoreUnavailableError`` where there is no store, ``OSError`` where the
    address cannot be had.
    """
    log_to_errors()
    with alone(settings.database):
        store = open_store(settings.database)
        service, sweeper = make_service(settings, store), Sweeper(store, settings.retention_days)
        try:
            service.queue.start()
            sweeper.start()
            _listen(service, on_ready)
        finally:
            service.closing.set()
            service.queue.close()
            sweeper.close()
            store.close()


def log_to_errors() -> None:
    """Write the log to standard error: requests, faults by their id; libraries only where something is wrong."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in ("api", "xiachen"):
        logging.getLogger(name).setLevel(logging.INFO)


def make_server(app: Flask, settings: Settings) -> BaseWSGIServer:
    """Return what listens for an app and answers with its threads; it does not run yet."""
    server = create_server(
        app,
        host=settings.host,
        port=settings.port,
        threads=settings.threads,
        connection_limit=CONNECTIONS,
        max_request_body_size=HEAD_ROOM * settings.limits.body_bytes,
        ident="xiachen",
    )
    answer_with_problems(server)
    return server


def _listen(service: Service, on_ready: Callable[[str], None]) -> None:
    settings = service.settings
    server = make_server(create_app(service), settings)
    end_on_signal(service)
    on_ready(f"http://{_spoken(settings.host)}:{server.effective_port}")
    server.run()


def end_on_signal(service: Service) -> None:
    """End the server in good order when the system or a terminal asks for it."""
    if threading.current_thread() is not threading.main_thread():
        return

    def leave(number: int, frame: FrameType | None) -> None:
        service.closing.set()
        sys.exit(0)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, leave)


def _spoken(host: str) -> str:
    return f"[{host}]" if ":" in host else host
