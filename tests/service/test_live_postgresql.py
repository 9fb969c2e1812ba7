"""A live server on PostgreSQL with the real solver: from county to plan, a job finished early, one cancelled."""

from pathlib import Path
from typing import Any

import httpx

from instances import path
from models.county import County
from models.decision import PLAN
from models.files import read_county
from models.plan import RosterPlan
from models.policy import policy_of
from models.roster import RosterCase
from models.rules import audit
from tests.builders import need, people, tiny_county
from tests.jobs.conftest import until
from tests.service.conftest import WEEK, document_of
from tests.service.live import PATIENCE, live_server

Json = dict[str, Any]
QUARTER = {"from": "2026-01-01", "to": "2026-03-31", "time_limit": 600}


def plan_of(client: httpx.Client, job: Json, county: County) -> RosterPlan:
    """Return the plan of a job, which the checker finds clean."""
    plan = PLAN.validate_json(client.get(f"/v1/jobs/{job['id']}/plan.json").content)
    assert isinstance(plan, RosterPlan)
    assert audit(RosterCase(county, policy_of(county), plan.first, plan.last), plan).clean
    return plan


def test_from_county_to_plan_on_postgresql(tmp_path: Path, postgresql: str) -> None:
    small = tiny_county(people=people(3), needs=[need("T1", 1)], profile="urad")
    large = read_county(path("urad-middle-banner")).county
    with (
        live_server(tmp_path, "--database", postgresql) as (url, process),
        httpx.Client(base_url=url, timeout=PATIENCE) as client,
    ):
        posted = [client.post("/v1/counties", json=document_of(county)).json()["id"] for county in (small, large)]
        body = {"decision": "roster", "county_id": posted[0], "options": WEEK | {"time_limit": 30}}
        solved = client.post("/v1/jobs", json=body, headers={"Prefer": "wait=30"}).json()
        until(lambda: client.get(f"/v1/jobs/{solved['id']}").json()["state"] == "completed")
        assert len(plan_of(client, solved, small).duties) > 0

        order = {"decision": "roster", "county_id": posted[1], "options": QUARTER}
        hurried, unwanted = (client.post("/v1/jobs", json=order | {"tag": tag}).json() for tag in "ab")
        assert client.post(f"/v1/jobs/{unwanted['id']}/cancel").status_code == 202
        until(lambda: client.get(f"/v1/jobs/{unwanted['id']}").json()["state"] == "cancelled")
        assert client.get(f"/v1/jobs/{unwanted['id']}/plan").status_code == 409
        assert client.post(f"/v1/jobs/{hurried['id']}/finish-now").status_code == 202
        until(lambda: client.get(f"/v1/jobs/{hurried['id']}").json()["state"] == "completed")
        ended = client.get(f"/v1/jobs/{hurried['id']}").json()
        assert (ended["outcome"], ended["termination"]) == ("feasible", "finish_now")
        plan_of(client, hurried, large)
    assert process.returncode == 0
    assert not list(tmp_path.glob("store.db*"))
    assert "Traceback" not in (tmp_path / "server.log").read_text()
