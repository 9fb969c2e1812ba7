"""Submitting a batch: read and prepared in bounded children, then queued whole, once for each Idempotency-Key."""

from flask import request

from api.service.context import reading, service, writing
from api.service.once import answered, remember
from api.service.problems import Problem
from api.service.room import check_room, preparing
from api.service.scenarios.preparing import prepared
from api.service.working import work_out
from api.store import scenarios
from models.scenario import Scenarios
from models.scenario.reading import LARGEST, DocumentAsked


def submit(key: str | None) -> str:
    """Queue the batch that the body asks for and return its id; raise ``Problem``, or ``InputRefused`` with all faults.

    A ``key`` that came with the same body before gives its batch.
    """
    if len(request.get_data()) > LARGEST:
        raise Problem("too_large")
    document = request.get_json()
    known = answered(key)
    if known is not None:
        return _batch_of(known.scenarios_id)
    with reading() as rows:
        check_room(rows)
    with preparing():
        asked = prepared(Scenarios.model_validate_json(work_out("scenarios", DocumentAsked(document=document))))
    with writing() as rows:
        rows.take_turns()
        check_room(rows, len(asked.jobs))
        id = scenarios.submit(rows, asked).id
        remember(rows, key, scenarios=id)
    service().queue.wake()
    return id


def _batch_of(known: str | None) -> str:
    """Return the batch that a key gave; raise ``Problem`` where it gave a job."""
    if known is None:
        raise Problem("key_used")
    return known
