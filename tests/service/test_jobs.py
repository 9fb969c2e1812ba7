"""Jobs over HTTP: submitted, followed, waited for, cancelled, finished, deleted."""

from typing import Any

import pytest

from tests.jobs.conftest import until
from tests.jobs.stub import Stub
from tests.service.conftest import WEEK, Open, Web, problem

Json = dict[str, Any]


def test_a_job_is_queued_solved_and_told(web: Web, county: Json) -> None:
    response = web.post("/v1/jobs", {"decision": "roster", "county": county, "options": WEEK, "tag": "三月"})
    assert (response.status_code, response.headers["Retry-After"]) == (202, "1")
    found = response.json
    assert response.headers["Location"] == f"/v1/jobs/{found['id']}"
    assert (found["tag"], found["county"], found["options"]["from"]) == ("三月", "测试县", "2026-03-02")
    ended = web.ended(found["id"])
    assert (ended["state"], ended["outcome"], ended["termination"]) == ("completed", "optimal", "optimal")
    assert (ended["queue_position"], ended["failure"]) == (None, None)
    assert set(ended["objective"]) == set(ended["bound"]) >= {"policy", "need"}
    assert ended["revision"] > found["revision"]


def test_a_kept_county_is_solved_by_its_id_over_its_month(web: Web, county: Json) -> None:
    id = web.post("/v1/counties", county).json["id"]
    response = web.post("/v1/jobs", {"decision": "roster", "county_id": id}, headers={"Prefer": "wait=20"})
    assert (response.status_code, response.json["state"]) == (200, "completed")
    assert response.headers["Preference-Applied"] == "wait=20"
    assert (response.json["options"]["from"], response.json["options"]["to"]) == ("2026-03-01", "2026-03-31")


def test_the_same_key_gives_the_same_job(web: Web, county: Json) -> None:
    key = {"Idempotency-Key": "k1"}
    body = {"decision": "roster", "county": county, "options": WEEK}
    first, again = (web.post("/v1/jobs", body, headers=key) for _ in range(2))
    assert first.json["id"] == again.json["id"]
    assert problem(web.post("/v1/jobs", body | {"tag": "other"}, headers=key)) == (409, "key_used")
    assert len(web.get("/v1/jobs").json["jobs"]) == 1


def test_jobs_are_listed_in_pages(web: Web, county: Json) -> None:
    ids = [web.submit(county) for _ in range(3)]
    first = web.get("/v1/jobs?limit=2").json
    rest = web.get(f"/v1/jobs?limit=2&page_token={first['next_page_token']}").json
    assert [j["id"] for j in (*first["jobs"], *rest["jobs"])] == ids[::-1]
    assert rest["next_page_token"] is None
    assert web.get("/v1/jobs?decision=siting").json["jobs"] == []


def test_a_running_job_is_cancelled(open_web: Open, county: Json) -> None:
    web = open_web(Stub(holds=True))
    id = web.submit(county)
    until(lambda: web.get(f"/v1/jobs/{id}").json["first_plan"] is not None)
    assert problem(web.get(f"/v1/jobs/{id}/plan")) == (409, "no_plan_yet")
    assert problem(web.delete(f"/v1/jobs/{id}")) == (409, "job_open")
    response = web.post(f"/v1/jobs/{id}/cancel")
    assert (response.status_code, response.json["state"]) == (202, "cancelling")
    assert web.ended(id)["state"] == "cancelled"
    assert problem(web.post(f"/v1/jobs/{id}/cancel")) == (409, "job_ended")
    assert problem(web.get(f"/v1/jobs/{id}/plan")) == (409, "no_plan")
    assert web.delete(f"/v1/jobs/{id}").status_code == 204
    assert problem(web.get(f"/v1/jobs/{id}")) == (404, "not_found")


def test_a_running_job_is_finished_with_its_best_plan(open_web: Open, county: Json) -> None:
    web = open_web(Stub(holds=True))
    id = web.submit(county)
    until(lambda: web.get(f"/v1/jobs/{id}").json["first_plan"] is not None)
    assert web.post(f"/v1/jobs/{id}/finish-now").status_code == 202
    ended = web.ended(id)
    assert (ended["state"], ended["outcome"], ended["termination"]) == ("completed", "feasible", "finish_now")
    assert web.get(f"/v1/jobs/{id}/plan").status_code == 200
    assert problem(web.post(f"/v1/jobs/{id}/finish-now")) == (409, "job_ended")


def test_waiting_jobs_tell_their_place(open_web: Open, county: Json) -> None:
    web = open_web(Stub(holds=True), concurrency=1)
    ids = [web.submit(county) for _ in range(3)]
    until(lambda: web.get(f"/v1/jobs/{ids[0]}").json["state"] == "running")
    assert [web.get(f"/v1/jobs/{id}").json["queue_position"] for id in ids] == [None, 1, 2]
    assert web.get("/v1/info").json["queue"] == {"queued": 2, "running": 1}
    web.stub.go.set()


