"""Plans and verdicts over HTTP."""

import zipfile
from io import BytesIO
from typing import Any

import openpyxl

from models.plan import RosterPlan
from tests.jobs.stub import Stub
from tests.service.conftest import Open, Web, problem

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


def test_a_roster_comes_as_table_page_and_calendars(web: Web, county: Json) -> None:
    id = web.submit(county)
    web.ended(id)
    table = web.get(f"/v1/jobs/{id}/plan.csv")
    assert table.content_type.startswith("text/csv")
    assert "T1" in table.data.decode("utf-8-sig")
    assert web.get(f"/v1/jobs/{id}/plan.html").data.lstrip().lower().startswith(b"<!doctype html")
    with zipfile.ZipFile(BytesIO(web.get(f"/v1/jobs/{id}/plan.ics").data)) as archive:
        assert archive.namelist() == ["people/P1.ics", "facilities/T1.ics"]
        his, theirs = (archive.read(name) for name in archive.namelist())
    one = web.get(f"/v1/jobs/{id}/plan.ics?person=P1")
    assert (one.content_type, one.data) == ("text/calendar; charset=utf-8", his)
    assert web.get(f"/v1/jobs/{id}/plan.ics?facility=T1").data == theirs
    assert problem(web.get(f"/v1/jobs/{id}/plan.ics?person=P2")) == (404, "not_found")
    assert problem(web.get(f"/v1/jobs/{id}/plan.geojson")) == (406, "not_acceptable")


def test_an_anonymous_plan_names_nobody(web: Web, county: Json) -> None:
    county["staff"][0]["name"] = "张三丰"
    id = web.submit(county)
    web.ended(id)
    named, nameless = (web.get(f"/v1/jobs/{id}/plan.csv{how}") for how in ("", "?anonymous=true"))
    assert "张三丰" in named.text
    assert "张三丰" not in nameless.text
    assert named.headers["ETag"] != nameless.headers["ETag"]
    assert "张三丰" not in web.get(f"/v1/jobs/{id}/plan.ics?person=P1&anonymous=true").text


def test_the_certificate_is_that_of_the_solve(web: Web, county: Json) -> None:
    id = web.submit(county)
    web.ended(id)
    told = web.get(f"/v1/jobs/{id}/certificate").json
    assert told["certificate"]["outcome"] == "optimal"
    assert told["certificate"]["plan_hash"]
    assert told["conflict"] == []


def test_an_infeasible_job_tells_what_cannot_hold_together(open_web: Open, county: Json) -> None:
    web = open_web(Stub(infeasible=True))
    id = web.submit(county)
    assert web.ended(id)["outcome"] == "infeasible"
    told = web.get(f"/v1/jobs/{id}/certificate").json
    assert told["certificate"]["outcome"] == "infeasible"
    assert [f["where"]["facility"] for f in told["conflict"]] == ["T1"]
    assert told["conflict"][0]["remedy_zh"]
    assert problem(web.get(f"/v1/jobs/{id}/plan")) == (409, "no_plan")
