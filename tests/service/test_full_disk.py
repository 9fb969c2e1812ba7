"""A disk that is full: who asks is told to come again, what was kept is read, and what a solve answered is not lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import event

from api.jobs import run
from api.store import Store
from tests.jobs.conftest import until
from tests.jobs.stub import Stub
from tests.service.conftest import WEEK, Open, Web, problem

Json = dict[str, Any]


@contextmanager
def full(store: Store) -> Iterator[None]:
    """Let the database of a store not grow by a page."""

    def limit(connection: Any, *_: Any) -> None:
        connection.execute("PRAGMA max_page_count=1")  # as many as there are, where there are more

    def lift(connection: Any, *_: Any) -> None:
        connection.execute("PRAGMA max_page_count=1000000")

    event.listen(store.engine, "checkout", limit)
    try:
        yield
    finally:
        event.remove(store.engine, "checkout", limit)
        event.listen(store.engine, "checkout", lift)


def large(county: Json) -> Json:
    """Return a county that takes some pages: many people whose names cannot be packed."""
    names = [sha256(bytes([n])).hexdigest() for n in range(250)]
    people = [county["staff"][0] | {"id": f"X{n}", "name": name} for n, name in enumerate(names)]
    return county | {"staff": [*county["staff"], *people]}


def test_a_request_that_finds_the_disk_full_may_come_again(web: Web, county: Json) -> None:
    kept = web.post("/v1/counties", county).json["id"]
    body = {"decision": "roster", "county": large(county), "options": WEEK}
    with full(web.service.store):
        for path, document in (("/v1/counties", body["county"]), ("/v1/jobs", body)):
            response = web.post(path, document, headers={"Idempotency-Key": "k1"})
            assert problem(response) == (503, "busy")
            assert response.headers["Retry-After"]
        assert web.get("/v1/health").status_code == 200
        assert web.get(f"/v1/counties/{kept}").status_code == 200
        assert (web.get("/v1/jobs").json["jobs"], len(web.get("/v1/counties").json["counties"])) == ([], 1)
    assert web.post("/v1/counties", body["county"]).status_code == 201
    assert web.post("/v1/jobs", body, headers={"Idempotency-Key": "k1"}).status_code == 202


def test_what_a_solve_answers_waits_for_room(
    open_web: Open, county: Json, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(run, "RETRY_SECONDS", 0.05)
    web = open_web(Stub(holds=True))
    id = web.submit(large(county))
    until(lambda: web.get(f"/v1/jobs/{id}").json["first_plan"] is not None)
    with full(web.service.store):
        web.stub.go.set()
        until(lambda: "its end could not be kept yet" in caplog.text)
        assert web.get(f"/v1/jobs/{id}").json["state"] == "running"
    assert web.ended(id)["outcome"] == "optimal"
    assert web.get(f"/v1/jobs/{id}/plan").status_code == 200


def test_a_stream_outlives_a_store_that_does_not_answer(
    open_web: Open, county: Json, monkeypatch: pytest.MonkeyPatch
) -> None:
    web = open_web(Stub(holds=True))
    id = web.submit(county)
    until(lambda: web.get(f"/v1/jobs/{id}").json["first_plan"] is not None)
    response = web.get(f"/v1/jobs/{id}/events", buffered=False)
    stream, broken, text = response.iter_encoded(), [False], ""

    def fail(*_: object) -> None:
        if broken[0]:
            raise web.service.store.engine.dialect.loaded_dbapi.OperationalError("database is locked")

    event.listen(web.service.store.engine, "before_cursor_execute", fail)
    for line in stream:
        text += line.decode()
        if line.startswith(b": ") and not broken[0] and not web.stub.go.is_set():
            broken[0] = True
        elif line.startswith(b": "):
            broken[0] = False
            web.stub.go.set()
    assert "event: done" in text
