"""Idempotency keys in the store."""

from api.store.scope import Scope
from api.store.tables import IdempotencyKey


def find(rows: Scope, key: str) -> IdempotencyKey | None:
    """Return what was answered to ``key``, or ``None`` where it is new."""
    return rows.find(IdempotencyKey, IdempotencyKey.key == key)


def keep(rows: Scope, key: str, body: str, *, job: str | None = None, scenarios: str | None = None) -> bool:
    """Keep that a job, or a batch, answers ``key``; return ``False`` where another request with it came first."""
    return rows.add_once(IdempotencyKey, key=key, body=body, job_id=job, scenarios_id=scenarios)
