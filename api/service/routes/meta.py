"""``/v1/health`` and ``/v1/info``."""

from dataclasses import asdict

from flask import Response
from flask_openapi.blueprint import APIBlueprint
from flask_openapi.models.tag import Tag

from api.service.access.caller import public
from api.service.context import service
from api.service.routes.documented import answers, send
from api.service.schemas.meta import Health, Info, LimitsDocument, QueueDocument
from api.store import queue
from models.decision import Decision
from models.files.input.limits import LIMITS
from optimizer.certificate import versions

TAG = Tag(name="meta", description="服务本身 | the service itself")
blueprint = APIBlueprint("meta", __name__, url_prefix="/v1", abp_tags=[TAG])


@blueprint.get("/health", operation_id="health", security=[{}], responses=answers({200: Health}, public=True))
@public
def health() -> Response:
    """服务是否正常 | Whether the service is alive and its store answers."""
    with service().store.reading() as session:
        queue.waiting(session)
    return send(Health())


@blueprint.get("/info", operation_id="info", responses=answers({200: Info}))
def info() -> Response:
    """版本、限额与排队情况 | Versions, limits, and how long the queue is."""
    limits = service().settings.limits
    with service().store.reading() as session:
        counts = queue.counts(session)
    known = asdict(limits) | {"memory_bytes": limits.memory_bytes, "rows": LIMITS.rows}
    told = Info(
        versions=versions(),
        decisions=list(Decision),
        limits=LimitsDocument(**{name: known[name] for name in LimitsDocument.model_fields}),
        queue=QueueDocument(
            queued=counts.get("queued", 0), running=counts.get("running", 0) + counts.get("cancelling", 0)
        ),
    )
    return send(told)
