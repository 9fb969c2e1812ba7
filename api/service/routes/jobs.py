"""``/v1/jobs``: submitting, following and ending jobs."""

from flask import Response
from flask_openapi.blueprint import APIBlueprint
from flask_openapi.models.tag import Tag

from api.service.context import reading, service, writing
from api.service.problems import Problem
from api.service.routes.documented import answers, send
from api.service.routes.found import found_job
from api.service.routes.pages import number_of, split
from api.service.schemas.base import ById
from api.service.schemas.jobs import JobBody, JobDocument, JobHeaders, JobPage, JobQuery
from api.service.submitting import submit
from api.service.waiting import seconds_of, wait_for
from api.store import jobs, plans, turns
from api.store.jobs import ENDED
from api.store.scope import Scope
from api.store.tables import JobRow

TAG = Tag(name="jobs", description="求解任务 | jobs")
RETRY_SECONDS = "1"
blueprint = APIBlueprint("jobs", __name__, url_prefix="/v1/jobs", abp_tags=[TAG])


@blueprint.post(
    "",
    operation_id="post_job",
    responses=answers({200: JobDocument, 202: JobDocument}, 404, 409, 413, 415),
)
def post(header: JobHeaders, body: JobBody) -> Response:
    """提交求解：排队中答202，等待期内结束答200 | Queue a job: 202, or 200 where it has ended while waited for."""
    id = submit(body, header.idempotency_key)
    applied = wait_for(lambda rows: _over(rows, id), seconds_of(header.prefer))
    with reading() as rows:
        document = _document(rows, found_job(rows, id))
    headers = {"Location": f"/v1/jobs/{id}"}
    if applied:
        headers["Preference-Applied"] = f"wait={applied}"
    if document.state in ENDED:
        return send(document, 200, headers)
    return send(document, 202, headers | {"Retry-After": RETRY_SECONDS})


@blueprint.get("", operation_id="list_jobs", responses=answers({200: JobPage}))
def page(query: JobQuery) -> Response:
    """求解任务列表，新的在前 | List jobs, the newest first."""
    wanted = jobs.Filter(query.decision, query.state, query.tag, query.scenarios_id)
    with reading() as rows:
        found = jobs.page(rows, wanted, number_of(query.page_token), query.limit + 1)
        shown, following = split(found, query.limit)
        places = turns.places(rows.session)
        told = [JobDocument.of(row, places.get(row.number), _plan_id(rows, row)) for row in shown]
    return send(JobPage(jobs=told, next_page_token=following))


@blueprint.get("/<id>", operation_id="get_job", responses=answers({200: JobDocument}, 404))
def get(path: ById) -> Response:
    """求解进行到哪里 | Return where a job stands; Retry-After tells when to ask again."""
    with reading() as rows:
        document = _document(rows, found_job(rows, path.id))
    return send(document, headers={} if document.state in ENDED else {"Retry-After": RETRY_SECONDS})


@blueprint.post("/<id>/cancel", operation_id="cancel_job", responses=answers({202: JobDocument}, 404, 409))
def cancel(path: ById) -> Response:
    """取消求解，不留方案 | End a job at once; what it has found is not kept."""
    with writing() as rows:
        ended = jobs.cancel(rows, path.id) is None
        document = _document(rows, found_job(rows, path.id))
    return _wished(document, ended)


@blueprint.post("/<id>/finish-now", operation_id="finish_job", responses=answers({202: JobDocument}, 404, 409))
def finish_now(path: ById) -> Response:
    """提前结束，保留当前最好方案 | End a job with its best plan so far, or with the first that comes."""
    with writing() as rows:
        ended = not jobs.finish_now(rows, path.id)
        document = _document(rows, found_job(rows, path.id))
    return _wished(document, ended)


@blueprint.delete("/<id>", operation_id="delete_job", responses=answers({204: None}, 404, 409))
def delete(path: ById) -> Response:
    """删除已结束的求解及其方案 | Remove a job that has ended, with its plan and its events."""
    with writing() as rows:
        job = found_job(rows, path.id)
        if job.scenarios_id is not None:
            raise Problem("of_scenarios")
        if not jobs.delete(rows, path.id):
            raise Problem("published" if jobs.published(rows, path.id) else "job_open")
    return Response(status=204)


def _wished(document: JobDocument, ended: bool) -> Response:
    """Answer what was wished of a job; 409 where it had ended before."""
    if ended:
        raise Problem("job_ended")
    service().queue.wake()
    service().bell.ring()
    return send(document, 202)


def _document(rows: Scope, row: JobRow) -> JobDocument:
    return JobDocument.of(row, jobs.position(rows, row), _plan_id(rows, row))


def _over(rows: Scope, id: str) -> bool:
    row = jobs.get(rows, id)
    return row is None or row.state in ENDED


def _plan_id(rows: Scope, row: JobRow) -> str | None:
    plan = plans.of_job(rows, row.id) if row.state in ENDED else None
    return plan.id if plan else None
