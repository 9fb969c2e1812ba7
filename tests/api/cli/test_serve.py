"""``xiachen serve`` and ``xiachen token``."""

import subprocess
import sys
from pathlib import Path

import pytest

from api.cli.exits import ExitCode
from api.service import serving
from api.service.settings import Settings
from tests.api.cli.conftest import Xiachen, document

ROOT = Path(__file__).parents[3]


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """Return what would have been served; nothing listens."""
    found: list[Settings] = []
    monkeypatch.setattr(serving, "serve", lambda settings, on_ready: found.append(settings))
    return found


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.8.8"])
def test_this_machine_needs_no_tokens(xiachen: Xiachen, served: list[Settings], host: str) -> None:
    assert xiachen("serve", "--host", host).exit_code == ExitCode.ANSWERED
    assert [s.host for s in served] == [host]


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "planner.example"])
def test_anywhere_else_is_refused_without_tokens(xiachen: Xiachen, served: list[Settings], host: str) -> None:
    result = xiachen("serve", "--host", host)
    assert result.exit_code == ExitCode.BAD_INPUT
    assert "令牌" in result.stderr
    assert served == []


def test_anywhere_else_is_served_with_tokens(xiachen: Xiachen, served: list[Settings], tmp_path: Path) -> None:
    refused = xiachen("serve", "--host", "0.0.0.0", "--tokens", "tokens.json")
    assert refused.exit_code == ExitCode.BAD_INPUT
    xiachen("token", "create", "--commission", "甲旗卫健委", "--tokens", "tokens.json")
    assert xiachen("serve", "--host", "0.0.0.0", "--tokens", "tokens.json").exit_code == ExitCode.ANSWERED
    assert [s.token_file for s in served] == [Path("tokens.json")]


def test_ended_jobs_are_kept_for_a_year_unless_asked_otherwise(xiachen: Xiachen, served: list[Settings]) -> None:
    xiachen("serve")
    xiachen("serve", "--retention-days", "30")
    assert [s.retention_days for s in served] == [365, 30]
    assert xiachen("serve", "--retention-days", "0").exit_code == ExitCode.BAD_INPUT


def test_a_token_is_made_listed_and_ended(xiachen: Xiachen) -> None:
    made = document(xiachen("token", "create", "--commission", "甲旗卫健委", "--role", "admin", "--json"))
    assert made["token"].startswith("xc_")
    listed = xiachen("token", "list", "--json")
    assert [(t["id"], t["role"], t["revoked"]) for t in document(listed)["tokens"]] == [(made["id"], "admin", None)]
    assert made["token"] not in listed.stdout
    assert "digest" not in listed.stdout
    assert xiachen("token", "revoke", made["id"]).exit_code == ExitCode.ANSWERED
    assert document(xiachen("token", "list", "--json"))["tokens"][0]["revoked"] is not None
    assert xiachen("token", "revoke", "nobody").exit_code == ExitCode.BAD_INPUT


@pytest.mark.parametrize(
    "url", ["sqlite:///nowhere/store.db", "nonsense", "oracle://x/y", "postgresql+psycopg://127.0.0.1:1/none"]
)
def test_a_database_that_cannot_be_had_is_a_fault_of_the_input(
    xiachen: Xiachen, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setattr(serving, "_listen", lambda service, on_ready: None)
    result = xiachen("serve", "--database", url)
    assert result.exit_code == ExitCode.BAD_INPUT, result.output
    assert "--database" in result.stderr


def test_a_sqlite_file_is_for_one_server_alone(xiachen: Xiachen, monkeypatch: pytest.MonkeyPatch) -> None:
    codes: list[int] = []
    monkeypatch.setattr(serving, "_listen", lambda service, on_ready: codes.append(xiachen("serve").exit_code))
    assert xiachen("serve").exit_code == ExitCode.ANSWERED
    assert codes == [ExitCode.BAD_INPUT]


def test_help_does_not_wait_for_the_service() -> None:
    code = "import sys, api.cli.main; print([m for m in ('flask', 'sqlalchemy', 'waitress') if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
