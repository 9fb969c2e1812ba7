"""What the service tells of itself."""

from typing import Literal

from api.service.schemas.base import Answer
from models.decision import Decision


class Health(Answer):
    """The service is alive and its store answers."""

    status: Literal["ok"] = "ok"


class LimitsDocument(Answer):
    """What one request may ask for."""

    body_bytes: int
    rows: int
    horizon_days: int
    solve_seconds: float
    default_seconds: float
    memory_bytes: int
    concurrency: int
    queue: int
    open_jobs: int
    streams: int
    rate: str


class QueueDocument(Answer):
    """How many jobs wait and run, whoever's."""

    queued: int
    running: int


class Info(Answer):
    """Versions, limits, the queue, and what can be decided."""

    versions: dict[str, str]
    decisions: list[Decision]
    limits: LimitsDocument
    queue: QueueDocument
