"""Batches of scenarios over HTTP: submitted, followed run by run, told as a table, cancelled, deleted."""

import json
import threading
from typing import Any

import pytest

from api.runner.solvers import SOLVERS
from models.decision import Decision
from tests.api.batch.solvers import here
from tests.jobs.conftest import until
from tests.jobs.stub import Stub
from tests.service.conftest import WEEK, Open, Web, problem

Json = dict[str, Any]
DAYS = {"id": "d", "title": "年度天数", "set": "roster.annual_days.days", "values": [20, 30]}
WAIT = {"Prefer": "wait=20"}


def asked(web: Web, county: Json, **more: Any) -> Json:
    """Return scenarios of a county that is kept: two values of an axis."""
    id = web.post("/v1/counties", county).json["id"]
    return {"title": "玩具", **WEEK, "bases": [{"id": "mine", "county_id": id}], "grid": [DAYS], **more}


def ended(web: Web, id: str) -> Json:
    """Return scenarios once all have ended."""
    until(lambda: web.get(f"/v1/scenarios/{id}").json["finished"] is not None)
    found: Json = web.get(f"/v1/scenarios/{id}").json
    return found


def faults_of(web: Web, body: Json) -> list[tuple[str, str]]:
    """Return code and pointer of everything that is wrong with scenarios."""
    response = web.post("/v1/scenarios", body)
    assert problem(response) == (422, "invalid")
    return [(e["code"], e["pointer"]) for e in response.json["errors"]]


def test_scenarios_are_queued_solved_and_told_run_by_run(web: Web, county: Json) -> None:
    response = web.post("/v1/scenarios", asked(web, county))
    assert (response.status_code, response.headers["Retry-After"]) == (202, "2")
    found = response.json
    assert response.headers["Location"] == f"/v1/scenarios/{found['id']}"
    assert (found["title"], found["decision"], found["total"], found["jobs"]) == ("玩具", "roster", 2, 2)
    done = ended(web, found["id"])
    assert (done["state"], done["states"]["completed"], done["outcomes"]["optimal"]) == ("completed", 2, 2)
    assert [(r["number"], r["label"], r["dimensions"]["d"]) for r in done["runs"]] == [
        (1, "年度天数 20", 20),
        (2, "年度天数 30", 30),
    ]
    first = web.get(f"/v1/jobs/{done['runs'][0]['job_id']}").json
    assert (first["scenarios_id"], first["plan_id"]) == (found["id"], done["runs"][0]["plan_id"])
    assert first["options"]["settings"] == {"roster.annual_days.days": "20"}
    assert web.get(f"/v1/jobs/{first['id']}/plan").status_code == 200


def test_the_example_of_the_document_can_be_submitted_for_a_county_that_is_kept(web: Web, county: Json) -> None:
    told = web.get("/openapi/openapi.json").json["paths"]["/v1/scenarios"]["post"]["requestBody"]
    example = told["content"]["application/json"]["example"]
    example["bases"][0]["county_id"] = web.post("/v1/counties", county).json["id"]
    assert web.post("/v1/scenarios", example).status_code == 202


def test_runs_of_the_same_content_are_solved_once(web: Web, county: Json) -> None:
    twice = asked(web, county, grid=[], variants=[{"id": "a"}, {"id": "b", "patch": {"staff[id=P1].name": "张某"}}])
    twice["variants"] += [{"id": "c", "patch": {"staff[id=P1].name": "张某"}}]
    found = web.post("/v1/scenarios", twice, headers=WAIT).json
    assert (found["total"], found["jobs"]) == (3, 2)
    own, patched, again = found["runs"]
    assert patched["job_id"] == again["job_id"] != own["job_id"]
    assert web.get(f"/v1/counties/{patched['county_id']}").json["parent_id"] == twice["bases"][0]["county_id"]
    assert own["county_id"] == twice["bases"][0]["county_id"]
    assert len(web.get(f"/v1/jobs?scenarios_id={found['id']}").json["jobs"]) == 2


def test_the_runs_come_in_pages(web: Web, county: Json) -> None:
    id = web.post("/v1/scenarios", asked(web, county, repetitions=2), headers=WAIT).json["id"]
    first = web.get(f"/v1/scenarios/{id}?limit=3").json
    rest = web.get(f"/v1/scenarios/{id}?limit=3&page_token={first['next_page_token']}").json
    assert [r["number"] for r in (*first["runs"], *rest["runs"])] == [1, 2, 3, 4]
    assert (rest["next_page_token"], rest["states"]["completed"]) == (None, 4)


def test_the_same_key_gives_the_same_scenarios(web: Web, county: Json) -> None:
    key, body = {"Idempotency-Key": "k1"}, asked(web, county)
    first, again = (web.post("/v1/scenarios", body, headers=key) for _ in range(2))
    assert first.json["id"] == again.json["id"]
    assert problem(web.post("/v1/scenarios", body | {"title": "另一批"}, headers=key)) == (409, "key_used")
    assert [s["id"] for s in web.get("/v1/scenarios").json["scenarios"]] == [first.json["id"]]
    order = {"decision": "roster", "county": county, "options": WEEK}
    assert problem(web.post("/v1/jobs", order, headers=key)) == (409, "key_used")


