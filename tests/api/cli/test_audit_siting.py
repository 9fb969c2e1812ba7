"""``xiachen audit`` of a siting plan: clean ones are clean, a fault is found and named, a roster it is not."""

from pathlib import Path

import pytest

from api.cli.exits import ExitCode
from models.files import read_county, write_county_json
from models.siting import Service, SitingPlan, Standing
from tests.api.cli.conftest import Xiachen, document
from tests.siting_builders import center, served, siting_county, siting_plan, standing

GOOD = (standing(modules=1), served("T1"), served("T2"))


@pytest.fixture
def county_file(tmp_path: Path) -> Path:
    """Return a county of one kind, 检验, whose members may be 60 minutes away."""
    return write_county_json(siting_county([center(time_limit=60)]), tmp_path / "county.json")


def write(tmp_path: Path, county_file: Path, *rows: Standing | Service) -> Path:
    plan: SitingPlan = siting_plan(*rows, county_hash=read_county(county_file).county.hash)
    path = tmp_path / "plan.json"
    path.write_text(plan.model_dump_json(), "utf-8")
    return path


def test_a_plan_that_keeps_every_rule_is_clean(xiachen: Xiachen, tmp_path: Path, county_file: Path) -> None:
    result = xiachen("audit", county_file, write(tmp_path, county_file, *GOOD))
    assert result.exit_code == ExitCode.ANSWERED, result.output
    assert "核查通过" in result.stdout


def test_a_member_that_nobody_serves_is_found_and_named(xiachen: Xiachen, tmp_path: Path, county_file: Path) -> None:
    path = write(tmp_path, county_file, *GOOD[:-1])
    result = xiachen("audit", county_file, path)
    assert result.exit_code == ExitCode.INFEASIBLE
    assert "核查未通过" in result.stdout
    found = document(xiachen("audit", county_file, path, "--json"))
    assert (found["clean"], found["hard"], found["same_county"]) == (False, 1, True)
    assert [f["rule"] for f in found["findings"]] == ["siting.covered"]
    assert {"shortfall", "minutes"} <= found["tiers"].keys()


def test_a_plan_that_cannot_be_read_is_bad_input(xiachen: Xiachen, tmp_path: Path, county_file: Path) -> None:
    path = write(tmp_path, county_file, standing("病理"))
    result = xiachen("audit", county_file, path)
    assert result.exit_code == ExitCode.BAD_INPUT
    assert "病理" in result.stdout + result.stderr


def test_a_siting_plan_cannot_be_adopted_as_a_roster(xiachen: Xiachen, tmp_path: Path, county_file: Path) -> None:
    path = write(tmp_path, county_file, *GOOD)
    result = xiachen("adopt", county_file, path, tmp_path / "out.json", "--as", "month")
    assert result.exit_code == ExitCode.BAD_INPUT
    assert not (tmp_path / "out.json").exists()
