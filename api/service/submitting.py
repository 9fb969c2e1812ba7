"""Submitting a job: its county, its order, its place in the queue, once for each Idempotency-Key."""

import hashlib

from flask import request

from api.jobs import Order
from api.service.context import reading, service, writing
from api.service.given import COUNTY, county_given
from api.service.orders import order_for
from api.service.problems import Problem, not_found
from api.service.schemas.jobs import JobBody
from api.store import contents, counties, idempotency, jobs, queue
from api.store.scope import Scope
from api.store.tables import CountyRow

RETRY = {"Retry-After": "30"}


def submit(body: JobBody, key: str | None) -> str:
    """Queue what ``body`` asks and return the job's id; a ``key`` that came with the same body before gives its job."""
    digest = hashlib.sha256(request.get_data()).hexdigest()
    if key is not None and (known := _known(key, digest)) is not None:
        return known
    kept, read = county_given(body)
    order = order_for(read.county, body.decision, body.options, service().settings.limits)
    with writing() as rows:
        _check_room(rows)
        row = kept or counties.put(rows, read)[0]
        if not contents.hold(rows, row.content):
            raise not_found(COUNTY)  # it was removed at this moment
        id = _queue(rows, row, order, body.tag)
        if key is not None and not idempotency.keep(rows, key, digest, id):
            raise Problem("busy", headers={"Retry-After": "1"})  # the same key came at this moment: nothing is kept
    service().queue.wake()
    return id


def _known(key: str, digest: str) -> str | None:
    """Return the job that a key gave; raise ``Problem`` where it came with another body."""
    with reading() as rows:
        found = idempotency.find(rows, key)
    if found is None:
        return None
    if found.body != digest:
        raise Problem("key_used")
    return found.job_id


def _check_room(rows: Scope) -> None:
    """Raise ``Problem`` where the commission has too many open jobs, or the queue is full."""
    limits = service().settings.limits
    rows.take_turns()
    if jobs.count_open(rows) >= limits.open_jobs:
        raise Problem("too_many_jobs", headers=RETRY)
    if queue.counts(rows.session).get("queued", 0) >= limits.queue:
        raise Problem("queue_full", headers=RETRY)


def _queue(rows: Scope, county: CountyRow, order: Order, tag: str) -> str:
    return jobs.submit(rows, county, order.decision.value, order.model_dump(mode="json"), tag).id
