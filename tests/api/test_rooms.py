"""The rooms import one way, and the parent of a solve needs no solver."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command at the root of the project."""
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_imports_go_one_way() -> None:
    result = run(str(Path(sys.executable).with_name("lint-imports")), "--no-cache")
    assert result.returncode == 0, result.stdout


def test_a_plan_can_be_audited_with_no_solver_installed() -> None:
    code = "import sys; sys.modules['ortools'] = None; import models.rules, models.files; print('audited')"
    assert run(sys.executable, "-c", code).stdout.strip() == "audited"
