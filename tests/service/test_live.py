"""A live server with the real solver, as a new user meets it: post a county, watch, download the roster."""

from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import openpyxl

from models.files import write_county_workbook
from models.files.plans import read_plan
from models.policy import policy_of
from models.roster import RosterCase
from models.rules import audit
from tests.builders import need, people, tiny_county
from tests.service.live import PATIENCE, live_server
from tests.service.test_events import events_of

WEEK = {"from": "2026-03-02", "to": "2026-03-08"}


def test_from_workbook_to_roster(tmp_path: Path) -> None:
    county = tiny_county(people=people(5), needs=[need("T1", 2), need("T2", 2)], profile="urad")
    workbook = write_county_workbook(county, tmp_path / "county.xlsx").read_bytes()
    with live_server(tmp_path) as (url, process), httpx.Client(base_url=url, timeout=PATIENCE) as client:
        posted = client.post("/v1/counties", files={"file": ("测试县.xlsx", workbook)})
        assert (posted.status_code, posted.json()["county_hash"]) == (201, county.hash)
        body = {"decision": "roster", "county_id": posted.json()["id"], "options": WEEK | {"time_limit": 30}}
        submitted = client.post("/v1/jobs", json=body)
        assert submitted.status_code == 202
        job = submitted.headers["Location"]
        events = events_of(client.get(f"{job}/events").text)
        assert [kind for _, kind, _ in events][-1] == "done"
        assert any(kind == "incumbent" for _, kind, _ in events)
        ended: dict[str, Any] = client.get(job).json()
        assert (ended["state"], ended["outcome"], ended["gap"]) == ("completed", "optimal", 0.0)
        roster = client.get(f"{job}/plan.xlsx")
        (tmp_path / "roster.xlsx").write_bytes(roster.content)
        assert openpyxl.load_workbook(BytesIO(roster.content)).sheetnames
    plan = read_plan(tmp_path / "roster.xlsx", county).roster
    verdict = audit(RosterCase(county, policy_of(county), plan.first, plan.last), plan)
    assert (verdict.clean, len(plan.duties)) == (True, 20)
    assert process.returncode == 0
    assert "Traceback" not in (tmp_path / "server.log").read_text()
