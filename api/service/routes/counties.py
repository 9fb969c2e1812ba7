"""``/v1/counties``: counties that are read, found complete, and kept by their content."""

from flask import Response
from flask_openapi.blueprint import APIBlueprint
from flask_openapi.models.tag import Tag

from api.service.context import reading, writing
from api.service.given import COUNTY, county_kept
from api.service.problems import language, not_found
from api.service.reading import BODY, WORKBOOK, county_of_request
from api.service.routes.documented import answers, binary, file_of, send
from api.service.routes.pages import number_of, split
from api.service.routes.tags import known, tagged, unchanged
from api.service.schemas.base import ById
from api.service.schemas.counties import (
    CountyDocument,
    CountyPage,
    CountyWithIssues,
    DefaultDocument,
    FullCounty,
    PageQuery,
    PatchBody,
)
from api.service.schemas.problem import IssueDocument
from api.service.working import work_out
from api.store import counties
from models.files import ReadResult
from models.patch import PatchAsked

TAG = Tag(name="counties", description="县域数据 | counties")
blueprint = APIBlueprint("counties", __name__, url_prefix="/v1/counties", abp_tags=[TAG])


@blueprint.post(
    "",
    operation_id="post_county",
    request_body=BODY,
    responses=answers({200: CountyWithIssues, 201: CountyWithIssues}, 413, 415),
)
def post() -> Response:
    """保存县域数据，已有相同数据时答200 | Keep a county: 201, or 200 where it is kept already."""
    return _kept(county_of_request())


@blueprint.get("", operation_id="list_counties", responses=answers({200: CountyPage}))
def page(query: PageQuery) -> Response:
    """已保存的县域，新的在前 | List the counties that are kept, the newest first."""
    with reading() as rows:
        found = counties.page(rows, number_of(query.page_token), query.limit + 1)
    shown, following = split(found, query.limit)
    return send(CountyPage(counties=[CountyDocument.of(row) for row in shown], next_page_token=following))


@blueprint.get("/<id>", operation_id="get_county", responses=answers({200: FullCounty}, 404))
def get(path: ById) -> Response:
    """县域数据全文，可再次提交 | Return a county with its content, as it can be posted again."""
    row, read = county_kept(path.id)
    lang = language()
    document = FullCounty(
        **CountyDocument.of(row).model_dump(),
        county=read.county,
        filled_in=[DefaultDocument.of(used) for used in read.defaults],
        issues=[IssueDocument.of(issue, lang) for issue in read.issues],
    )
    return send(document)


@blueprint.get("/<id>.xlsx", operation_id="get_county_xlsx", responses=answers({200: binary(WORKBOOK), 304: None}, 404))
def workbook(path: ById) -> Response:
    """下载县域工作簿，默认值有底色并列出 | Return a county as a workbook; what was filled in is shaded and listed."""
    row, read = county_kept(path.id)
    tag = f"{row.content[:32]}-xlsx"
    if known(tag):
        return unchanged(tag)
    content = work_out("workbook", read)
    return tagged(file_of(content, "county.xlsx", WORKBOOK), tag)


@blueprint.post(
    "/<id>/from-patch",
    operation_id="patch_county",
    responses=answers({200: CountyWithIssues, 201: CountyWithIssues}, 404, 413, 415),
)
def from_patch(path: ById, body: PatchBody) -> Response:
    """按改动另存县域，原县域保留 | Keep a changed county beside the one that it is made from."""
    _, base = county_kept(path.id)
    asked = PatchAsked(base=base, patch=body.patch, name=body.name)
    return _kept(ReadResult.model_validate_json(work_out("patch", asked)), parent=path.id)


@blueprint.delete("/<id>", operation_id="delete_county", responses=answers({204: None}, 404))
def delete(path: ById) -> Response:
    """删除县域，已提交的求解不受影响 | Remove a county; jobs that were asked for it keep what they need."""
    with writing() as rows:
        if not counties.delete(rows, path.id):
            raise not_found(COUNTY)
    return Response(status=204)


def _kept(read: ReadResult, parent: str | None = None) -> Response:
    """Keep a county that was read and answer with it."""
    with writing() as rows:
        row, new = counties.put(rows, read, parent)
    issues = [IssueDocument.of(issue, language()) for issue in read.issues]
    document = CountyWithIssues(**CountyDocument.of(row).model_dump(), issues=issues)
    return send(document, 201 if new else 200, {"Location": f"/v1/counties/{row.id}"})
