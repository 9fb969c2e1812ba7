"""``/v1/jobs/{id}/events``: what a job tells, as it tells it (server-sent events)."""

from typing import Any

from flask import Response
from flask_openapi.blueprint import APIBlueprint
from flask_openapi.models.tag import Tag

from api.service.context import caller, reading, service
from api.service.problems import Problem
from api.service.routes.documented import answers
from api.service.routes.found import found_job
from api.service.schemas.base import ById
from api.service.schemas.jobs import EventHeaders
from api.service.streaming import Stream, first_event

TAG = Tag(name="events", description="求解进度 | progress of jobs")
MEDIA_TYPE = "text/event-stream"
STREAM: dict[str, Any] = {"content": {MEDIA_TYPE: {}}}
"""OpenAPI 3.1 has no schema for the events of a stream."""
blueprint = APIBlueprint("events", __name__, url_prefix="/v1/jobs", abp_tags=[TAG])


@blueprint.get("/<id>/events", operation_id="get_events", responses=answers({200: STREAM}, 404))
def follow(path: ById, header: EventHeaders) -> Response:
    """实时跟踪求解进度，结束后断开 | Follow a job by its events: state, incumbent, bound, and at the end done."""
    whose, places = caller().commission, service().streams
    with reading() as rows:
        job = found_job(rows, path.id)
        after = first_event(rows, job, header.last_event_id)
    if not places.take(whose):
        raise Problem("too_many_streams", headers={"Retry-After": "10"})
    stream = Stream(service(), whose, path.id, after)
    response = Response(stream.lines(), content_type=MEDIA_TYPE)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"
    response.call_on_close(lambda: places.leave(whose))
    return response
