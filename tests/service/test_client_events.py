"""Following a job through breaks of the connection, and without any stream."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from api.client import events
from api.client.errors import ProblemError, UnreachableError
from api.client.events import Following, JobEvent, parse
from api.client.http import Http
from models.certificate import Outcome, State
from tests.jobs.conftest import until
from tests.jobs.stub import Stub
from tests.service.conftest import LOCAL, Open, Web


class Broken(httpx.SyncByteStream):
    """A stream that breaks after so many blocks."""

    def __init__(self, stream: httpx.SyncByteStream, blocks: int) -> None:
        self.stream, self.blocks = stream, blocks

    def __iter__(self) -> Iterator[bytes]:
        for number, block in enumerate(self.stream):
            if number == self.blocks:
                raise httpx.ReadError("lost")
            yield block

    def close(self) -> None:
        self.stream.close()


@dataclass
class Line(httpx.BaseTransport):
    """A line to an app; ``breaks`` says for each stream after how many blocks it breaks. Keeps what was asked."""

    web: Web
    breaks: list[int] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        what = request.url.path.rpartition("/")[2]
        self.asked.append((what, request.headers.get("Last-Event-ID", "")))
        response = httpx.WSGITransport(app=self.web.client.application).handle_request(request)
        if what == "events" and self.breaks:
            stream = response.stream
            assert isinstance(stream, httpx.SyncByteStream)
            broken = Broken(stream, self.breaks.pop(0))
            return httpx.Response(response.status_code, headers=response.headers, stream=broken)
        return response

    def streams(self) -> list[str]:
        """Return the ``Last-Event-ID`` of each stream that was asked for."""
        return [last for what, last in self.asked if what == "events"]


def following(line: httpx.BaseTransport, job: str, patience: float = 5.0) -> Following:
    """Return a job that is followed over a line, without long pauses."""
    return Following(Http(LOCAL["base_url"], "", "zh", patience, line), job, pause=0.01)


def test_a_stream_that_breaks_is_taken_up_where_it_broke(open_web: Open, county: dict[str, object]) -> None:
    web = open_web(Stub(holds=True))
    id = web.submit(county)
    until(lambda: web.get(f"/v1/jobs/{id}").json["first_plan"] is not None)
    line = Line(web, breaks=[3, 3])  # the first block of a stream says when to come again
    heard: list[JobEvent] = []
    for event in following(line, id).events():
        heard.append(event)
        if event.kind == "incumbent":
            web.stub.go.set()
    assert [e.number for e in heard] == list(range(1, len(heard) + 1))
    assert [e.kind for e in heard] == ["state", "state", "state", "incumbent", "done"]
    assert line.streams() == ["", "2", "4"]
    (best,) = (e.told for e in heard if e.kind == "incumbent")
    assert best.size is not None
    assert (best.size.zh, best.stage and best.stage.en, bool(best.tiers)) == ("1班次", "test", True)
    assert (heard[-1].told.state, heard[-1].told.outcome) == (State.COMPLETED, Outcome.OPTIMAL)


def test_without_a_place_for_a_stream_the_status_is_asked_for(open_web: Open, county: dict[str, object]) -> None:
    web = open_web(Stub(holds=True), streams=0)
    id = web.submit(county)
    line, heard = Line(web), []
    for event in following(line, id).events():
        heard.append(event.kind)
        web.stub.go.set()
    assert heard[0] == "state"
    assert (heard[-1], len(line.streams())) == ("done", 1)


def test_streams_that_tell_nothing_are_given_up(web: Web, county: dict[str, object]) -> None:
    id = web.submit(county)
    web.ended(id)
    line = Line(web, breaks=[1] * 9)
    assert [e.kind for e in following(line, id).events()] == ["done"]
    assert len(line.streams()) == events.TRIES


def test_a_job_that_is_not_there_is_told(web: Web) -> None:
    with pytest.raises(ProblemError) as raised:
        list(following(Line(web), "job_nothing").events())
    assert raised.value.code == "not_found"


def test_a_service_that_goes_away_is_told(tmp_path: Path) -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    with pytest.raises(UnreachableError):
        list(following(httpx.MockTransport(refuse), "job_1", patience=0).events())


def test_signs_of_life_are_no_events() -> None:
    told = ["id: 7", "event: state", 'data: {"state": "queued", "new": 1}', "", "id: 8"]
    (event,) = parse(["retry: 2000", "", ": alive", "", *told])
    assert (event.number, event.kind, event.told.state, event.told.stage) == (7, "state", State.QUEUED, None)
