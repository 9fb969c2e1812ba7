"""``/v1/scenarios``: batches of scenarios, submitted, followed and ended; each run is a job of the queue."""

from flask import Response
from flask_openapi.blueprint import APIBlueprint
from flask_openapi.models.tag import Tag

from api.service.context import reading, service, writing
from api.service.problems import Problem
from api.service.routes.documented import answers, send
from api.service.routes.found import found_scenarios
from api.service.routes.pages import number_of, split
from api.service.scenarios.submitting import submit
from api.service.schemas.base import ById
from api.service.schemas.counties import PageQuery
from api.service.schemas.jobs import JobHeaders
from api.service.schemas.scenarios import BODY, RunDocument, ScenariosDocument, ScenariosPage, ScenariosSummary
from api.service.waiting import seconds_of, wait_for
from api.store import scenarios
from api.store.scope import Scope

TAG = Tag(name="scenarios", description="情景比较 | batches of scenarios")
RETRY_SECONDS = "2"
FIRST_PAGE = PageQuery()
blueprint = APIBlueprint("scenarios", __name__, url_prefix="/v1/scenarios", abp_tags=[TAG])


@blueprint.post(
    "",
    operation_id="post_scenarios",
    request_body=BODY,
    responses=answers({200: ScenariosDocument, 202: ScenariosDocument}, 404, 409, 413, 415),
)
def post(header: JobHeaders) -> Response:
    """提交一批情景：排队中答202，等待期内结束答200 | Queue scenarios: 202, or 200 where all ended while waited for."""
    id = submit(header.idempotency_key)
    applied = wait_for(lambda rows: not scenarios.stand(rows, id).open, seconds_of(header.prefer))
    with reading() as rows:
        document = _document(rows, id, FIRST_PAGE)
    headers = {"Location": f"/v1/scenarios/{id}"}
    if applied:
        headers["Preference-Applied"] = f"wait={applied}"
    if document.finished is not None:
        return send(document, 200, headers)
    return send(document, 202, headers | {"Retry-After": RETRY_SECONDS})


@blueprint.get("", operation_id="list_scenarios", responses=answers({200: ScenariosPage}))
def page(query: PageQuery) -> Response:
    """各批情景，新的在前 | List the batches of scenarios, the newest first."""
    with reading() as rows:
        found = scenarios.page(rows, number_of(query.page_token), query.limit + 1)
        shown, following = split(found, query.limit)
        stands = scenarios.stands(rows, [row.id for row in shown])
    told = [ScenariosSummary.of(row, stands[row.id]) for row in shown]
    return send(ScenariosPage(scenarios=told, next_page_token=following))


@blueprint.get("/<id>", operation_id="get_scenarios", responses=answers({200: ScenariosDocument}, 404))
def get(path: ById, query: PageQuery) -> Response:
    """一批情景进行到哪里，逐个情景 | Return where scenarios stand, run by run; Retry-After tells when to ask again."""
    with reading() as rows:
        document = _document(rows, path.id, query)
    return send(document, headers={} if document.finished is not None else {"Retry-After": RETRY_SECONDS})


@blueprint.post("/<id>/cancel", operation_id="cancel_scenarios", responses=answers({202: ScenariosDocument}, 404, 409))
def cancel(path: ById) -> Response:
    """取消尚未结束的情景，已完成的保留 | End the runs that have not ended; what is done is kept."""
    with writing() as rows:
        found_scenarios(rows, path.id)
        if not scenarios.cancel(rows, path.id):
            raise Problem("scenarios_ended")
        document = _document(rows, path.id, FIRST_PAGE)
    service().queue.wake()
    service().bell.ring()
    return send(document, 202)


@blueprint.delete("/<id>", operation_id="delete_scenarios", responses=answers({204: None}, 404, 409))
def delete(path: ById) -> Response:
    """删除已结束的一批情景及其方案 | Remove scenarios that have ended, with their jobs and plans."""
    with writing() as rows:
        found_scenarios(rows, path.id)
        if not scenarios.delete(rows, path.id):
            raise Problem("published" if scenarios.published(rows, path.id) else "scenarios_open")
    return Response(status=204)


def _document(rows: Scope, id: str, query: PageQuery) -> ScenariosDocument:
    """Return a batch with a page of its runs; raise ``Problem`` where there is none, or it is another's."""
    row = found_scenarios(rows, id)
    found = scenarios.runs(rows, id, number_of(query.page_token) or 0, query.limit + 1)
    shown = found[: query.limit]
    following = str(shown[-1].run.number) if len(found) > query.limit else None
    runs = [RunDocument.of(its) for its in shown]
    return ScenariosDocument.of(row, scenarios.stand(rows, id), runs=runs, next_page_token=following)
