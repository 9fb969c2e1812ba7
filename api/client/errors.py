"""What can go wrong between a client and the service."""

import httpx
from pydantic import ValidationError

from api.service.schemas.base import of_both
from api.service.schemas.problem import ProblemDocument
from models.issue import Issue
from models.text import Text, text

UNREACHABLE = text("服务 {server} 连接不上（{detail}）", "the service at {server} cannot be reached ({detail})")
FOREIGN = text("{server} 的回答不是下沉服务的（{status}）", "what answers at {server} is no Xiachen service ({status})")
PROBLEM_TYPE = "application/problem+json"


class ClientError(Exception):
    """The service did not do what was asked; ``message`` says why."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


class UnreachableError(ClientError):
    """Nothing answers at the address, or the connection was lost and did not come back."""

    def __init__(self, server: str, detail: str) -> None:
        super().__init__(UNREACHABLE.fill(server=server, detail=detail))


class ForeignAnswerError(ClientError):
    """Something answers at the address, but not as the service does."""

    def __init__(self, server: str, status: int) -> None:
        super().__init__(FOREIGN.fill(server=server, status=status))


class ProblemError(ClientError):
    """The service refused: its HTTP status, stable ``code``, every fault in ``errors``, ``error_id`` for its log.

    ``retry_after`` is in seconds, ``None`` where the service does not say when to come again.
    """

    def __init__(self, problem: ProblemDocument, retry_after: float | None = None) -> None:
        super().__init__(of_both(problem, "detail"))
        self.status, self.code, self.error_id = problem.status, problem.code, problem.error_id
        self.errors: tuple[Issue, ...] = tuple(document.issue() for document in problem.errors)
        self.retry_after = retry_after

    def __str__(self) -> str:
        """Return everything that was told, in English, a fault a line."""
        faults = (f"{issue.place}: {issue.message.en}" for issue in self.errors)
        return "\n".join((f"{self.status} {self.code} ({self.error_id}): {self.message.en}", *faults))


def error_of(response: httpx.Response, server: str) -> ClientError:
    """Return the error that an answer other than the expected is."""
    if response.headers.get("Content-Type", "").partition(";")[0] == PROBLEM_TYPE:
        try:
            problem = ProblemDocument.model_validate_json(response.content)
        except ValidationError:
            return ForeignAnswerError(server, response.status_code)
        return ProblemError(problem, retry_after_of(response))
    return ForeignAnswerError(server, response.status_code)


def retry_after_of(response: httpx.Response) -> float | None:
    """Return the seconds after which the service wants to be asked again, ``None`` where it does not say."""
    found = response.headers.get("Retry-After", "")
    return float(found) if found.isascii() and found.isdigit() else None
