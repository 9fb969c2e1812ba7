"""Who may come in, what they may do, and that commissions see nothing of one another."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from api.service.access.caller import Role
from api.service.access.token_file import create_token, read_tokens, revoke_token
from tests.service.conftest import WEEK, Open, Web, problem

Json = dict[str, Any]


def test_nobody_comes_in_without_a_token(two: tuple[Web, Web]) -> None:
    web = two[0]
    for headers in ({}, {"Authorization": "Bearer xc_wrong"}, {"Authorization": "Basic eDp5"}):
        response = replace(web, headers=headers).get("/v1/jobs")
        assert problem(response) == (401, "unauthorized")
        assert response.headers["WWW-Authenticate"].startswith("Bearer")
    assert replace(web, headers={}).get("/v1/health").status_code == 200


def test_another_commission_finds_nothing(two: tuple[Web, Web], county: Json) -> None:
    mine, other = two
    id = mine.submit(county)
    mine.ended(id)
    county_id = mine.get(f"/v1/jobs/{id}").json["county_id"]
    for path in (f"/v1/jobs/{id}", f"/v1/jobs/{id}/plan", f"/v1/jobs/{id}/verdict", f"/v1/jobs/{id}/events"):
        assert mine.get(path).status_code == 200
        assert problem(other.get(path)) == (404, "not_found")
    assert problem(other.get(f"/v1/counties/{county_id}")) == (404, "not_found")
    assert problem(other.post(f"/v1/jobs/{id}/cancel")) == (404, "not_found")
    assert problem(other.delete(f"/v1/jobs/{id}")) == (404, "not_found")
    assert problem(other.delete(f"/v1/counties/{county_id}")) == (404, "not_found")
    assert problem(other.post("/v1/jobs", {"decision": "roster", "county_id": county_id})) == (404, "not_found")
    assert other.get("/v1/jobs").json["jobs"] == other.get("/v1/counties").json["counties"] == []


def test_a_viewer_looks_and_changes_nothing(open_web: Open, tmp_path: Path, county: Json) -> None:
    path = tmp_path / "tokens.json"
    secret, _ = create_token(path, "甲旗卫健委", Role.VIEWER)
    web = replace(open_web(token_file=path), headers={"Authorization": f"Bearer {secret}"})
    assert web.get("/v1/jobs").status_code == 200
    assert web.post("/v1/validate", county).status_code == 200
    body = {"decision": "roster", "county": county, "options": WEEK}
    assert problem(web.post("/v1/jobs", body)) == (403, "forbidden")
    assert problem(web.post("/v1/counties", county)) == (403, "forbidden")


def test_a_revoked_token_ends_at_once(open_web: Open, tmp_path: Path) -> None:
    path = tmp_path / "tokens.json"
    secret, token = create_token(path, "甲旗卫健委", Role.PLANNER)
    web = replace(open_web(token_file=path), headers={"Authorization": f"Bearer {secret}"})
    assert web.get("/v1/jobs").status_code == 200
    revoke_token(path, token.id)
    assert problem(web.get("/v1/jobs")) == (401, "unauthorized")


def test_the_file_holds_no_token(tmp_path: Path) -> None:
    path = tmp_path / "tokens.json"
    secret, token = create_token(path, "甲旗卫健委", Role.ADMIN)
    assert secret not in path.read_text("utf-8")
    assert read_tokens(path) == (token,)
    assert path.stat().st_mode & 0o077 == 0
    assert len(secret) >= 43


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://elsewhere.example"}, {"Host": "elsewhere.example"}, {"Origin": "null"}]
)
def test_without_tokens_only_pages_of_this_machine_may_call(web: Web, headers: dict[str, str]) -> None:
    assert problem(web.get("/v1/jobs", headers=headers)) == (403, "forbidden")
    assert web.get("/v1/jobs", headers={"Origin": "http://127.0.0.1:8080"}).status_code == 200


def test_too_many_requests_are_refused(open_web: Open) -> None:
    web = open_web(rate="2/minute")
    codes = [web.get("/v1/jobs").status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    response = web.get("/v1/jobs")
    assert problem(response) == (429, "rate_limited")
    assert response.headers["Retry-After"]


def test_a_broken_file_of_tokens_lets_nobody_in(two: tuple[Web, Web], tmp_path: Path) -> None:
    path = tmp_path / "tokens.json"
    kept = path.read_bytes()
    path.write_text("[{")
    assert problem(two[0].get("/v1/jobs")) == (503, "busy")
    path.unlink()
    assert problem(two[0].get("/v1/jobs")) == (503, "busy")
    path.write_bytes(kept)
    assert two[0].get("/v1/jobs").status_code == 200
