"""``/v1/validate``: the faults of an input, all at once, without keeping or solving it."""

from flask import Response
from flask_openapi.blueprint import APIBlueprint
from flask_openapi.models.tag import Tag

from api.service.access.caller import Role, allowed
from api.service.problems import language
from api.service.reading import BODY, county_of_request
from api.service.routes.documented import answers, send
from api.service.schemas.counties import DefaultDocument, Validation
from api.service.schemas.problem import IssueDocument
from models.issue import InputRefused

TAG = Tag(name="validate", description="核对输入 | check an input")
blueprint = APIBlueprint("validate", __name__, url_prefix="/v1", abp_tags=[TAG])


@blueprint.post("/validate", operation_id="validate", request_body=BODY, responses=answers({200: Validation}, 413, 415))
@allowed(Role.VIEWER)
def validate() -> Response:
    """核对县域数据，不保存 | List everything that is wrong with a county, and what was filled in."""
    lang = language()
    try:
        read = county_of_request()
    except InputRefused as refused:
        return send(Validation(ok=False, issues=[IssueDocument.of(issue, lang) for issue in refused.issues]))
    county = read.county
    return send(
        Validation(
            ok=True,
            county=county.county.name,
            county_hash=county.hash,
            profile=county.county.profile,
            facilities=len(county.facilities),
            staff=len(county.staff),
            defaults=[DefaultDocument.of(used) for used in read.defaults],
            issues=[IssueDocument.of(issue, lang) for issue in read.issues],
        )
    )
