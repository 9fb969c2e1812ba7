"""What the service tells of itself, and its documentation."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from flask_openapi.openapi import OpenAPI

from api.service.access.guard import DOCUMENTATION
from api.service.routes import meta
from api.store import engine
from tests.service.conftest import Open, Web, problem
from tests.service.documented import template_of


def test_health_and_info(web: Web) -> None:
    health = web.get("/v1/health")
    assert health.json == {"status": "ok"}
    assert float(health.headers["Server-Timing"].removeprefix("app;dur=")) >= 0
    info = web.get("/v1/info").json
    assert info["queue"] == {"queued": 0, "running": 0}
    assert info["decisions"] == ["roster", "siting", "headcount"]
    assert info["limits"]["horizon_days"] == 366
    assert info["versions"]["xiachen"]


def test_the_documentation_is_served_from_local_files(web: Web) -> None:
    document = web.get("/openapi/openapi.json").json
    assert document["openapi"] == "3.1.1"
    assert "/v1/jobs/{id}/plan.xlsx" in document["paths"]
    assert "http" not in web.get("/openapi/swagger").text.replace("http://www.w3.org", "")


def test_every_operation_documents_its_problems(web: Web) -> None:
    document = web.get("/openapi/openapi.json").json
    for item in document["paths"].values():
        for operation in item.values():
            told = operation["responses"]["422"]["content"]
            assert list(told) == ["application/problem+json"]
            assert ("401" in operation["responses"]) == ("security" not in operation)


def test_every_route_is_documented_and_nothing_else(web: Web) -> None:
    app = web.client.application
    assert isinstance(app, OpenAPI)
    rules = [r for r in app.url_map.iter_rules() if r.endpoint.partition(".")[0] not in DOCUMENTATION]
    routes = {(template_of(r.rule), m.lower()) for r in rules for m in r.methods or () if m not in ("HEAD", "OPTIONS")}
    document = web.get("/openapi/openapi.json").json
    assert {(path, method) for path, item in document["paths"].items() for method in item} == routes
    ids = [operation["operationId"] for item in document["paths"].values() for operation in item.values()]
    assert len(ids) == len(set(ids))


def test_what_is_answered_must_be_documented(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    told = web.client.application.api_doc["paths"]["/v1/info"]["get"]["responses"]
    monkeypatch.delitem(told, "200")
    with pytest.raises(AssertionError, match="GET /v1/info answers 200: not documented"):
        web.get("/v1/info")


def test_what_is_not_there_is_a_problem(web: Web) -> None:
    assert problem(web.get("/v1/nothing")) == (404, "not_found")
    assert problem(web.call("PUT", "/v1/health")) == (405, "method_not_allowed")


def test_a_problem_is_titled_in_the_language_of_the_request(web: Web) -> None:
    assert web.get("/v1/nothing").json["title"] == "没有找到"
    assert web.get("/v1/nothing", headers={"Accept-Language": "en"}).json["title"] == "not found"


def test_a_locked_store_is_no_fault_of_the_request(
    open_web: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, county: dict[str, Any]
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.1)
    web = open_web()
    with sqlite3.connect(tmp_path / "store.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        response = web.post("/v1/counties", county)
        assert problem(response) == (503, "busy")
        assert response.headers["Retry-After"]
        assert web.get("/v1/health").status_code == 200
        other.execute("ROLLBACK")
    assert web.post("/v1/counties", county).status_code == 201


def test_a_fault_of_the_program_tells_an_id_and_nothing_else(
    web: Web, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> None:
        raise RuntimeError("secret of the inside")

    monkeypatch.setattr(meta, "service", broken)
    response = web.get("/v1/health")
    assert problem(response) == (500, "internal")
    assert response.json["error_id"]
    assert "secret" not in response.text
    assert response.json["error_id"] in caplog.text
    assert "RuntimeError at " in caplog.text
    assert "secret" not in caplog.text