@pytest.mark.parametrize(("limit", "expected"), [("open_jobs", (429, "too_many_jobs")), ("queue", (503, "queue_full"))])
def test_too_many_jobs_are_refused(open_web: Open, county: Json, limit: str, expected: tuple[int, str]) -> None:
    web = open_web(Stub(holds=True), concurrency=1, **{limit: 1})
    first = web.submit(county)
    until(lambda: web.get(f"/v1/jobs/{first}").json["state"] == "running")
    if limit == "queue":
        web.submit(county)
    response = web.post("/v1/jobs", {"decision": "roster", "county": county, "options": WEEK})
    assert problem(response) == expected
    assert int(response.headers["Retry-After"]) > 0
    web.stub.go.set()


def faults_of(web: Web, body: Json) -> list[tuple[str, str]]:
    """Return code and pointer of everything that is wrong with a body."""
    response = web.post("/v1/jobs", body)
    assert problem(response) == (422, "invalid")
    return [(e["code"], e["pointer"]) for e in response.json["errors"]]


def test_a_body_is_checked_against_its_schema_at_once(web: Web) -> None:
    found = faults_of(web, {"decison": "roster", "options": {"sead": 3, "gap": 2}})
    assert set(found) == {
        ("missing_field", "/decision"),
        ("unknown_field", "/decison"),
        ("unknown_field", "/options/sead"),
        ("bad_field", "/options/gap"),
    }
    told = web.post("/v1/jobs", {"decison": "roster", "options": {"sead": 3}}).json["errors"]
    assert any("“decision”" in e["message_zh"] for e in told)
    assert any('"seed"' in e["message_en"] for e in told)


def test_options_are_checked_against_the_county_at_once(web: Web, county: Json) -> None:
    options = {
        "from": "2026-03-08",
        "to": "2026-03-02",
        "profile": "nowhere",
        "settings": {"roster.weekly_shar.share": "0.5", "roster.weekly_share.share": 7, "x": 1},
        "time_limit": 1e9,
    }
    assert faults_of(web, {"decision": "roster", "county": county, "options": options}) == [
        ("unknown_profile", "/options/profile"),
        ("unknown_rule", "/options/settings/roster.weekly_shar.share"),
        ("setting_value", "/options/settings/roster.weekly_share.share"),
        ("bad_setting", "/options/settings/x"),
        ("time_limit_too_long", "/options/time_limit"),
        ("horizon_reversed", "/options/to"),
    ]
    assert faults_of(web, {"decision": "siting", "county": county}) == [("no_centers", "/decision")]
    assert faults_of(web, {"decision": "headcount", "county": county, "options": WEEK}) == [
        ("no_days", "/options/from"),
        ("no_posts", "/decision"),
    ]


def test_faults_of_a_county_are_told_at_their_place_in_the_body(web: Web, county: Json) -> None:
    county["staff"][0]["title"] = "巫师"
    found = faults_of(web, {"decision": "roster", "county": county})
    assert [pointer for _, pointer in found] == ["/county/staff/0/title"]


def test_a_job_needs_one_county(web: Web, county: Json) -> None:
    assert problem(web.post("/v1/jobs", {"decision": "roster"})) == (422, "invalid")
    both = {"decision": "roster", "county": county, "county_id": "county_1"}
    assert problem(web.post("/v1/jobs", both)) == (422, "invalid")
    unknown = {"decision": "roster", "county_id": "county_1"}
    assert problem(web.post("/v1/jobs", unknown)) == (404, "not_found")


@pytest.mark.parametrize(
    ("body", "media", "expected"),
    [
        (b"{", "application/json", (400, "not_json")),
        (b"[]", "application/json", (400, "not_json")),
        (b'"{}"', "application/json", (400, "not_json")),
        (b'{"a": 1, "a": 2}', "application/json", (400, "not_json")),
        (b"{}", "text/plain", (415, "unsupported_type")),
    ],
)
def test_what_is_no_json_object_is_refused(web: Web, body: bytes, media: str, expected: tuple[int, str]) -> None:
    response = web.call("POST", "/v1/jobs", data=body, headers={"Content-Type": media})
    assert problem(response) == expected


def test_commissions_take_turns_and_everybody_sees_their_place(two: tuple[Web, Web], county: Json) -> None:
    mine, other = two
    mine.stub.holds = True
    running = [mine.submit(county) for _ in range(2)]
    until(lambda: all(mine.get(f"/v1/jobs/{id}").json["state"] == "running" for id in running))
    waiting = [mine.submit(county) for _ in range(3)]
    late = other.submit(county)
    assert other.get(f"/v1/jobs/{late}").json["queue_position"] == 1
    assert [mine.get(f"/v1/jobs/{id}").json["queue_position"] for id in waiting] == [2, 3, 4]
    assert [job["queue_position"] for job in mine.get("/v1/jobs").json["jobs"]] == [4, 3, 2, None, None]
    mine.stub.go.set()
