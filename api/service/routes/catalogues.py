"""``/v1/rules``, ``/v1/profiles``, ``/v1/issue-codes``, ``/v1/schema``: the catalogues that the checker itself uses."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from flask import Response
from flask_openapi.blueprint import APIBlueprint
from flask_openapi.models.tag import Tag

from api.service.policies import profile_asked
from api.service.problems import KINDS
from api.service.routes.documented import answers
from api.service.routes.tags import send_once
from api.service.schemas.base import in_both
from api.service.schemas.catalogues import (
    IssueCatalogue,
    IssueCodeDocument,
    PlanSchemaQuery,
    PolicyQuery,
    ProblemKind,
    ProfileCatalogue,
    ProfileDocument,
    RuleCatalogue,
)
from models.decision import Decision
from models.files import (
    any_plan_schema,
    county_schema,
    headcount_plan_schema,
    plan_schema,
    scenarios_schema,
    siting_plan_schema,
)
from models.files.input.codes import issue_codes
from models.issue import InputRefused, Issue
from models.policy import catalogue_policy, profiles, resolve_policy

TAG = Tag(name="catalogues", description="目录：规则、政策方案、代码、结构 | rules, profiles, codes, schemas")
SCHEMA = {"content": {"application/json": {"schema": {"type": "object", "description": "JSON Schema 2020-12"}}}}
PLAN_SCHEMAS: dict[Decision | None, Callable[[], dict[str, Any]]] = {
    None: any_plan_schema,
    Decision.ROSTER: plan_schema,
    Decision.SITING: siting_plan_schema,
    Decision.HEADCOUNT: headcount_plan_schema,
}
blueprint = APIBlueprint("catalogues", __name__, url_prefix="/v1", abp_tags=[TAG])


@blueprint.get("/rules", operation_id="list_rules", responses=answers({200: RuleCatalogue, 304: None}))
def rules(query: PolicyQuery) -> Response:
    """规则目录：方式、参数与条文 | List every rule with mode, parameters and clauses."""
    issues: list[Issue] = []
    profile = profile_asked(query.profile, "/profile", issues)
    if issues:
        raise InputRefused(issues)
    return send_once(rules_under(profile))


@blueprint.get("/profiles", operation_id="list_profiles", responses=answers({200: ProfileCatalogue, 304: None}))
def list_profiles() -> Response:
    """全部政策方案 | List every profile: what it sets, and what for."""
    return send_once(all_profiles())


@blueprint.get("/issue-codes", operation_id="list_issue_codes", responses=answers({200: IssueCatalogue, 304: None}))
def list_issue_codes() -> Response:
    """全部问题代码，代码不变 | List every code of an issue and of a problem; codes never change."""
    return send_once(all_codes())


@blueprint.get("/schema/county", operation_id="get_county_schema", responses=answers({200: SCHEMA, 304: None}))
def get_county_schema() -> Response:
    """县域数据的JSON结构 | Return the JSON Schema of a county as it may be posted."""
    return send_once(encoded(county_schema))


@blueprint.get("/schema/plan", operation_id="get_plan_schema", responses=answers({200: SCHEMA, 304: None}))
def get_plan_schema(query: PlanSchemaQuery) -> Response:
    """方案的JSON结构 | Return the JSON Schema of a plan."""
    return send_once(encoded(PLAN_SCHEMAS[query.decision]))


@blueprint.get("/schema/scenarios", operation_id="get_scenarios_schema", responses=answers({200: SCHEMA, 304: None}))
def get_scenarios_schema() -> Response:
    """情景文件的JSON结构 | Return the JSON Schema of a scenario file."""
    return send_once(encoded(scenarios_schema))


@cache
def rules_under(profile: str) -> bytes:
    """Return the rules as ``profile`` has them, as JSON."""
    policy = resolve_policy(profile) if profile else catalogue_policy()
    return RuleCatalogue.of(policy).model_dump_json().encode()


@cache
def all_profiles() -> bytes:
    """Return every profile as JSON."""
    told = [ProfileDocument.of(profile) for profile in profiles().values()]
    return ProfileCatalogue(profiles=told).model_dump_json().encode()


@cache
def all_codes() -> bytes:
    """Return every code as JSON."""
    issues = [IssueCodeDocument.of(entry) for entry in issue_codes().values()]
    problems = [ProblemKind(code=k.code, status=k.status, **in_both(title=k.title)) for k in KINDS.values()]
    return IssueCatalogue(issues=issues, problems=problems).model_dump_json().encode()


@cache
def encoded(schema: Callable[[], dict[str, Any]]) -> bytes:
    """Return a schema as JSON."""
    return json.dumps(schema(), ensure_ascii=False).encode()