def test_an_answer_waits_for_the_end_of_all(web: Web, county: Json) -> None:
    response = web.post("/v1/scenarios", asked(web, county), headers=WAIT)
    assert (response.status_code, response.json["state"]) == (200, "completed")
    assert response.headers["Preference-Applied"] == "wait=20"


def test_the_table_is_there_in_part_and_whole_with_its_tag(open_web: Open, county: Json) -> None:
    web = open_web(Stub(holds=True), concurrency=1)
    id = web.post("/v1/scenarios", asked(web, county)).json["id"]
    until(lambda: web.get(f"/v1/scenarios/{id}").json["states"]["running"] == 1)
    part = web.get(f"/v1/scenarios/{id}/table.json")
    assert "ETag" not in part.headers
    assert part.json["state"] == "running"
    assert [(r["d"], r["state"], r["outcome"]) for r in part.json["rows"]] == [
        (20, "running", None),
        (30, "queued", None),
    ]
    assert web.get(f"/v1/scenarios/{id}/table.xlsx").status_code == 200
    web.stub.go.set()
    ended(web, id)
    for suffix in ("json", "csv", "xlsx"):
        whole = web.get(f"/v1/scenarios/{id}/table.{suffix}")
        known = {"If-None-Match": whole.headers["ETag"]}
        assert web.get(f"/v1/scenarios/{id}/table.{suffix}", headers=known).status_code == 304
        assert web.get(f"/v1/scenarios/{id}/table.{suffix}").data == whole.data
    rows = web.get(f"/v1/scenarios/{id}/table.json").json["rows"]
    assert [(r["state"], r["outcome"], r["indicator.days"]) for r in rows] == [("completed", "optimal", 1.0)] * 2


def test_a_run_that_fails_fails_alone_and_says_why(open_web: Open, county: Json) -> None:
    web = open_web(Stub(fails=True))
    found = web.post("/v1/scenarios", asked(web, county), headers=WAIT).json
    assert (found["state"], found["states"]["failed"]) == ("failed", 2)
    assert [r["failure"]["code"] for r in found["runs"]] == ["internal"] * 2
    rows = web.get(f"/v1/scenarios/{found['id']}/table.json").json["rows"]
    assert [(r["state"], r["failure"]) for r in rows] == [("failed", "internal")] * 2


class FirstAtOnce(Stub):
    """Answers the first job at once and holds all others."""

    def wait(self, stop: threading.Event) -> None:
        """Return at once for the first."""
        if len(self.begun) > 1:
            super().wait(stop)


def test_scenarios_are_cancelled_and_what_is_done_is_kept(open_web: Open, county: Json) -> None:
    web = open_web(FirstAtOnce(holds=True), concurrency=1)
    id = web.post("/v1/scenarios", asked(web, county, grid=[DAYS | {"values": [20, 25, 30]}])).json["id"]
    until(lambda: web.get(f"/v1/scenarios/{id}").json["states"]["running"] == 1 and len(web.stub.begun) == 2)
    assert problem(web.delete(f"/v1/scenarios/{id}")) == (409, "scenarios_open")
    response = web.post(f"/v1/scenarios/{id}/cancel")
    assert (response.status_code, response.json["state"]) == (202, "cancelling")
    done = ended(web, id)
    assert (done["state"], done["states"]["completed"], done["states"]["cancelled"]) == ("cancelled", 1, 2)
    rows = web.get(f"/v1/scenarios/{id}/table.json").json["rows"]
    assert [(r["state"], r["indicator.days"]) for r in rows] == [
        ("completed", 1.0),
        ("cancelled", None),
        ("cancelled", None),
    ]
    assert web.get(f"/v1/jobs/{done['runs'][0]['job_id']}/plan").status_code == 200


def test_what_has_ended_is_not_cancelled_and_goes_with_its_jobs(web: Web, county: Json) -> None:
    found = web.post("/v1/scenarios", asked(web, county), headers=WAIT).json
    id, job = found["id"], found["runs"][0]["job_id"]
    assert problem(web.post(f"/v1/scenarios/{id}/cancel")) == (409, "scenarios_ended")
    assert problem(web.delete(f"/v1/jobs/{job}")) == (409, "of_scenarios")
    assert web.delete(f"/v1/scenarios/{id}").status_code == 204
    for path in (f"/v1/scenarios/{id}", f"/v1/scenarios/{id}/table.csv", f"/v1/jobs/{job}"):
        assert problem(web.get(path)) == (404, "not_found")


def test_scenarios_whose_plan_was_published_stay(web: Web, county: Json) -> None:
    found = web.post("/v1/scenarios", asked(web, county), headers=WAIT).json
    assert web.post(f"/v1/plans/{found['runs'][1]['plan_id']}/publish", {"approver": "A1"}).status_code == 201
    assert problem(web.delete(f"/v1/scenarios/{found['id']}")) == (409, "published")


