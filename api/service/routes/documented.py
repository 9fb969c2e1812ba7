"""What the OpenAPI document says of answers, and how they are sent."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from flask import Response
from pydantic import BaseModel

from api.service.problems import MEDIA_TYPE
from api.service.schemas.problem import ProblemDocument

ALWAYS = (400, 401, 403, 422, 429, 500, 503)
"""The problems that any route may answer with."""
OF_CALLERS = (401, 403)
"""Those that a route which is open to everybody does not answer with."""
SCHEMA = {"schema": {"$ref": f"#/components/schemas/{ProblemDocument.__name__}"}}

Answers = dict[str | int | HTTPStatus, Any]


def answers(
    found: Mapping[int, type[BaseModel] | dict[str, Any] | None], *problems: int, public: bool = False
) -> Answers:
    """Return the answers of a route, ``public`` or not: what it gives, and its problems beside those of every route."""
    told: Answers = {status: found[status] for status in found}
    for status in sorted({*ALWAYS, *problems} - {*(OF_CALLERS if public else ())}):
        told[status] = {"description": HTTPStatus(status).phrase, "content": {MEDIA_TYPE: SCHEMA}}
    return told


def binary(*media_types: str) -> dict[str, Any]:
    """Return the answer that is a file of one of ``media_types``; what is JSON is an object."""
    bytes_, document = {"type": "string", "format": "binary"}, {"type": "object"}
    return {"content": {m: {"schema": document if m.endswith("json") else bytes_} for m in media_types}}


def send(document: BaseModel, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return a document as the answer."""
    return Response(document.model_dump_json(), status, dict(headers or {}), content_type="application/json")


def file_of(content: bytes, name: str, media_type: str) -> Response:
    """Return a file as the answer, to be saved under ``name``."""
    response = Response(content, mimetype=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
