"""Idempotency keys: what comes again with its key is answered as before, and is not done twice."""

import hashlib

from flask import request

from api.service.context import reading
from api.service.problems import Problem
from api.store import idempotency
from api.store.scope import Scope
from api.store.tables import IdempotencyKey


def answered(key: str | None) -> IdempotencyKey | None:
    """Return what this very request gave before; raise ``Problem`` where its key came with another body."""
    if key is None:
        return None
    with reading() as rows:
        found = idempotency.find(rows, key)
    if found is not None and found.body != digest():
        raise Problem("key_used")
    return found


def remember(rows: Scope, key: str | None, *, job: str | None = None, scenarios: str | None = None) -> None:
    """Keep what answers this request; raise ``Problem`` where its key came at this moment: nothing is kept then."""
    if key is not None and not idempotency.keep(rows, key, digest(), job=job, scenarios=scenarios):
        raise Problem("busy", headers={"Retry-After": "1"})


def digest() -> str:
    """Return the SHA-256 of the body."""
    return hashlib.sha256(request.get_data()).hexdigest()
