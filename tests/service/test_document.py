"""The OpenAPI document as people read it in the browser: in both languages, at any address, with no other site."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from api.service.document import shown
from api.service.schemas.base import Given
from tests.service.conftest import Web

BOTH = re.compile(r"[\u4e00-\u9fff].* \| .*[A-Za-z]{2}", re.DOTALL)
"""A text in Chinese, then in English."""
Json = dict[str, Any]


@pytest.fixture
def document(web: Web) -> Json:
    """Return the document as it is sent, in its order."""
    found: Json = json.loads(web.get("/openapi/openapi.json").data)
    return found


def operations(document: Json) -> Iterator[Json]:
    """Yield every operation."""
    for item in document["paths"].values():
        yield from item.values()


def test_every_operation_is_told_in_both_languages(document: Json) -> None:
    found = list(operations(document))
    assert [o["operationId"] for o in found if not BOTH.search(o["summary"])] == []
    assert [o["operationId"] for o in found if "`" in o["summary"] or len(o["summary"]) > 120] == []
    assert [o["operationId"] for o in found if not BOTH.search(o.get("description", o["summary"]))] == []


def test_every_parameter_is_told_in_both_languages(document: Json) -> None:
    given = [(o["operationId"], p) for o in operations(document) for p in o.get("parameters", ())]
    found = [(operation, p["name"], p.get("description", "")) for operation, p in given]
    assert len(found) > 30
    assert [(operation, name) for operation, name, told in found if not BOTH.search(told)] == []


def test_everything_that_a_body_may_hold_is_told_in_both_languages(document: Json) -> None:
    bodies = {name: s for name, s in document["components"]["schemas"].items() if name in Given.known}
    assert {"JobBody", "AuditBody", "PatchBody", "PublishBody", "OptionsBody"} <= bodies.keys()
    fields = [(body, name, told) for body, s in bodies.items() for name, told in s["properties"].items()]
    assert [(body, name) for body, name, told in fields if not BOTH.search(told.get("description", ""))] == []
    assert [body for body, schema in bodies.items() if not BOTH.search(schema["description"])] == []


def test_code_is_marked_as_the_page_marks_it(document: Json) -> None:
    assert shown({"description": "``a`` by :func:`b.c`", "x": [{"description": "``d``"}], "y": "``e``"}) == {
        "description": "`a` by `b.c`",
        "x": [{"description": "`d`"}],
        "y": "``e``",
    }
    assert not re.search(r"``|:\w+:`", json.dumps(document))


def test_what_is_written_first_is_shown_first(document: Json) -> None:
    body = document["paths"]["/v1/counties"]["post"]["requestBody"]["content"]
    assert next(iter(body)) == "multipart/form-data"
    assert next(iter(document["components"]["schemas"]["JobDocument"]["properties"])) == "id"


def test_the_example_of_a_job_can_be_submitted_for_a_county_that_is_kept(
    document: Json, web: Web, county: Json
) -> None:
    (example,) = document["components"]["schemas"]["JobBody"]["examples"]
    kept = web.post("/v1/counties", county).json["id"]
    assert web.post("/v1/jobs", example | {"county_id": kept}).status_code == 202


def test_the_page_asks_no_other_site_to_check_the_document(web: Web) -> None:
    assert '{"validatorUrl": null}' in web.get("/openapi/swagger").text
