"""``/v1/jobs/{id}/plan`` and ``/v1/jobs/{id}/verdict``: what a job answered."""

from collections.abc import Callable
from typing import Any

from flask import Response, request
from flask_openapi.blueprint import APIBlueprint
from flask_openapi.models.tag import Tag

from api.service.context import reading
from api.service.exports import exports_of
from api.service.exports.calendars import one_calendar
from api.service.exports.export import CALENDAR, JSON, MEDIA_TYPES, NAMELESS, SUFFIXES, ZIP, Export
from api.service.exports.results import results_of
from api.service.problems import Problem, language, not_found
from api.service.routes.documented import answers, binary, file_of, send
from api.service.routes.found import found_job
from api.service.routes.tags import known, tagged, unchanged
from api.service.schemas.base import ById
from api.service.schemas.plans import (
    CalendarQuery,
    CertificateDocument,
    ExportQuery,
    FindingDocument,
    VerdictDocument,
    VerdictQuery,
)
from api.store import jobs, plans
from api.store.jobs import ENDED
from api.store.scope import Scope
from api.store.tables import JobRow, PlanRow
from models.decision import Decision
from models.files.out.shown import Shown
from models.text import text

TAG = Tag(name="plans", description="方案 | plans")
blueprint = APIBlueprint("plans", __name__, url_prefix="/v1/jobs", abp_tags=[TAG])


@blueprint.get(
    "/<id>/plan", operation_id="get_plan", responses=answers({200: binary(*MEDIA_TYPES), 304: None}, 404, 406, 409)
)
def plan(path: ById, query: ExportQuery) -> Response:
    """方案，格式由Accept指定 | Return the plan in the form that Accept asks for, JSON by default."""
    wanted = request.accept_mimetypes.best_match([JSON, *MEDIA_TYPES])
    if request.accept_mimetypes and wanted is None:
        raise Problem("not_acceptable")
    response = _export(path.id, MEDIA_TYPES[wanted or JSON], query.anonymous)
    response.headers["Vary"] = "Accept, Accept-Language"
    return response


def _route(suffix: str) -> Callable[..., Response]:
    """Return the view that gives a plan as a file of one suffix."""

    def export(path: ById, query: ExportQuery) -> Response:
        """下载方案文件 | Return the plan as a file."""
        return _export(path.id, suffix, query.anonymous)

    export.__name__ = f"plan_{suffix}"
    return export


for _suffix, _media_type in SUFFIXES.items():
    if _suffix != "ics":
        blueprint.get(
            f"/<id>/plan.{_suffix}",
            operation_id=f"get_plan_{_suffix}",
            responses=answers({200: binary(_media_type), 304: None}, 404, 406, 409),
        )(_route(_suffix))


@blueprint.get(
    "/<id>/plan.ics",
    operation_id="get_plan_ics",
    responses=answers({200: binary(ZIP, CALENDAR), 304: None}, 404, 406, 409),
)
def calendars(path: ById, query: CalendarQuery) -> Response:
    """日历：一人、一机构，或全部（zip） | Return the calendar of a person or facility, or all as a zip."""
    if query.person is None and query.facility is None:
        return _export(path.id, "ics", query.anonymous)
    with reading() as rows:
        results = _results(rows, *_exportable(rows, path.id, "ics")[:2], query.anonymous)
    found = one_calendar(results, Shown(results.case.county, language()), query.person, query.facility)
    if found is None:
        raise not_found(text("此人或此地的日历", "calendar of this person or facility"))
    return file_of(found, "calendar.ics", CALENDAR)


@blueprint.get(
    "/<id>/certificate", operation_id="get_certificate", responses=answers({200: CertificateDocument}, 404, 409)
)
def certificate(path: ById) -> Response:
    """核验报告；无可行方案时说明原因 | Return the certificate, and where it is infeasible why there is no plan."""
    with reading() as rows:
        job = found_job(rows, path.id)
        if job.certificate is None:
            raise Problem("no_plan" if job.state in ENDED else "no_plan_yet")
        told = jobs.certificate(rows, job.certificate)
        conflict = jobs.conflict(rows, job)
    return send(CertificateDocument(certificate=told, conflict=[FindingDocument.of(f) for f in conflict]))


@blueprint.get("/<id>/verdict", operation_id="get_verdict", responses=answers({200: VerdictDocument}, 404, 409))
def verdict(path: ById, query: VerdictQuery) -> Response:
    """核查结论：逐条规则及未达到之处 | Return the verdict: every rule, and where it is missed."""
    with reading() as rows:
        _, row = _planned(rows, path.id)
        found = plans.verdict(rows, row)
    return send(VerdictDocument.of(found, query))


def _export(id: str, suffix: str, anonymous: bool) -> Response:
    """Return a plan as a file, with an ETag: the same plan in the same language is not sent twice."""
    lang = language()
    with reading() as rows:
        job, row, export = _exportable(rows, id, suffix)
        tag = f"{row.plan_hash[:32]}-{row.id}-{lang}-{suffix}{'-anonymous' if anonymous else ''}"
        if known(tag):
            return unchanged(tag)
        results = _results(rows, job, row, anonymous)
    content = export.write(results, Shown(results.case.county, lang))
    return tagged(file_of(content, export.name, export.media_type), tag)


def _exportable(rows: Scope, id: str, suffix: str) -> tuple[JobRow, PlanRow, Export]:
    """Return a job, its plan and what writes it; raise ``Problem`` where its decision has no such file."""
    job, row = _planned(rows, id)
    export = exports_of(Decision(job.decision)).get(suffix)
    if export is None:
        raise Problem("not_acceptable")
    return job, row, export


def _results(rows: Scope, job: JobRow, row: PlanRow, anonymous: bool) -> Any:
    found = results_of(rows, job, row)
    return NAMELESS[Decision(job.decision)](found) if anonymous else found


def _planned(rows: Scope, id: str) -> tuple[JobRow, PlanRow]:
    """Return a job and its plan; raise ``Problem`` where there is no job, or no plan: not yet, or not at all."""
    job = found_job(rows, id)
    row = plans.of_job(rows, id)
    if row is None:
        raise Problem("no_plan" if job.state in ENDED else "no_plan_yet")
    return job, row
