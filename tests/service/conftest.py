"""Apps with a stub in place of the solver, clients of two commissions, and a county to post."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from api.bounded.tasks import perform
from api.service import reading, working
from api.service.access.caller import Role
from api.service.access.token_file import create_token
from api.service.app import create_app, make_service
from api.service.context import Service
from api.service.settings import Settings
from api.store import open_store
from models.county import County
from models.files.input.pipeline import read_here
from tests.builders import need, people, tiny_county
from tests.jobs.conftest import until
from tests.jobs.stub import Stub
from tests.service.documented import check_documented

WEEK = {"from": "2026-03-02", "to": "2026-03-08"}
LOCAL = {"base_url": "http://127.0.0.1:8080"}


@dataclass
class Web:
    """A running app, as one commission calls it."""

    service: Service
    client: FlaskClient
    stub: Stub
    headers: dict[str, str]

    def get(self, path: str, **given: Any) -> TestResponse:
        """GET."""
        return self.call("GET", path, **given)

    def post(self, path: str, document: Any = None, **given: Any) -> TestResponse:
        """POST a document."""
        return self.call("POST", path, **({"json": document} if document is not None else {}), **given)

    def delete(self, path: str) -> TestResponse:
        """DELETE."""
        return self.call("DELETE", path)

    def call(self, method: str, path: str, headers: dict[str, str] | None = None, **given: Any) -> TestResponse:
        """Call the app with this commission's token; what it answers must be documented."""
        response = self.client.open(path, method=method, headers=self.headers | (headers or {}), **LOCAL, **given)
        check_documented(self.client, method, path, response)
        return response

    def submit(self, county: dict[str, Any], **options: Any) -> str:
        """Queue a week's roster and return the job's id."""
        body = {"decision": "roster", "county": county, "options": WEEK | options}
        response = self.post("/v1/jobs", body)
        assert response.status_code == 202, response.text
        return str(response.json["id"])

    def ended(self, id: str) -> dict[str, Any]:
        """Return a job once it has ended."""
        until(lambda: self.get(f"/v1/jobs/{id}").json["state"] in ("completed", "cancelled", "failed"))
        found: dict[str, Any] = self.get(f"/v1/jobs/{id}").json
        return found


Open = Callable[..., Web]


@pytest.fixture
def open_web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Return what opens an app, with changed settings or limits; what children of its own do is done here."""
    monkeypatch.setattr(reading, "read_county", read_here)
    monkeypatch.setattr(working, "bounded", perform)
    opened: list[Service] = []

    def open_one(stub: Stub | None = None, token_file: Path | None = None, database: str = "", **limits: Any) -> Web:
        url = database or f"sqlite:///{tmp_path}/store.db"
        settings = Settings(database=url, token_file=token_file, heartbeat_seconds=0.2)
        settings = replace(settings, limits=replace(settings.limits, **limits))
        runner = stub or Stub()
        service = make_service(settings, open_store(settings.database), runner)
        opened.append(service)
        service.queue.start()
        return Web(service, create_app(service).test_client(), runner, {})

    yield open_one
    for service in opened:
        service.closing.set()
        service.queue.close()
        service.store.close()


@pytest.fixture
def web(open_web: Open) -> Web:
    """Return an app without tokens."""
    return open_web()


@pytest.fixture
def two(open_web: Open, tmp_path: Path) -> tuple[Web, Web]:
    """Return one app as planners of two commissions call it."""
    path = tmp_path / "tokens.json"
    secrets = [create_token(path, name, Role.PLANNER)[0] for name in ("甲旗卫健委", "乙旗卫健委")]
    one = open_web(token_file=path)
    first, second = (replace(one, headers={"Authorization": f"Bearer {secret}"}) for secret in secrets)
    return first, second


@pytest.fixture
def county() -> dict[str, Any]:
    """Return two people and two centers that want a day a week each, as JSON."""
    return document_of(tiny_county(people=people(2), needs=[need("T1", 1), need("T2", 1)], profile="urad"))


def document_of(county: County) -> dict[str, Any]:
    """Return a county as the JSON that is posted."""
    found: dict[str, Any] = json.loads(county.model_dump_json(by_alias=True))
    return found


def problem(response: TestResponse) -> tuple[int, str]:
    """Return status and code of a problem; fail where the answer is none."""
    assert response.content_type == "application/problem+json", response.text
    found = response.json
    assert found["status"] == response.status_code
    assert found["detail_zh"]
    assert found["detail_en"]
    return response.status_code, str(found["code"])
