"""Plans and verdicts over HTTP."""

from io import BytesIO
from typing import Any

import openpyxl

from models.plan import RosterPlan
from tests.service.conftest import Web, problem

Json = dict[str, Any]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_a_plan_comes_in_the_form_that_is_asked_for(web: Web, county: Json) -> None:
    id = web.submit(county)
    web.ended(id)
    plain = web.get(f"/v1/jobs/{id}/plan")
    assert plain.content_type == "application/json"
    plan = RosterPlan.model_validate_json(plain.data)
    assert [(d.person, d.facility) for d in plan.duties] == [("P1", "T1")]
    assert web.get(f"/v1/jobs/{id}/plan.json").data == plain.data
    for response in (web.get(f"/v1/jobs/{id}/plan.xlsx"), web.get(f"/v1/jobs/{id}/plan", headers={"Accept": XLSX})):
        assert response.content_type == XLSX
        assert 'filename="roster.xlsx"' in response.headers["Content-Disposition"]
        assert openpyxl.load_workbook(BytesIO(response.data)).sheetnames
    assert problem(web.get(f"/v1/jobs/{id}/plan", headers={"Accept": "image/png"})) == (406, "not_acceptable")
    assert problem(web.get(f"/v1/jobs/{id}/plan.exe")) == (404, "not_found")


def test_a_plan_that_is_known_is_not_sent_again(web: Web, county: Json) -> None:
    id = web.submit(county)
    web.ended(id)
    tag = web.get(f"/v1/jobs/{id}/plan.json").headers["ETag"]
    again = web.get(f"/v1/jobs/{id}/plan.json", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert web.get(f"/v1/jobs/{id}/plan.xlsx", headers={"If-None-Match": tag}).status_code == 200


def test_the_verdict_names_rules_and_pages_through_findings(web: Web, county: Json) -> None:
    id = web.submit(county)
    web.ended(id)
    verdict = web.get(f"/v1/jobs/{id}/verdict").json
    assert (verdict["clean"], verdict["hard"]) == (True, 0)
    need = next(r for r in verdict["rules"] if r["rule"] == "roster.need")
    assert need["places"] == 1
    assert need["title_zh"]
    assert verdict["total"] == len(verdict["findings"]) > 1
    first = web.get(f"/v1/jobs/{id}/verdict?limit=1").json
    second = web.get(f"/v1/jobs/{id}/verdict?limit=1&page_token={first['next_page_token']}").json
    assert first["findings"] + second["findings"] == verdict["findings"][:2]
    of_one = web.get(f"/v1/jobs/{id}/verdict?rule=roster.need").json["findings"]
    assert [f["where"]["facility"] for f in of_one] == ["T2"]
    assert of_one[0]["owner_zh"]
