"""``xiachen demo``: two counties, the centers and the posts of one; here toys in their place."""

from pathlib import Path

import pytest

import instances
from api.cli import demo
from api.cli.exits import ExitCode
from tests.api.cli.conftest import Xiachen


def test_the_demo_plans_its_counties_and_says_what_to_open(xiachen: Xiachen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "COUNTIES", ("need", "rooms"))
    monkeypatch.setattr(demo, "SITED", ("siting-twins",))
    monkeypatch.setattr(demo, "POSTED", ("headcount-priority",))
    result = xiachen("demo")
    assert result.exit_code == ExitCode.ANSWERED, result.output
    assert result.stdout.count("终止原因") == 4
    for name in ("need", "rooms", "siting-twins-centers", "headcount-priority-headcount"):
        assert (Path("demo") / name / "plan.json").exists()
        assert f"demo/{name}/report.html" in result.stdout.split("请打开：")[-1]


def test_the_demo_counties_are_shipped_as_workbooks() -> None:
    assert [instances.path(name).suffix for name in (*demo.COUNTIES, *demo.SITED, *demo.POSTED)] == [".xlsx"] * 4
