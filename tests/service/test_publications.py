"""Publications: versions that supersede one another, their changes, and what they protect."""

from typing import Any

from tests.service.conftest import Web, problem

Json = dict[str, Any]


def planned(web: Web, county: Json) -> tuple[str, str]:
    """Return the ids of a job that has ended and of its plan."""
    id = web.submit(county)
    return id, str(web.ended(id)["plan_id"])


def test_each_version_supersedes_the_one_before_and_lists_its_changes(web: Web, county: Json) -> None:
    _, plan = planned(web, county)
    first = web.post(f"/v1/plans/{plan}/publish", {"approver": "李主任", "reason": "三月首版", "version": 1})
    assert (first.status_code, first.json["version"], first.json["changes"]) == (201, 1, [])
    county["staff"][1]["name"] = "换了名字"
    _, other = planned(web, county)
    second = web.post(f"/v1/plans/{other}/publish", {"approver": "李主任", "supersedes": 1})
    assert (second.status_code, second.json["version"], second.json["supersedes"]) == (201, 2, 1)
    county_id = web.get("/v1/jobs").json["jobs"][0]["county_id"]
    told = web.get(f"/v1/counties/{county_id}/publications").json["publications"]
    assert [(p["version"], p["plan_id"]) for p in told] == [(2, other), (1, plan)]
    page = web.get(f"/v1/counties/{county_id}/publications?limit=1").json
    rest = web.get(f"/v1/counties/{county_id}/publications?page_token={page['next_page_token']}").json
    assert [p["version"] for p in rest["publications"]] == [1]
    assert [p["version"] for p in web.get(f"/v1/plans/{plan}/publications").json["publications"]] == [1]


def test_only_a_stale_version_is_refused(web: Web, county: Json) -> None:
    _, plan = planned(web, county)
    path = f"/v1/plans/{plan}/publish"
    assert problem(web.post(path, {"approver": "李", "supersedes": 1})) == (409, "superseded")
    assert web.post(path, {"approver": "李"}).status_code == 201
    assert problem(web.post(path, {"approver": "李"})) == (409, "superseded")
    assert web.post(path, {"approver": "李", "supersedes": 1}).json["version"] == 2
    assert problem(web.post(path, {"approver": " ", "supersedes": 2})) == (422, "invalid")
    assert problem(web.post(path, {"approver": "李", "supersedes": 2, "version": 9})) == (422, "invalid")


def test_what_was_published_stays_and_is_nobody_elses(two: tuple[Web, Web], county: Json) -> None:
    mine, other = two
    job, plan = planned(mine, county)
    assert problem(other.post(f"/v1/plans/{plan}/publish", {"approver": "王"})) == (404, "not_found")
    assert problem(other.get(f"/v1/plans/{plan}/publications")) == (404, "not_found")
    assert mine.post(f"/v1/plans/{plan}/publish", {"approver": "李"}).status_code == 201
    assert problem(mine.delete(f"/v1/jobs/{job}")) == (409, "published")
    assert mine.get(f"/v1/jobs/{job}/plan").status_code == 200
