"""Every answer of every test is held against the OpenAPI document: its status, its media type, its JSON."""

import json
import re
from typing import Any
from urllib.parse import urlsplit

import jsonschema_rs
from flask.testing import FlaskClient
from flask_openapi.openapi import OpenAPI
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from api.service.access.guard import DOCUMENTATION

VALIDATORS: dict[str, Any] = {}


def check_documented(client: FlaskClient, method: str, path: str, response: TestResponse) -> None:
    """Fail where a route answers what the document does not say; what is no route has nothing documented."""
    if method == "OPTIONS":  # Flask answers by itself which methods there are
        return
    app = client.application
    assert isinstance(app, OpenAPI)
    try:
        rule, _ = app.url_map.bind("localhost").match(urlsplit(path).path, method, return_rule=True)
    except HTTPException:
        return
    template = template_of(rule.rule)
    if template not in app.api_doc["paths"]:
        assert rule.endpoint.partition(".")[0] in DOCUMENTATION, template
        return
    told = app.api_doc["paths"][template][method.lower()]["responses"]
    assert str(response.status_code) in told, f"{method} {template} answers {response.status_code}: not documented"
    content = told[str(response.status_code)].get("content", {})
    assert bool(content) == bool(response.mimetype) or response.status_code in (204, 304), template
    if response.status_code in (204, 304):
        return
    assert response.mimetype in content, f"{method} {template} answers {response.mimetype}: not documented"
    schema = content[response.mimetype].get("schema", {})
    if response.mimetype.endswith("json"):
        validator(app, schema).validate(json.loads(response.data))


def template_of(rule: str) -> str:
    """Return a rule of Flask as the document spells it."""
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule)


def validator(app: OpenAPI, schema: dict[str, Any]) -> Any:
    """Return what validates against a schema of the document, which is the same for every app."""
    key = json.dumps(schema, sort_keys=True)
    if key not in VALIDATORS:
        VALIDATORS[key] = jsonschema_rs.validator_for(schema | {"components": app.api_doc["components"]})
    return VALIDATORS[key]
