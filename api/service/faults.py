"""The one place where exceptions become answers."""

import logging

from flask import Flask, Response
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

from api.service.problems import Problem
from api.service.schemas.faults import issues_of
from api.store import StoreUnavailableError
from api.traces import trace_of
from models.issue import InputRefused
from models.text import text

LOG = logging.getLogger(__name__)
RETRY = {"Retry-After": "2"}
CODES = {
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    413: "too_large",
    415: "unsupported_type",
    429: "rate_limited",
}
"""The codes of what Flask and its extensions raise by status; every other fault of the request is a bad request."""


def register(app: Flask) -> None:
    """Answer every exception of ``app`` as a problem."""
    app.register_error_handler(Problem, Problem.response)
    app.register_error_handler(InputRefused, lambda refused: Problem("invalid", errors=refused.issues).response())
    app.register_error_handler(StoreUnavailableError, store_unavailable)
    app.register_error_handler(HTTPException, http)
    app.register_error_handler(Exception, unexpected)


def invalid(error: ValidationError) -> Response:
    """Answer a body, a path or a query that is not of its schema: all faults at once."""
    return Problem("invalid", errors=issues_of(error)).response()


def store_unavailable(error: StoreUnavailableError) -> Response:
    """Answer that the store is locked, full or gone: nothing was kept, the same request may come again."""
    problem = Problem("busy", headers=RETRY)
    LOG.warning("%s: the store does not answer: %s", problem.id, type(error.__cause__).__name__)
    return problem.response()


def http(error: HTTPException) -> Response:
    """Answer what Flask and its extensions raise; a response that is made already stays as it is."""
    if error.response is not None:
        found = error.get_response()
        assert isinstance(found, Response)
        return found
    status = error.code or 500
    if status >= 500:
        return unexpected(error)
    kept = {name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After")}
    if status == 429:
        kept = RETRY | kept
    return Problem(CODES.get(status, "bad_request"), headers=kept).response()


def unexpected(error: Exception) -> Response:
    """Answer a fault of the program: an id and nothing else; what happened is in the log under it."""
    said = text("请将错误编号告知管理员", "tell the error id to whoever runs this service")
    problem = Problem("internal", said)
    LOG.error("%s: %s", problem.id, trace_of(error))
    return problem.response()
