"""docs/service.md as a new user follows it: every command, in its order, against one live server."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from api.service.settings import Settings
from tests.service.live import PATIENCE, ROOT, live_server

PAGE = (ROOT / "docs" / "service.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
ADDRESS = f"http://{Settings().host}:{Settings().port}"
COMMANDS = {"python": '"$@"', "xiachen": '-c "from api.cli.entry import run; run()" "$@"'}


@dataclass(frozen=True)
class Followed:
    """A folder in which the page was followed, and what its commands printed, block by block."""

    folder: Path
    printed: tuple[str, ...]

    def of(self, word: str) -> str:
        """Return what the block that holds ``word`` printed."""
        (number,) = (n for n, (_, block) in enumerate(BLOCKS[1:]) if word in block)
        return self.printed[number]


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Followed]:
    """Start the server of the first block and run all others in one shell; a command that fails ends it."""
    if shutil.which("curl") is None or shutil.which("bash") is None:
        pytest.skip("the page is for people with bash and curl")
    folder = tmp_path_factory.mktemp("page")
    (folder / "instances").symlink_to(ROOT / "instances")
    commands(folder / "bin")
    with live_server(folder) as (url, _):
        script = "set -euo pipefail\n" + "".join(f"{shell(*block)}\nprintf '\\f'\n" for block in BLOCKS[1:])
        environment = os.environ | {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            ["bash", "-c", script.replace(ADDRESS, url)],
            cwd=folder,
            env=environment | {"XIACHEN_LANG": "en"},
            capture_output=True,
            text=True,
            timeout=4 * PATIENCE,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        yield Followed(folder, tuple(done.stdout.split("\f")))


def commands(folder: Path) -> None:
    """Make the commands of an environment that was activated."""
    folder.mkdir()
    for name, arguments in COMMANDS.items():
        (folder / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments}\n', "utf-8")
        (folder / name).chmod(0o755)


def shell(language: str, block: str) -> str:
    """Return a block as the shell runs it."""
    if language == "python":
        return f"python - <<'PYTHON'\n{block}PYTHON"
    return re.sub(r"^\$ ", "", block, flags=re.MULTILINE)


def test_every_block_is_run_and_the_first_starts_the_server() -> None:
    assert {language for language, _ in BLOCKS} == {"console", "python"}
    assert BLOCKS[0] == ("console", "$ xiachen serve\n")
    for language, block in BLOCKS:
        assert language == "python" or all(re.match(r"\$ |    ", line) for line in block.splitlines())


def test_a_workbook_becomes_a_roster(followed: Followed) -> None:
    told = followed.of("/events")
    assert "event: incumbent" in told
    assert "event: done" in told
    assert '"state":"completed"' in told
    assert '"termination":"finish_now"' in told
    assert "下沉排班表" in openpyxl.load_workbook(followed.folder / "roster.xlsx", read_only=True).sheetnames
    assert json.loads((followed.folder / "verdict.json").read_bytes())["clean"] is True
    assert '"code":"job_ended"' in followed.of("/cancel")


def test_the_documentation_is_there(followed: Followed) -> None:
    assert json.loads((followed.folder / "openapi.json").read_bytes())["openapi"].startswith("3.1")
    assert '"status":"ok"' in followed.of("/v1/health")


def test_a_refusal_says_what_the_page_says(followed: Followed) -> None:
    assert '"message_zh"' in followed.of("hospitl")
    problem = json.loads((followed.folder / "problem.json").read_bytes())
    assert (problem["status"], problem["code"]) == (422, "invalid")
    assert "county_id" in problem["errors"][0]["message_en"]


def test_python_and_the_command_line_do_the_same(followed: Followed) -> None:
    told = followed.of("from api.client")
    assert "optimal 0.0" in told
    assert "409 job_ended" in told
    assert "2 of 2" in told and "['optimal', 'optimal']" in told
    assert openpyxl.load_workbook(followed.folder / "centers.xlsx").sheetnames
    assert (followed.folder / "centers" / "report.html").exists()
    assert "written to centers" in followed.of("--out centers")
    assert "3 scenarios: optimal 3" in followed.of("--out shares")
    assert (followed.folder / "shares" / "compare.html").exists()


def test_scenarios_are_a_batch_with_its_table(followed: Followed) -> None:
    assert '"total":3' in followed.of("/table.json")
    told = json.loads((followed.folder / "table.json").read_bytes())
    assert [row["share"] for row in told["rows"]] == ["30%", "50%", "70%"]
    assert (followed.folder / "table.csv").read_text("utf-8-sig").startswith("run,label,base")
    assert openpyxl.load_workbook(followed.folder / "table.xlsx").sheetnames


def test_a_token_is_made(followed: Followed) -> None:
    assert (followed.folder / "planner.token").read_text("utf-8").startswith("xc_")
    assert '"versions"' in followed.of("token create")
