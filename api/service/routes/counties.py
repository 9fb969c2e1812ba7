"""``/v1/counties``: counties that are read, found complete, and kept by their content."""

from flask import Response
from flask_openapi.blueprint import APIBlueprint
from flask_openapi.models.tag import Tag

from api.service.context import reading, writing
from api.service.problems import language, not_found
from api.service.reading import BODY, county_of_request
from api.service.routes.documented import answers, send
from api.service.routes.pages import number_of, split
from api.service.schemas.base import ById
from api.service.schemas.counties import (
    CountyDocument,
    CountyPage,
    CountyWithIssues,
    DefaultDocument,
    FullCounty,
    PageQuery,
)
from api.service.schemas.problem import IssueDocument
from api.store import counties
from models.text import text

TAG = Tag(name="counties", description="县域数据 | counties")
COUNTY = text("县域", "county")
blueprint = APIBlueprint("counties", __name__, url_prefix="/v1/counties", abp_tags=[TAG])


@blueprint.post(
    "",
    operation_id="post_county",
    request_body=BODY,
    responses=answers({200: CountyWithIssues, 201: CountyWithIssues}, 413, 415),
)
def post() -> Response:
    """Read a county and keep it: 201, or 200 where the same content is kept already."""
    read = county_of_request()
    with writing() as rows:
        row, new = counties.put(rows, read)
    issues = [IssueDocument.of(issue, language()) for issue in read.issues]
    document = CountyWithIssues(**CountyDocument.of(row).model_dump(), issues=issues)
    return send(document, 201 if new else 200, {"Location": f"/v1/counties/{row.id}"})


@blueprint.get("", operation_id="list_counties", responses=answers({200: CountyPage}))
def page(query: PageQuery) -> Response:
    """List the counties that are kept, the newest first."""
    with reading() as rows:
        found = counties.page(rows, number_of(query.page_token), query.limit + 1)
    shown, following = split(found, query.limit)
    return send(CountyPage(counties=[CountyDocument.of(row) for row in shown], next_page_token=following))


@blueprint.get("/<id>", operation_id="get_county", responses=answers({200: FullCounty}, 404))
def get(path: ById) -> Response:
    """Return a county with its content, as it can be posted again."""
    with reading() as rows:
        row = counties.get(rows, path.id)
        if row is None:
            raise not_found(COUNTY)
        read = counties.read(rows, row.content)
    lang = language()
    document = FullCounty(
        **CountyDocument.of(row).model_dump(),
        county=read.county,
        filled_in=[DefaultDocument.of(used) for used in read.defaults],
        issues=[IssueDocument.of(issue, lang) for issue in read.issues],
    )
    return send(document)


@blueprint.delete("/<id>", operation_id="delete_county", responses=answers({204: None}, 404))
def delete(path: ById) -> Response:
    """Remove a county; jobs that were asked for it keep what they need."""
    with writing() as rows:
        if not counties.delete(rows, path.id):
            raise not_found(COUNTY)
    return Response(status=204)
