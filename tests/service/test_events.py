"""The stream of events: replay, what comes meanwhile, signs of life, and its end."""

import json
from collections.abc import Iterator
from typing import Any

from tests.jobs.conftest import until
from tests.jobs.stub import Stub
from tests.service.conftest import Open, Web, problem

Json = dict[str, Any]


def events_of(text: str) -> list[tuple[int, str, Json]]:
    """Return number, kind and data of every event of a stream."""
    found = []
    for block in text.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if "data" in fields:
            found.append((int(fields["id"]), fields["event"], json.loads(fields["data"])))
    return found


def lines_of(web: Web, id: str) -> Iterator[str]:
    """Yield what a stream sends, as it sends it."""
    response = web.get(f"/v1/jobs/{id}/events", buffered=False)
    assert response.content_type == "text/event-stream"
    for line in response.iter_encoded():
        yield line.decode()


def test_a_stream_tells_what_was_and_what_comes(open_web: Open, county: Json) -> None:
    web = open_web(Stub(holds=True))
    id = web.submit(county)
    until(lambda: web.get(f"/v1/jobs/{id}").json["first_plan"] is not None)
    text = ""
    for line in lines_of(web, id):
        text += line
        if line.startswith(": "):  # a sign of life: everything so far was told
            web.stub.go.set()
    found = events_of(text)
    assert [number for number, _, _ in found] == list(range(1, len(found) + 1))
    assert [kind for _, kind, _ in found] == ["state", "state", "state", "incumbent", "done"]
    assert found[3][2]["tiers"]
    assert (found[3][2]["size_zh"], found[3][2]["size_en"]) == ("1班次", "1 duties")
    assert found[2][2]["stage_zh"] == "测试"
    assert (found[-1][2]["state"], found[-1][2]["outcome"]) == ("completed", "optimal")


def test_a_stream_that_comes_back_begins_where_it_stopped(web: Web, county: Json) -> None:
    id = web.submit(county)
    web.ended(id)
    again = events_of(web.get(f"/v1/jobs/{id}/events", headers={"Last-Event-ID": "3"}).text)
    assert [number for number, _, _ in again] == [4, 5]


def test_an_ended_job_tells_its_last_event_and_closes(web: Web, county: Json) -> None:
    id = web.submit(county)
    web.ended(id)
    for headers in ({}, {"Last-Event-ID": "5"}, {"Last-Event-ID": "99"}):
        assert [kind for _, kind, _ in events_of(web.get(f"/v1/jobs/{id}/events", headers=headers).text)] == ["done"]


def test_a_stream_leaves_its_place(open_web: Open, county: Json) -> None:
    web = open_web(Stub(holds=True), streams=1)
    id = web.submit(county)
    first = web.get(f"/v1/jobs/{id}/events", buffered=False)
    assert problem(web.get(f"/v1/jobs/{id}/events")) == (429, "too_many_streams")
    first.close()
    web.stub.go.set()
    assert web.get(f"/v1/jobs/{id}/events").status_code == 200
