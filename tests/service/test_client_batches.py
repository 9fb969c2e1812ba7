"""The client's batches of scenarios, against the app."""

import json
from pathlib import Path
from typing import Any

import pytest

from api.client import Client, ProblemError, Upload
from api.client import batches as module
from tests.jobs.stub import Stub
from tests.service.conftest import WEEK, Open, Web
from tests.service.test_client import client_of

Json = dict[str, Any]


def asked(client: Client, county: Json) -> Json:
    """Return scenarios of a county that is kept: three seeds."""
    id = client.post_county(Upload("county.json", json.dumps(county).encode())).id
    return {**WEEK, "title": "玩具", "bases": [{"id": "a", "county_id": id}], "repetitions": 3}


def test_a_batch_is_submitted_followed_and_its_table_fetched(
    web: Web, county: Json, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PAGE", 2)
    client, seen = client_of(web), list[int]()
    body = asked(client, county)
    batch = client.submit_scenarios(body, key="k1")
    assert client.submit_scenarios(body, key="k1").id == batch.id
    done = client.wait_scenarios(batch.id, lambda its: seen.append(its.states.completed), every=0.02)
    assert (done.state, seen[-1]) == ("completed", 3)
    assert [run.number for run in client.scenario_runs(batch.id)] == [1, 2, 3]
    assert [row["seed"] for row in client.scenarios_table(batch.id).rows] == [1, 2, 3]
    assert client.export_scenarios(batch.id, "csv").decode("utf-8-sig").startswith("run,label")
    row = client.result(done.runs[0].job_id).row
    assert row is not None and (row.clean, row.whole) == (True, True)


def test_a_batch_is_cancelled(open_web: Open, county: Json) -> None:
    client = client_of(open_web(Stub(holds=True)))
    batch = client.submit_scenarios(asked(client, county))
    client.cancel_scenarios(batch.id)
    assert client.wait_scenarios(batch.id, every=0.02).state == "cancelled"
    with pytest.raises(ProblemError) as problem:
        client.cancel_scenarios(batch.id)
    assert problem.value.code == "scenarios_ended"
