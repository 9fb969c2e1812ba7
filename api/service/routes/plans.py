"""``/v1/jobs/{id}/plan`` and ``/v1/jobs/{id}/verdict``: what a job answered."""

from collections.abc import Callable

from flask import Response, request
from flask_openapi.blueprint import APIBlueprint
from flask_openapi.models.tag import Tag

from api.service.context import reading
from api.service.exports import exports_of
from api.service.exports.export import JSON, SUFFIXES, XLSX, Export
from api.service.exports.results import results_of
from api.service.problems import Problem, language, not_found
from api.service.routes.documented import answers, binary, send
from api.service.schemas.base import ById
from api.service.schemas.plans import VerdictDocument, VerdictQuery
from api.store import jobs, plans
from api.store.jobs import ENDED
from api.store.scope import Scope
from api.store.tables import JobRow, PlanRow
from models.decision import Decision
from models.files.out.shown import Shown
from models.text import text

TAG = Tag(name="plans", description="方案 | plans")
JOB = text("求解任务", "job")
MEDIA_TYPES = {"json": JSON, "xlsx": XLSX}
blueprint = APIBlueprint("plans", __name__, url_prefix="/v1/jobs", abp_tags=[TAG])


@blueprint.get(
    "/<id>/plan", operation_id="get_plan", responses=answers({200: binary(*MEDIA_TYPES.values())}, 404, 406, 409)
)
def plan(path: ById) -> Response:
    """Return the plan in the form that ``Accept`` asks for; JSON unless it says otherwise."""
    wanted = request.accept_mimetypes.best_match(MEDIA_TYPES.values())
    if request.accept_mimetypes and wanted is None:
        raise Problem("not_acceptable")
    suffix = next((s for s, media in MEDIA_TYPES.items() if media == wanted), "json")
    response = _export(path.id, suffix)
    response.headers["Vary"] = "Accept, Accept-Language"
    return response


def _route(suffix: str) -> Callable[..., Response]:
    """Return the view that gives a plan as a file of one suffix."""

    def export(path: ById) -> Response:
        """Return the plan as a file."""
        return _export(path.id, suffix)

    export.__name__ = f"plan_{suffix}"
    return export


for _suffix in SUFFIXES:
    blueprint.get(
        f"/<id>/plan.{_suffix}",
        operation_id=f"get_plan_{_suffix}",
        responses=answers({200: binary(MEDIA_TYPES[_suffix])}, 404, 406, 409),
    )(_route(_suffix))


@blueprint.get("/<id>/verdict", operation_id="get_verdict", responses=answers({200: VerdictDocument}, 404, 409))
def verdict(path: ById, query: VerdictQuery) -> Response:
    """Return the checker's verdict on the plan: every rule, and where it is missed."""
    with reading() as rows:
        _, row = _planned(rows, path.id)
        found = plans.verdict(rows, row)
    return send(VerdictDocument.of(found, query))


def _export(id: str, suffix: str) -> Response:
    """Return a plan as a file, with an ETag: the same plan in the same language is not sent twice."""
    lang = language()
    with reading() as rows:
        job, row = _planned(rows, id)
        export = exports_of(Decision(job.decision)).get(suffix)
        if export is None:
            raise Problem("not_acceptable")
        tag = f"{row.plan_hash[:32]}-{row.id}-{lang}-{suffix}"
        if request.if_none_match.contains(tag):
            return _tagged(Response(status=304), tag)
        results = results_of(rows, job, row)
    content = export.write(results, Shown(results.case.county, lang))
    return _tagged(_file(content, export), tag)


def _file(content: bytes, export: Export) -> Response:
    response = Response(content, content_type=export.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{export.name}"'
    return response


def _tagged(response: Response, tag: str) -> Response:
    response.set_etag(tag)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _planned(rows: Scope, id: str) -> tuple[JobRow, PlanRow]:
    """Return a job and its plan; raise ``Problem`` where there is no job, or no plan: not yet, or not at all."""
    job = jobs.get(rows, id)
    if job is None:
        raise not_found(JOB)
    row = plans.of_job(rows, id)
    if row is None:
        raise Problem("no_plan" if job.state in ENDED else "no_plan_yet")
    return job, row
