"""Any plan is judged at once, of every decision, as the checker judges it, in a child with limits."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from api.auditing import case_of
from api.bounded import bounded, run
from api.service import working
from api.service.access.caller import Role
from api.service.access.token_file import create_token
from models.county import County
from models.decision import Plan
from models.files import complete_county
from models.files.guard import FAILED, NO_MEMORY
from models.policy import policy_of
from models.rules import audit
from tests.builders import duty, make_case, make_plan, need, people, tiny_county
from tests.headcount_builders import headcount_case, headcount_county, headcount_plan, moved, posts, posts_of
from tests.service.conftest import Open, Web, document_of, problem
from tests.siting_builders import center, served, siting_county, siting_plan, standing

Json = dict[str, Any]
Planned = tuple[County, Plan]


def roster() -> Planned:
    """Return a week in which P1 serves at two places at once."""
    county = complete(tiny_county(people=people(2), needs=[need("T1", 1), need("T2", 1)], profile="urad"))
    case = make_case(county, "2026-03-02", "2026-03-08", {"roster.annual_days.days": "60"})
    return county, make_plan(case, duty("P1", "T1", "2026-03-02"), duty("P1", "T2", "2026-03-02"))


def siting() -> Planned:
    """Return a center that leaves T2 without service."""
    county = complete(siting_county([center(time_limit=60)]))
    return county, siting_plan(standing(), served("T1"), county_hash=county.hash)


def headcount() -> Planned:
    """Return a post that moves from T1 to T2, where it is not counted."""
    county = complete(
        headcount_county([posts("T1", approved=5, filled=4, required=4), posts("T2", approved=2, required=4)])
    )
    return county, headcount_plan(headcount_case(county), posts_of("T1", 4), moved("T1", "T2"))


def complete(county: County) -> County:
    """Return a county as it is read."""
    return complete_county(document_of(county)).county


def body_of(planned: Planned, **fields: Any) -> Json:
    """Return what is posted."""
    county, plan = planned
    return {"county": document_of(county), "plan": plan.model_dump(mode="json", by_alias=True)} | fields


@pytest.mark.parametrize("make", [roster, siting, headcount])
def test_a_plan_of_every_decision_is_judged_as_the_checker_does(web: Web, make: Callable[[], Planned]) -> None:
    county, plan = make()
    verdict = audit(case_of(county, policy_of(county, plan.profile, plan.settings), plan), plan)
    response = web.post("/v1/audit", body_of((county, plan)))
    assert response.status_code == 200, response.text
    found = response.json
    assert (found["clean"], found["hard"], found["same_county"]) == (verdict.clean, verdict.hard, True)
    assert not verdict.clean
    assert [r["rule"] for r in found["rules"]] == [s.rule for s in verdict.scores]
    assert [(f["rule"], f["amount"]) for f in found["findings"]] == [(f.rule, f.amount) for f in verdict.findings]
    assert found["tiers"] == {tier.value: value for tier, value in verdict.tiers.items()}


def test_a_kept_county_is_named_by_its_id_and_options_count(web: Web) -> None:
    county, plan = roster()
    id = web.post("/v1/counties", document_of(county)).json["id"]
    told = plan.model_dump(mode="json", by_alias=True) | {"county_hash": "0" * 64}
    options = {"settings": {"roster.one_place.mode": "report"}}
    found = web.post("/v1/audit", {"county_id": id, "plan": told, "options": options}).json
    assert (found["clean"], found["same_county"]) == (True, False)
    assert [i["code"] for i in found["issues"]] == ["plan_other_county"]
    assert web.get("/v1/jobs").json["jobs"] == []


def test_faults_of_plan_and_options_are_told_at_once(web: Web) -> None:
    body = body_of(roster(), options={"profile": "nowhere", "settings": {"x": 1}})
    body["plan"]["duties"][1]["person"] = "P9"
    body["plan"]["dutys"] = []
    response = web.post("/v1/audit", body)
    assert problem(response) == (422, "invalid")
    assert {(e["code"], e["pointer"]) for e in response.json["errors"]} >= {
        ("unknown_field", "/plan/dutys"),
        ("unknown_profile", "/options/profile"),
        ("bad_setting", "/options/settings/x"),
    }
    assert any(e["pointer"].startswith("/plan/duties/1/person") for e in response.json["errors"])


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"county": None}, (422, "invalid")),
        ({"county_id": "county_1"}, (422, "invalid")),
        ({"county": None, "county_id": "county_1"}, (404, "not_found")),
        ({"plan": {}}, (422, "invalid")),
        ({"plan": []}, (422, "invalid")),
        ({"plan": {"decision": []}}, (422, "invalid")),
    ],
)
def test_what_cannot_be_judged_is_refused(web: Web, change: Json, expected: tuple[int, str]) -> None:
    assert problem(web.post("/v1/audit", body_of(roster()) | change)) == expected


def test_a_viewer_may_audit_and_another_commission_has_another_county(open_web: Open, tmp_path: Path) -> None:
    path = tmp_path / "tokens.json"
    viewer, other = (create_token(path, name, Role.VIEWER)[0] for name in ("甲旗卫健委", "乙旗卫健委"))
    planner, _ = create_token(path, "甲旗卫健委", Role.PLANNER)
    web = open_web(token_file=path)
    mine, theirs, posting = (replace(web, headers={"Authorization": f"Bearer {s}"}) for s in (viewer, other, planner))
    county, plan = roster()
    id = posting.post("/v1/counties", document_of(county)).json["id"]
    body = {"county_id": id, "plan": plan.model_dump(mode="json", by_alias=True)}
    assert mine.post("/v1/audit", body).status_code == 200
    assert problem(theirs.post("/v1/audit", body)) == (404, "not_found")


def test_a_plan_is_judged_in_a_child(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "bounded", bounded)
    assert web.post("/v1/audit", body_of(siting())).json["hard"] == 1
    response = web.post("/v1/audit", body_of(siting()) | {"plan": {"decision": "siting"}})
    assert problem(response) == (422, "invalid")
    assert all(e["pointer"].startswith("/plan/") for e in response.json["errors"])


@pytest.mark.parametrize(
    ("code", "expected"),
    [(None, (422, "too_much_work")), (NO_MEMORY, (422, "too_much_work")), (FAILED, (500, "internal"))],
)
def test_a_child_that_does_not_end_well_is_told(
    web: Web,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    code: int | None,
    expected: tuple[int, str],
) -> None:
    def child(*command: str, given: bytes) -> "subprocess.CompletedProcess[bytes]":
        if code is None:
            raise subprocess.TimeoutExpired(command, 30)
        return subprocess.CompletedProcess(command, code, b"ValueError at somewhere")

    monkeypatch.setattr(run, "run_child", child)
    monkeypatch.setattr(working, "bounded", bounded)
    assert problem(web.post("/v1/audit", body_of(siting()))) == expected
    assert ("ValueError at somewhere" in caplog.text) == (code == FAILED)
