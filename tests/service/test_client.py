"""The client against the app, without a socket between them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.client import Client, ForeignAnswerError, JobBody, OptionsBody, ProblemError, UnreachableError, Upload
from api.client.upload import upload_of
from models.certificate import Outcome, State
from models.county import County
from models.decision import Decision
from models.files import write_county_json, write_county_workbook
from models.files.input.pipeline import read_here
from models.plan import RosterPlan
from tests.builders import need, people, tiny_county
from tests.files.input.books import MINIMAL, write_folder
from tests.jobs.stub import Stub
from tests.service.conftest import LOCAL, Open, Web

Respond = Callable[[httpx.Request], httpx.Response]
BUSY = {"type": "", "title": "", "status": 503, "detail": "", "error_id": "e1", "detail_zh": "忙", "detail_en": "busy"}
PROBLEM = {"Content-Type": "application/problem+json"}


def client_of(web: Web, **given: Any) -> Client:
    """Return a client of an app, with that commission's token."""
    token = web.headers.get("Authorization", "").removeprefix("Bearer ")
    transport = httpx.WSGITransport(app=web.client.application, remote_addr="127.0.0.1")
    return Client(LOCAL["base_url"], token, transport=transport, **given)


def client_with(respond: Respond, **given: Any) -> Client:
    """Return a client of a made-up service."""
    return Client("http://planner.example", transport=httpx.MockTransport(respond), **given)


@pytest.fixture
def two_people() -> County:
    return tiny_county(people=people(2), needs=[need("T1", 1), need("T2", 1)], profile="urad")


def week(county_id: str, **options: Any) -> JobBody:
    """Return the order of a week's roster."""
    asked = OptionsBody.model_validate({"from": "2026-03-02", "to": "2026-03-08"} | options)
    return JobBody(decision=Decision.ROSTER, county_id=county_id, options=asked)


def test_from_workbook_to_plan(web: Web, two_people: County, tmp_path: Path) -> None:
    client = client_of(web)
    workbook = upload_of(write_county_workbook(two_people, tmp_path / "测试县.xlsx"))
    assert client.validate(workbook).ok
    posted = client.post_county(workbook)
    assert posted.county_hash == two_people.hash
    job = client.wait(client.submit(week(posted.id)).id)
    assert (job.state, job.outcome) == (State.COMPLETED, Outcome.OPTIMAL)
    plan = client.plan(job.id)
    assert isinstance(plan, RosterPlan)
    assert [(d.person, d.facility) for d in plan.duties] == [("P1", "T1")]
    assert client.export(job.id, "xlsx").startswith(b"PK")
    assert client.result(job.id).plan == plan
    assert client.verdict(job.id).total == len(client.verdict(job.id).findings)
    assert client.certificate(job.id).certificate.outcome is Outcome.OPTIMAL
    assert client.conflict(job.id) == []


def test_a_county_is_sent_as_workbook_json_or_folder(web: Web, two_people: County, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "甲县", MINIMAL)
    (folder / "说明.txt").write_text("不是表", "utf-8")
    client = client_of(web)
    of_json = client.post_county(upload_of(write_county_json(two_people, tmp_path / "county.json")))
    assert of_json.county_hash == two_people.hash
    of_folder = client.validate(upload_of(folder))
    assert (of_folder.county_hash, of_folder.county) == (read_here(folder).county.hash, "甲县")


def test_a_refusal_names_every_fault_in_both_languages(web: Web) -> None:
    client = client_of(web)
    with pytest.raises(ProblemError) as raised:
        client.post_county(Upload("county.json", b'{"facilities": [{"id": "H1", "kind": "nonsense"}]}'))
    problem = raised.value
    assert (problem.status, problem.code, len(problem.error_id)) == (422, "invalid", 12)
    assert problem.message.zh
    assert len(problem.errors) > 1
    assert all(e.message.zh and e.message.en and e.remedy.zh and e.remedy.en for e in problem.errors)
    assert any(e.pointer.startswith("/facilities/0") for e in problem.errors)
    assert str(problem).count("\n") == len(problem.errors)


