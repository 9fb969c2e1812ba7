"""Logs say what happened and where, and never what anybody typed or sent."""

import logging
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from api.jobs.run import Runner
from api.runner import OnEvent, SolveJob, SolveResult
from api.runner.conclude import conclude
from api.runner.watch import Watch
from api.runner.worker import crash
from api.service.access.caller import Role
from api.service.access.token_file import create_token
from tests.service.conftest import LOCAL, WEEK, Open, Web, problem

Json = dict[str, Any]
MARKER = "张三丰13912345678"


def crashes(job: SolveJob, on_event: OnEvent, stop: threading.Event, *, discard: threading.Event | None) -> SolveResult:
    """Answer as for a solver whose error quotes the county."""
    try:
        raise ValueError(f"cannot place {job.county.staff[0].name}")
    except ValueError as error:
        return conclude(job, job.case(), Watch(crash=crash(error, out_of_memory=False)))


def raises(job: SolveJob, on_event: OnEvent, stop: threading.Event, *, discard: threading.Event | None) -> SolveResult:
    """Fail in the server's own process with an error that quotes the county."""
    raise ValueError(f"cannot place {job.county.staff[0].name}")


@pytest.fixture
def heard(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Return what a server logs, at the levels of a server."""
    for name in ("api", "xiachen"):
        caplog.set_level(logging.INFO, name)
    return caplog


@pytest.mark.parametrize("runner", [crashes, raises])
def test_a_failed_solve_is_logged_by_its_code_and_place(
    open_web: Open, county: Json, heard: pytest.LogCaptureFixture, runner: Runner
) -> None:
    county["staff"][0]["name"] = MARKER
    web = open_web(runner)
    id = web.submit(county, profile="urad")
    assert web.ended(id)["failure"]["code"] == "internal"
    assert MARKER not in heard.text
    told = [record.getMessage() for record in heard.records if record.levelno == logging.ERROR]
    assert len(told) == 1
    assert id in told[0]
    assert "ValueError at " in told[0]
    assert Path(__file__).name in told[0]


def test_no_name_token_or_body_is_logged(open_web: Open, tmp_path: Path, heard: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "tokens.json"
    secret, _ = create_token(path, f"{MARKER}卫健委", Role.PLANNER, MARKER)
    web = replace(open_web(token_file=path, body_bytes=50_000), headers={"Authorization": f"Bearer {secret}"})
    statuses = {response.status_code for response in attacks(web)}
    assert statuses >= {400, 401, 404, 405, 413, 415, 422}
    assert heard.records
    for record in heard.records:
        for said in (record.getMessage(), str(record.exc_info), str(record.args)):
            assert MARKER not in said
            assert secret not in said


def attacks(web: Web) -> list[Any]:
    """Return the answers to requests that carry the marker wherever one can be put."""
    body = {"decision": "roster", "county": {"county": {"name": MARKER}}, "options": WEEK, "tag": MARKER}
    text = {"Content-Type": "application/json"}
    return [
        web.post("/v1/jobs", body),
        web.post("/v1/jobs", body | {MARKER: MARKER}, headers={"Idempotency-Key": "k"}),
        web.post("/v1/counties", {MARKER: [MARKER]}),
        web.call("POST", "/v1/jobs", data=f'{{"{MARKER}": '.encode(), headers=text),
        web.call("POST", "/v1/validate", data=MARKER.encode(), headers={"Content-Type": "text/plain"}),
        web.call("POST", "/v1/counties", data={"file": (Path(__file__).open("rb"), f"{MARKER}.xlsx")}),
        web.call("POST", "/v1/counties", data=MARKER.encode() * 3000, headers=text),
        web.get(f"/v1/jobs/{MARKER}"),
        web.get(f"/v1/jobs?tag={MARKER}&state={MARKER}"),
        web.get(f"/v1/nothing/{MARKER}?name={MARKER}"),
        web.call("PUT", f"/v1/jobs/{MARKER}"),
        web.client.get("/v1/jobs", headers={"Authorization": f"Bearer xc_{MARKER}".encode().decode("latin1")}, **LOCAL),
    ]


def test_a_token_in_a_header_that_is_no_text_is_refused(two: tuple[Web, Web]) -> None:
    odd = replace(two[0], headers={"Authorization": "Bearer \xff\xfe"})
    assert problem(odd.get("/v1/jobs")) == (401, "unauthorized")
