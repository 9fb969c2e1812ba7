"""Answers with an ETag: what the caller has already is not sent twice."""

import hashlib

from flask import Response, request


def known(tag: str) -> bool:
    """Return whether the caller has what ``tag`` names."""
    return request.if_none_match.contains(tag)


def unchanged(tag: str) -> Response:
    """Return that the caller has it already."""
    return tagged(Response(status=304), tag)


def tagged(response: Response, tag: str) -> Response:
    """Return an answer with its tag: to be kept by the caller alone, and asked for again."""
    response.set_etag(tag)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def send_once(content: bytes) -> Response:
    """Return a JSON document that is told by its content, or that the caller has it already."""
    tag = hashlib.sha256(content).hexdigest()[:32]
    return unchanged(tag) if known(tag) else tagged(Response(content, content_type="application/json"), tag)
