"""``/v1/audit``: the verdict on any plan, at once."""

from flask import Response
from flask_openapi.blueprint import APIBlueprint
from flask_openapi.models.tag import Tag

from api.auditing import AuditAsked, Audited
from api.service.access.caller import Role, allowed
from api.service.given import county_given
from api.service.policies import policy_asked
from api.service.problems import language
from api.service.reading import inside
from api.service.routes.documented import answers, send
from api.service.schemas.audit import AuditBody, AuditDocument
from api.service.working import work_out
from models.issue import InputRefused, Issue

TAG = Tag(name="audit", description="核查方案 | audit a plan")
blueprint = APIBlueprint("audit", __name__, url_prefix="/v1", abp_tags=[TAG])


@blueprint.post("/audit", operation_id="audit_plan", responses=answers({200: AuditDocument}, 404, 413, 415))
@allowed(Role.VIEWER)
def audit(body: AuditBody) -> Response:
    """核查任何方案，不保存、不求解 | Judge a plan, whoever made it; nothing is kept or solved."""
    _, read = county_given(body)
    issues: list[Issue] = []
    profile, settings = policy_asked(body.options, "/options", issues)
    asked = AuditAsked(county=read.county, plan=body.plan, profile=profile, settings=settings)
    try:
        found = Audited.model_validate_json(work_out("audit", asked))
    except InputRefused as refused:
        raise InputRefused([*inside(refused.issues, "plan"), *issues]) from refused
    if issues:
        raise InputRefused(issues)
    return send(AuditDocument.of(found, language()))
