"""County files and a way to run commands."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from api.cli import solving
from api.cli.main import app
from api.runner import supervise
from api.runner.worker import Solver
from models.county import County
from models.files import write_county_json
from tests.builders import need, people, tiny_county

Xiachen = Callable[..., Result]


@pytest.fixture
def xiachen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Xiachen:
    """Return what runs a command in an empty folder, in Chinese unless told otherwise."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("XIACHEN_LANG", raising=False)
    monkeypatch.delenv("XIACHEN_DEBUG", raising=False)

    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(app, [str(a) for a in arguments])

    return run


@pytest.fixture
def five_people() -> County:
    """Return five people of one lead hospital and two centers that want two days a week each; profile urad."""
    return tiny_county(people=people(5), needs=[need("T1", 2), need("T2", 2)], profile="urad")


@pytest.fixture
def county_file(five_people: County, tmp_path: Path) -> Path:
    """Return the county of five people as a JSON file."""
    return write_county_json(five_people, tmp_path / "county.json")


@pytest.fixture
def solver(monkeypatch: pytest.MonkeyPatch) -> Callable[[Solver], None]:
    """Return what puts a small solver in place of the engine."""

    def use(chosen: Solver) -> None:
        monkeypatch.setattr(solving, "supervise", partial(supervise, solver=chosen))

    return use


def document(result: Result) -> Any:
    """Return the one JSON document that standard output holds."""
    return json.loads(result.stdout)
