"""What the HTTP server answers by itself, before the app sees a request: as problems too."""

from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer
from waitress.task import ErrorTask

from api.service.problems import MEDIA_TYPE, Problem

CODES = {413: "too_large", 431: "headers_too_large", 500: "internal", 501: "not_implemented"}
"""The codes of what waitress refuses, by status; all else is a bad request."""


class ProblemTask(ErrorTask):  # type: ignore[misc]
    """Answers what waitress found wrong with a request; in Chinese, for its headers may not be known."""

    def execute(self) -> None:
        """Write the answer and close."""
        problem = Problem(CODES.get(self.request.error.code, "bad_request"))
        body = problem.document("zh").model_dump_json().encode()
        self.status = f"{problem.kind.status} {self.request.error.reason}"
        self.response_headers.append(("Content-Type", MEDIA_TYPE))
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class ProblemChannel(HTTPChannel):  # type: ignore[misc]
    """A connection whose faults are answered as problems."""

    error_task_class = ProblemTask


def answer_with_problems(server: BaseWSGIServer) -> None:
    """Let a server, on every address that it listens on, answer as problems what it refuses."""
    for listening in (server, *getattr(server, "map", {}).values()):
        if hasattr(listening, "channel_class"):
            listening.channel_class = ProblemChannel
