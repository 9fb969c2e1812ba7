"""Submitting a job: its county, its order, its place in the queue, once for each Idempotency-Key."""

from api.jobs import Order
from api.service.context import service, writing
from api.service.given import COUNTY, county_given
from api.service.once import answered, remember
from api.service.orders import order_for
from api.service.problems import Problem, not_found
from api.service.room import check_room
from api.service.schemas.jobs import JobBody
from api.store import contents, counties, jobs
from api.store.scope import Scope
from api.store.tables import CountyRow


def submit(body: JobBody, key: str | None) -> str:
    """Queue what ``body`` asks and return the job's id; a ``key`` that came with the same body before gives its job."""
    known = answered(key)
    if known is not None:
        return _job_of(known.job_id)
    kept, read = county_given(body)
    order = order_for(read.county, body.decision, body.options, service().settings.limits)
    with writing() as rows:
        rows.take_turns()
        check_room(rows)
        row = kept or counties.put(rows, read)[0]
        if not contents.hold(rows, row.content):
            raise not_found(COUNTY)  # it was removed at this moment
        id = _queue(rows, row, order, body.tag)
        remember(rows, key, job=id)
    service().queue.wake()
    return id


def _job_of(known: str | None) -> str:
    """Return the job that a key gave; raise ``Problem`` where it gave something else."""
    if known is None:
        raise Problem("key_used")
    return known


def _queue(rows: Scope, county: CountyRow, order: Order, tag: str) -> str:
    return jobs.submit(rows, county, order.decision.value, order.model_dump(mode="json"), tag).id
