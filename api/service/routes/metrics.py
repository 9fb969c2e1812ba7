"""``/metrics``: what is measured of the service, for Prometheus."""

from flask import Response, request
from flask_openapi.blueprint import APIBlueprint
from flask_openapi.models.tag import Tag

from api.service.context import service
from api.service.metrics import MEDIA_TYPES
from api.service.routes.documented import answers

TAG = Tag(name="metrics", description="监控指标 | measures")
TEXT = {"content": {media: {"schema": {"type": "string"}} for media in MEDIA_TYPES}}
blueprint = APIBlueprint("metrics", __name__, abp_tags=[TAG])


@blueprint.get("/metrics", operation_id="get_metrics", responses=answers({200: TEXT}))
def metrics() -> Response:
    """监控指标，不含单位名称 | Measures of queue, jobs and requests for Prometheus; no names of commissions."""
    content, content_type = service().metrics.told(request.headers.get("Accept", ""))
    return Response(content, content_type=content_type)
