"""Calls whose answers are read as documents."""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import quote

import httpx
from pydantic import BaseModel, ValidationError

from api.client.errors import ForeignAnswerError
from api.client.http import Http

Document = TypeVar("Document", bound=BaseModel)
Answered = TypeVar("Answered")


class Calls:
    """Requests to a service; raises ``ForeignAnswerError`` for an answer that is no document of it."""

    def __init__(self, http: Http) -> None:
        self._http = http

    @property
    def server(self) -> str:
        """The address of the service."""
        return self._http.server

    def _get(self, document: type[Document], path: str, **given: Any) -> Document:
        return self._read(document.model_validate_json, self._http.call("GET", path, **given))

    def _send(self, document: type[Document], path: str, **given: Any) -> Document:
        return self._read(document.model_validate_json, self._http.call("POST", path, **given))

    def _read(self, read: Callable[[bytes], Answered], response: httpx.Response) -> Answered:
        try:
            return read(response.content)
        except ValidationError as error:
            raise ForeignAnswerError(self.server, response.status_code) from error


def path_of(kind: str, *steps: str) -> str:
    """Return the path of something, or of what is below it; an id is one step of it, whatever it holds."""
    return "/".join((kind, *(quote(step, safe="") for step in steps)))
