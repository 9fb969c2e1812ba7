"""``/v1/plans/{id}/publish`` and the history of what was published."""

from collections.abc import Sequence

from flask import Response
from flask_openapi.blueprint import APIBlueprint
from flask_openapi.models.tag import Tag

from api.service.context import reading, writing
from api.service.given import COUNTY
from api.service.problems import Problem, not_found
from api.service.routes.documented import answers, send
from api.service.routes.pages import number_of
from api.service.schemas.base import ById
from api.service.schemas.counties import PageQuery
from api.service.schemas.publications import PublicationDocument, PublicationPage, PublishBody
from api.store import counties, jobs, plans, publications
from api.store.publications import Approval
from api.store.scope import Scope
from api.store.tables import PlanRow, PublicationRow
from models.text import text

TAG = Tag(name="publications", description="签发 | publications")
PLAN = text("方案", "plan")
NEXT = text("version 应为 supersedes 加一", "version must be supersedes plus one")
blueprint = APIBlueprint("publications", __name__, url_prefix="/v1", abp_tags=[TAG])


@blueprint.post(
    "/plans/<id>/publish",
    operation_id="publish_plan",
    responses=answers({201: PublicationDocument}, 404, 409, 413, 415),
)
def publish(path: ById, body: PublishBody) -> Response:
    """签发方案；所替代的不是现行版本时答409 | Put a plan in force as the next version; 409 for a stale one."""
    if body.version is not None and body.version != body.supersedes + 1:
        raise Problem("invalid", NEXT)
    with writing() as rows:
        plan = _plan(rows, path.id)
        job = jobs.get(rows, plan.job_id)
        assert job is not None
        found = publications.publish(rows, job, plan, Approval(body.approver, body.reason, body.supersedes))
        if found is None:
            raise Problem("superseded")
        return send(_document(rows, found), 201, {"Location": f"/v1/plans/{plan.id}/publications"})


@blueprint.get(
    "/plans/<id>/publications", operation_id="list_plan_publications", responses=answers({200: PublicationPage}, 404)
)
def of_plan(path: ById, query: PageQuery) -> Response:
    """方案的签发版本，新的在前 | List the versions that a plan became, the newest first."""
    with reading() as rows:
        _plan(rows, path.id)
        found = publications.of_plan(rows, path.id, number_of(query.page_token), query.limit + 1)
        return _page(rows, found, query.limit)


@blueprint.get(
    "/counties/<id>/publications",
    operation_id="list_county_publications",
    responses=answers({200: PublicationPage}, 404),
)
def of_county(path: ById, query: PageQuery) -> Response:
    """县域全部签发版本，新的在前 | List every version of a county's plans, the newest first."""
    with reading() as rows:
        county = counties.get(rows, path.id)
        if county is None:
            raise not_found(COUNTY)
        found = publications.of_county(rows, county.name, number_of(query.page_token), query.limit + 1)
        return _page(rows, found, query.limit)


def _page(rows: Scope, found: Sequence[PublicationRow], limit: int) -> Response:
    shown = found[:limit]
    following = str(shown[-1].serial) if len(found) > limit else None
    told = [_document(rows, row) for row in shown]
    return send(PublicationPage(publications=told, next_page_token=following))


def _plan(rows: Scope, id: str) -> PlanRow:
    """Return a plan; raise ``Problem`` where there is none, or it is another's."""
    found = plans.get(rows, id)
    if found is None:
        raise not_found(PLAN)
    return found


def _document(rows: Scope, row: PublicationRow) -> PublicationDocument:
    names = ("plan_id", "version", "supersedes", "reason", "approver", "at")
    told = {name: getattr(row, name) for name in names}
    return PublicationDocument(**told, changes=list(publications.changes(rows, row)))
