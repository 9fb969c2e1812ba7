"""Letters and numbers that a database cannot keep are refused on either, and are no fault of the program."""

import json
from typing import Any

import pytest

from tests.service.conftest import WEEK, Open, Web, problem

Json = dict[str, Any]
NUL = "a\0b"


@pytest.fixture
def odd(open_web: Open, database: str) -> Web:
    """Return an app on either database."""
    return open_web(database=database)


def test_a_letter_that_is_none_is_refused_in_a_body(odd: Web, county: Json) -> None:
    id = odd.post("/v1/counties", county).json["id"]
    base = {"bases": [{"id": "a", "county_id": id}], **WEEK}
    axis = {"id": "g", "patch": "staff[id=P1].name", "values": [NUL]}
    bodies = [base | {"title": NUL}, base | {"grid": [axis]}, {"bases": [{"id": "a", "county_id": NUL}]}, {NUL: 1}]
    for body in bodies:
        response = odd.post("/v1/scenarios", body)
        assert problem(response) == (400, "not_json")
        assert [e["code"] for e in response.json["errors"]] == ["nul_letter"]
    assert problem(odd.post("/v1/jobs", {"decision": "roster", "county_id": NUL})) == (400, "not_json")
    told = json.dumps(base | {"title": "\\u0000"})  # the six letters themselves
    assert odd.call("POST", "/v1/scenarios", data=told, content_type="application/json").status_code == 202


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v1/scenarios/%00"),
        ("GET", "/v1/scenarios/%00/table.csv"),
        ("POST", "/v1/scenarios/%00/cancel"),
        ("DELETE", "/v1/scenarios/%00"),
        ("GET", "/v1/jobs/%00"),
        ("GET", "/v1/counties/a%00b"),
    ],
)
def test_nothing_has_such_an_id(odd: Web, method: str, path: str) -> None:
    assert problem(odd.call(method, path)) == (404, "not_found")


def test_nothing_is_listed_by_such_an_id(odd: Web) -> None:
    assert problem(odd.get("/v1/jobs?scenarios_id=%00")) == (422, "invalid")


def test_behind_the_last_run_there_is_none(odd: Web, county: Json) -> None:
    bases = [{"id": "a", "county_id": odd.post("/v1/counties", county).json["id"]}]
    id = odd.post("/v1/scenarios", WEEK | {"bases": bases}).json["id"]
    for token in (1, 10_001, 2**31, 2**53 - 1):
        found = odd.get(f"/v1/scenarios/{id}?page_token={token}").json
        assert (found["runs"], found["next_page_token"]) == ([], None)


def test_nesting_has_an_end(odd: Web) -> None:
    deep = '{"bases": [{"id": "a", "instance": "rooms"}], "variants": [{"id": "v", "patch": {"staff[+]": %s}}]}'
    for depth in (150, 250, 400, 5_000):
        data = deep % ("[" * depth + "]" * depth)
        response = odd.call("POST", "/v1/scenarios", data=data, content_type="application/json")
        assert [e["code"] for e in response.json["errors"]] == ["json_too_deep"]


def test_days_of_no_years_are_refused(odd: Web, county: Json) -> None:
    id = odd.post("/v1/counties", county).json["id"]
    far = {"from": "9999-12-01", "to": "9999-12-31"}
    asked = odd.post("/v1/scenarios", far | {"bases": [{"id": "a", "county_id": id}]})
    assert [e["pointer"] for e in asked.json["errors"]] == ["/from", "/to"]
    job = odd.post("/v1/jobs", {"decision": "roster", "county_id": id, "options": far})
    assert (job.status_code, [e["pointer"] for e in job.json["errors"]]) == (422, ["/options/from", "/options/to"])