def test_every_fault_is_told_at_once_and_nothing_is_kept(web: Web, county: Json) -> None:
    body = asked(web, county, options={"time_limit": 7200})
    body["bases"] += [{"id": "none", "county_id": "county_0"}, {"id": "odd", "instance": "urad-midle-banner"}]
    body["variants"] = [{"id": "v", "patch": {"staff[id=P9].no_remote": True}}]
    before = web.get("/v1/counties").json
    assert faults_of(web, body) == [
        ("time_limit_too_long", "/options/time_limit"),
        ("patch_no_row", "/variants/0/patch/staff[id=P9].no_remote"),
        ("scenario_kept", "/bases/1/county_id"),
        ("scenario_instance", "/bases/2/instance"),
    ]
    assert web.get("/v1/counties").json == before
    assert (web.get("/v1/jobs").json["jobs"], web.get("/v1/scenarios").json["scenarios"]) == ([], [])


def test_a_chain_is_refused_beside_all_else_that_is_wrong(web: Web, county: Json) -> None:
    chain = asked(web, county, decision="chain", **{"from": "2026-03-01", "to": "2026-03-31"})
    assert faults_of(web, chain) == [("scenario_chain", "/decision"), ("scenario_nothing", "/bases/0")]


def test_shape_and_sense_are_told_as_the_command_line_tells_them(web: Web) -> None:
    assert faults_of(web, {"bases": [], "grid": {}, "baze": 1}) == [
        ("scenario_shape", "/bases"),
        ("scenario_shape", "/grid"),
        ("scenario_field", "/baze"),
    ]
    bases = [{"id": "a", "instance": "x"}, {"id": "a", "county_id": "c", "instance": "x"}]
    found = faults_of(web, {"bases": bases, "profiles": ["nowhere"], "grid": [DAYS | {"set": "roster.none.x"}]})
    assert {("scenario_twice", "/bases/1/id"), ("scenario_either", "/bases/1")} < set(found)


def test_no_file_of_the_server_is_read(web: Web) -> None:
    body = {"bases": [{"id": "a", "county": "/etc/hostname"}, {"id": "b", "county": "county.json", "instance": "toy"}]}
    assert faults_of(web, body) == [("scenario_no_files", f"/bases/{n}/county") for n in (0, 1)]


def test_a_county_that_is_not_there_alone_is_not_found(web: Web) -> None:
    response = web.post("/v1/scenarios", {"bases": [{"id": "a", "county_id": "county_0"}]})
    assert problem(response) == (404, "not_found")
    assert [(e["code"], e["pointer"]) for e in response.json["errors"]] == [("scenario_kept", "/bases/0/county_id")]
    assert "county_0" not in response.text


def test_a_shipped_county_is_a_base(web: Web) -> None:
    body = WEEK | {"bases": [{"id": "toy", "instance": "weekly-share"}]}
    found = web.post("/v1/scenarios", body)
    assert found.status_code == 202, found.text
    assert found.json["runs"][0]["county_id"].startswith("county_")


@pytest.mark.parametrize(("decision", "toy"), [("siting", "siting-backup"), ("headcount", "headcount-gap")])
def test_sites_and_posts_are_decided_too(open_web: Open, decision: str, toy: str) -> None:
    web = open_web(here(SOLVERS[Decision(decision)]))
    body = {"decision": decision, "bases": [{"id": "toy", "instance": toy}]}
    found = web.post("/v1/scenarios", body, headers=WAIT).json
    done = ended(web, found["id"])
    assert (done["decision"], done["state"], done["outcomes"]["optimal"]) == (decision, "completed", 1)
    (row,) = web.get(f"/v1/scenarios/{found['id']}/table.json").json["rows"]
    assert (row["clean"], row["outcome"]) == (True, "optimal")


def test_a_body_that_is_none_is_refused(web: Web) -> None:
    assert problem(web.call("POST", "/v1/scenarios", data="{", content_type="application/json")) == (400, "not_json")
    assert problem(web.call("POST", "/v1/scenarios", data="{}", content_type="text/yaml")) == (415, "unsupported_type")
    large = json.dumps({"title": "x" * 2**20})
    response = web.call("POST", "/v1/scenarios", data=large, content_type="application/json")
    assert problem(response) == (413, "too_large")


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"open_jobs": 2}, (429, "too_many_jobs")),
        ({"queue": 2}, (503, "queue_full")),
        ({"open_jobs": 1}, (422, "invalid")),
        ({"prepare_seconds": 0}, (422, "too_much_work")),
        ({"preparations": 0}, (503, "busy")),
    ],
)
def test_too_many_runs_are_refused_whole(
    open_web: Open, county: Json, limits: dict[str, int], expected: tuple[int, str]
) -> None:
    web = open_web(Stub(holds=True), concurrency=1, **limits)
    body = asked(web, county)
    if expected[1] in ("too_many_jobs", "queue_full"):
        first = web.submit(county)
        until(lambda: web.get(f"/v1/jobs/{first}").json["state"] == "running")
    if expected[1] == "queue_full":
        web.submit(county)
    response = web.post("/v1/scenarios", body)
    assert problem(response) == expected
    assert ("Retry-After" in response.headers) == (expected[0] != 422)
    assert web.get("/v1/scenarios").json["scenarios"] == []
    web.stub.go.set()
