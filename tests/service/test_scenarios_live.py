"""A batch on a live server that is killed in the midst of it: the next server goes on, and nothing is solved twice."""

import signal
from pathlib import Path
from typing import Any

import httpx

from tests.builders import need, people, tiny_county
from tests.jobs.conftest import until
from tests.service.conftest import WEEK, document_of
from tests.service.live import PATIENCE, live_server

Json = dict[str, Any]


def test_a_batch_goes_on_after_its_server_was_killed(tmp_path: Path) -> None:
    county = tiny_county(people=people(3), needs=[need("T1", 1)], profile="urad")
    axis = {"id": "d", "patch": "facilities[id=T1].rooms", "values": [1, 2, 3]}
    with live_server(tmp_path) as (url, process), httpx.Client(base_url=url, timeout=PATIENCE) as client:
        id = client.post("/v1/counties", json=document_of(county)).json()["id"]
        asked = {**WEEK, "bases": [{"id": "a", "county_id": id}], "grid": [axis]}
        submitted = client.post("/v1/scenarios", json=asked, headers={"Idempotency-Key": "k1"})
        assert submitted.status_code == 202, submitted.text
        batch = submitted.headers["Location"]
        until(lambda: client.get(batch).json()["states"]["completed"] >= 1)
        process.send_signal(signal.SIGKILL)
        process.wait(PATIENCE)
    (tmp_path / "server.log").rename(tmp_path / "killed.log")  # where a solve whose server is gone may say so
    with live_server(tmp_path) as (url, _), httpx.Client(base_url=url, timeout=PATIENCE) as client:
        again = client.post("/v1/scenarios", json=asked, headers={"Idempotency-Key": "k1"})
        assert again.json()["id"] == submitted.json()["id"]
        until(lambda: client.get(batch).json()["finished"] is not None)
        found: Json = client.get(batch).json()
        assert (found["state"], found["outcomes"]["optimal"]) == ("completed", 3)
        rows = client.get(f"{batch}/table.json").json()["rows"]
        assert [(row["d"], row["clean"]) for row in rows] == [(1, True), (2, True), (3, True)]
        assert client.get(f"{batch}/table.xlsx").status_code == 200
    assert "Traceback" not in (tmp_path / "server.log").read_text()