def test_the_conflict_of_an_infeasible_county(open_web: Open, two_people: County, tmp_path: Path) -> None:
    client = client_of(open_web(Stub(infeasible=True)))
    posted = client.post_county(upload_of(write_county_json(two_people, tmp_path / "county.json")))
    job = client.wait(client.submit(week(posted.id)).id)
    assert job.outcome is Outcome.INFEASIBLE
    assert [f.where.facility for f in client.conflict(job.id)] == ["T1"]
    with pytest.raises(ProblemError) as raised:
        client.plan(job.id)
    assert raised.value.code == "no_plan"


def test_the_same_key_is_the_same_job(web: Web, two_people: County, tmp_path: Path) -> None:
    client = client_of(web)
    posted = client.post_county(upload_of(write_county_json(two_people, tmp_path / "county.json")))
    first, second = (client.submit(week(posted.id), key="one").id for _ in range(2))
    assert first == second
    assert client.submit(week(posted.id)).id != first
    with pytest.raises(ProblemError) as raised:
        client.submit(week(posted.id, seed=2), key="one")
    assert raised.value.code == "key_used"


def test_a_job_is_ended_early_or_cancelled(open_web: Open, two_people: County, tmp_path: Path) -> None:
    client = client_of(open_web(Stub(holds=True)))
    posted = client.post_county(upload_of(write_county_json(two_people, tmp_path / "county.json")))
    early, never = (client.submit(week(posted.id)).id for _ in range(2))
    client.finish_now(early)
    client.cancel(never)
    assert client.wait(early).termination == "finish_now"
    assert client.wait(never).state is State.CANCELLED
    with pytest.raises(ProblemError) as raised:
        client.cancel(never)
    assert (raised.value.status, raised.value.code) == (409, "job_ended")


def test_a_token_that_is_none_is_refused(two: tuple[Web, Web]) -> None:
    web, _ = two
    assert client_of(web).info().decisions == list(Decision)
    web.headers.clear()
    with pytest.raises(ProblemError) as raised:
        client_of(web).info()
    assert (raised.value.status, raised.value.code) == (401, "unauthorized")


def test_what_passes_is_tried_again_and_what_does_not_is_told_at_once() -> None:
    asked: list[str] = []

    def respond(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers["Idempotency-Key"])
        if len(asked) == 1:
            raise httpx.ReadError("lost")
        code = "busy" if len(asked) == 2 else "queue_full"
        return httpx.Response(503, headers=PROBLEM | {"Retry-After": "0"}, json=BUSY | {"code": code})

    with pytest.raises(ProblemError) as raised:
        client_with(respond).submit(week("county_1"))
    assert (raised.value.code, raised.value.retry_after, raised.value.message.zh) == ("queue_full", 0, "忙")
    assert (len(asked), len(set(asked))) == (3, 1)


def test_patience_ends() -> None:
    asked: list[int] = []

    def respond(request: httpx.Request) -> httpx.Response:
        asked.append(1)
        raise httpx.ConnectError("refused")

    client = client_with(respond, patience=0.3)
    with pytest.raises(UnreachableError, match=r"http://planner\.example cannot be reached \(refused\)"):
        client.job("job_1")
    assert len(asked) == 2
    with pytest.raises(UnreachableError):
        client.info(again=False)
    assert len(asked) == 3


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, html="<p>welcome</p>"),
        httpx.Response(200, json={"versions": 1}),
        httpx.Response(404, html="<p>nothing</p>"),
        httpx.Response(302, headers={"Location": "http://elsewhere.example"}),
        httpx.Response(500, headers=PROBLEM, json={"code": "internal"}),
    ],
)
def test_what_is_no_service_is_told_apart(answer: httpx.Response) -> None:
    with pytest.raises(ForeignAnswerError, match="no Xiachen service"):
        client_with(lambda request: answer).info()


def test_a_proxy_whose_service_is_away_is_not_the_service() -> None:
    with pytest.raises(UnreachableError, match="HTTP 502"):
        client_with(lambda request: httpx.Response(502, html="bad gateway"), patience=0).info()
