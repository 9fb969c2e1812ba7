"""What is said where a service does not do what is asked, with the exit code and the remedy, in both languages."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.cli.exits import ExitCode
from api.client import client
from api.client.events import Following
from api.service.routes import meta
from tests.api.cli.conftest import Xiachen, document
from tests.jobs.stub import Stub
from tests.service.conftest import Open, Web
from tests.service.remote.conftest import THERE, WEEK, Call, token_file, transport_of


def refused(xiachen: Xiachen, *arguments: str | Path) -> tuple[int, dict[str, Any]]:
    """Return the exit code and the one issue of a command that is refused; nothing may be written."""
    result = xiachen(*arguments, "--json")
    (issue,) = document(result)["issues"]
    assert all(issue[name] for name in ("message_zh", "message_en", "remedy_zh", "remedy_en"))
    assert "Traceback" not in result.output
    return result.exit_code, issue


def raising(error: Exception) -> Callable[[httpx.Request], httpx.Response]:
    def respond(request: httpx.Request) -> httpx.Response:
        raise error

    return respond


@pytest.mark.parametrize(
    "server",
    [
        "planner.example",
        "ftp://planner.example",
        "http://",
        "http://[",
        "http://me:secret@planner.example",
        "http://x:99999",
    ],
)
def test_an_address_that_is_none(xiachen: Xiachen, county_file: Path, server: str) -> None:
    code, issue = refused(xiachen, "solve", county_file, "--server", server)
    assert (code, issue["code"], issue["pointer"]) == (ExitCode.BAD_INPUT, "bad_server", "--server")


def test_nobody_answers(call: Call, xiachen: Xiachen, county_file: Path) -> None:
    call(httpx.MockTransport(raising(httpx.ConnectError("refused"))))
    for command in ("solve", "check"):
        code, issue = refused(xiachen, command, county_file, *THERE)
        assert (code, issue["code"], issue["pointer"]) == (ExitCode.UNAVAILABLE, "unreachable", "--server")
    assert "连接不上" in xiachen("check", county_file, *THERE).stderr
    assert "cannot be reached" in xiachen("check", county_file, *THERE, "--lang", "en").stderr


def test_something_else_answers(call: Call, xiachen: Xiachen, county_file: Path) -> None:
    call(httpx.MockTransport(lambda request: httpx.Response(200, html="<p>welcome</p>")))
    code, issue = refused(xiachen, "solve", county_file, *THERE)
    assert (code, issue["code"]) == (ExitCode.BAD_INPUT, "no_service")


def test_another_version(
    call: Call, web: Web, xiachen: Xiachen, county_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call(transport_of(web))
    monkeypatch.setattr(meta, "versions", lambda: {"xiachen": "99.1"})
    code, issue = refused(xiachen, "solve", county_file, *THERE)
    assert (code, issue["code"], "99.1" in issue["message_zh"]) == (ExitCode.BAD_INPUT, "versions", True)


def test_tokens(call: Call, two: tuple[Web, Web], xiachen: Xiachen, county_file: Path, tmp_path: Path) -> None:
    call(transport_of(two[0]))
    mine = token_file(two[0], tmp_path / "mine")
    assert xiachen("check", county_file, *THERE, "--token-file", mine).exit_code == ExitCode.ANSWERED
    code, issue = refused(xiachen, "check", county_file, *THERE)
    assert (code, issue["code"]) == (ExitCode.BAD_INPUT, "token_refused")
    (tmp_path / "other").write_text("xc_not-a-token", "utf-8")
    code, issue = refused(xiachen, "check", county_file, *THERE, "--token-file", tmp_path / "other")
    assert (code, issue["code"], issue["pointer"]) == (ExitCode.BAD_INPUT, "token_refused", "--token-file")
    assert "xc_" not in str(issue)
    code, issue = refused(xiachen, "check", county_file, *THERE, "--token-file", tmp_path / "tokens.json")
    assert (code, issue["code"]) == (ExitCode.BAD_INPUT, "bad_token_file")
    code, issue = refused(xiachen, "check", county_file, "--token-file", mine)
    assert (code, issue["code"]) == (ExitCode.BAD_INPUT, "no_server")
    assert xiachen("check", county_file, *THERE, "--token-file", "nowhere").exit_code == ExitCode.BAD_INPUT


def test_a_full_queue(call: Call, open_web: Open, xiachen: Xiachen, county_file: Path) -> None:
    call(transport_of(open_web(Stub(), queue=0)))
    code, issue = refused(xiachen, "solve", county_file, *WEEK, *THERE)
    assert (code, issue["code"], "30" in issue["remedy_zh"]) == (ExitCode.UNAVAILABLE, "queue_full", True)
    assert not list(Path("out").rglob("*.json"))


def test_options_that_the_service_does_not_allow(
    call: Call, open_web: Open, xiachen: Xiachen, county_file: Path
) -> None:
    call(transport_of(open_web(Stub(), solve_seconds=60.0)))
    code, issue = refused(xiachen, "solve", county_file, *WEEK, *THERE, "--time-limit", "61")
    assert (code, issue["code"]) == (ExitCode.BAD_INPUT, "time_limit_too_long")


def test_a_county_that_changes_meanwhile(call: Call, web: Web, xiachen: Xiachen, county_file: Path) -> None:
    other = county_file.read_bytes().replace(b'"rooms": 2', b'"rooms": 3')
    app = transport_of(web)

    def change(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/v1/counties":
            files = {"file": ("county.json", other)}
            request = httpx.Request("POST", request.url, files=files)
        return app.handle_request(request)

    call(httpx.MockTransport(change))
    code, issue = refused(xiachen, "solve", county_file, *WEEK, *THERE)
    assert (code, issue["code"]) == (ExitCode.BAD_INPUT, "other_county")


def test_a_fault_of_the_service(call: Call, open_web: Open, xiachen: Xiachen, county_file: Path) -> None:
    call(transport_of(open_web(Stub(fails=True))))
    result = xiachen("solve", county_file, *WEEK, *THERE, "--out", "out")
    assert result.exit_code == ExitCode.INTERNAL
    assert "求解程序内部错误" in result.stderr
    assert "Traceback" not in result.output


def test_an_error_of_the_service_tells_its_id(
    call: Call, web: Web, xiachen: Xiachen, county_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise RuntimeError("a bug on purpose")

    call(transport_of(web))
    monkeypatch.setattr(meta, "versions", broken)
    result = xiachen("check", county_file, *THERE, "--lang", "en")
    assert result.exit_code == ExitCode.INTERNAL
    assert "a fault of the service" in result.stderr
    assert "error id" in result.stderr
    assert "on purpose" not in result.output


def test_a_connection_that_is_lost_names_the_job(
    call: Call, open_web: Open, xiachen: Xiachen, county_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "Following", partial(Following, pause=0.01))
    web = open_web()
    app = transport_of(web)

    def respond(request: httpx.Request) -> httpx.Response:
        if "/v1/jobs/" in request.url.path:
            raise httpx.ReadError("lost")
        return app.handle_request(request)

    call(httpx.MockTransport(respond))
    code, issue = refused(xiachen, "solve", county_file, *WEEK, *THERE)
    (job,) = web.get("/v1/jobs").json["jobs"]
    assert (code, issue["code"]) == (ExitCode.UNAVAILABLE, "connection_lost")
    assert job["id"] in issue["message_en"]
