"""``xiachen audit --server``: the same verdict, the same words, the same exit code."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from api.cli import audit
from api.cli.exits import ExitCode
from api.service.access.caller import Role
from api.service.access.token_file import create_token
from models.county import County
from models.files import write_county_json
from models.files.plans import read_plan_document
from models.files.plans.result import PlanRead
from tests.api.cli.conftest import Xiachen, document
from tests.service.conftest import Open, Web
from tests.service.remote.conftest import THERE, Call, transport_of
from tests.service.test_audit import Planned, headcount, roster, siting


@pytest.fixture(autouse=True)
def plans_are_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read plans in this process, not in a child of its own."""

    def read(path: Path, county: County) -> PlanRead:
        return read_plan_document(json.loads(path.read_bytes()), county)

    monkeypatch.setattr(audit, "read_plan", read)


def written(planned: Planned, folder: Path) -> tuple[Path, Path]:
    """Write a county and a plan for it."""
    county, plan = planned
    (folder / "plan.json").write_text(plan.model_dump_json(by_alias=True), "utf-8")
    return write_county_json(county, folder / "county.json"), folder / "plan.json"


@pytest.mark.parametrize("planned", [roster, siting, headcount])
def test_both_judge_the_same(
    planned: Callable[[], Planned], call: Call, web: Web, xiachen: Xiachen, tmp_path: Path
) -> None:
    call(transport_of(web))
    asked = ("audit", *written(planned(), tmp_path))
    here, there = xiachen(*asked, "--json"), xiachen(*asked, "--json", *THERE)
    assert document(there) == document(here)
    assert there.exit_code == here.exit_code == ExitCode.INFEASIBLE, there.output
    assert document(there)["findings"]


def test_policy_given_beside_the_plan_holds_and_a_viewer_may_ask(
    call: Call, open_web: Open, xiachen: Xiachen, tmp_path: Path
) -> None:
    secret, _ = create_token(tmp_path / "tokens.json", "甲旗卫健委", Role.VIEWER)
    (tmp_path / "mine").write_text(secret, "utf-8")
    call(transport_of(open_web(token_file=tmp_path / "tokens.json")))
    asked = ("audit", *written(roster(), tmp_path), "--set", "roster.one_place.mode=report", "--lang", "en")
    here, there = xiachen(*asked), xiachen(*asked, *THERE, "--token-file", tmp_path / "mine")
    assert (there.exit_code, there.stdout) == (ExitCode.ANSWERED, here.stdout)
    assert "clean" in there.stdout
