"""The service behind its real HTTP server, in a thread of the test's own process, with a stub for the solver."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from waitress import wasyncore

from api.service.app import create_app
from api.service.context import Service
from api.service.serving import make_server


@contextmanager
def over_http(service: Service) -> Iterator[tuple[str, int]]:
    """Answer for a service on a port of this machine; give host and port."""
    server = make_server(create_app(service), replace(service.settings, port=0))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield "127.0.0.1", server.effective_port
    finally:
        service.closing.set()
        server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))  # in the server's thread, which then ends
        thread.join(20)
        server.task_dispatcher.shutdown()
