"""What the service tells of itself, and its documentation."""

from tests.service.conftest import Web, problem


def test_health_and_info(web: Web) -> None:
    assert web.get("/v1/health").json == {"status": "ok"}
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


def test_what_is_not_there_is_a_problem(web: Web) -> None:
    assert problem(web.get("/v1/nothing")) == (404, "not_found")
    assert problem(web.call("PUT", "/v1/health")) == (405, "method_not_allowed")


def test_a_problem_is_titled_in_the_language_of_the_request(web: Web) -> None:
    assert web.get("/v1/nothing").json["title"] == "没有找到"
    assert web.get("/v1/nothing", headers={"Accept-Language": "en"}).json["title"] == "not found"
