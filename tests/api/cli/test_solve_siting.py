"""``xiachen solve --decision siting``: files, documents, exit codes, and the audit of what was written."""

from pathlib import Path

import pytest

import instances
from api.cli.exits import ExitCode
from models.files import write_county_json
from models.siting import SitingPlan
from tests.api.cli.conftest import Xiachen, document
from tests.siting_builders import center, phase, site, siting_county

FILES = (
    "plan.json",
    "certificate.json",
    "analysis.json",
    "centers.xlsx",
    "centers.csv",
    "centers.geojson",
    "report.html",
)


@pytest.fixture
def county_file(tmp_path: Path) -> Path:
    """Return a county whose laboratory may stand at H1 for 100 yuan or at T1 for 50; T2 is nearer to H1."""
    sites = [site(at="H1", fixed_cost=100), site(at="T1", fixed_cost=50)]
    county = siting_county([center(max_sites=1)], sites, phases=[phase(budget=100)])
    path = tmp_path / "county.json"
    write_county_json(county, path)
    return path


def test_centers_are_sited_with_every_file(xiachen: Xiachen, county_file: Path) -> None:
    result = xiachen("solve", county_file, "--decision", "siting", "--out", "centers")
    assert result.exit_code == ExitCode.ANSWERED, result.output
    assert "最优" in result.stdout and "最长分钟" in result.stdout and "centers.xlsx" in result.stdout
    for name in FILES:
        assert (Path("centers") / name).stat().st_size > 0
    plan = SitingPlan.model_validate_json((Path("centers") / "plan.json").read_text("utf-8"))
    assert [(c.kind, c.site) for c in plan.centers] == [("检验", "H1")]


@pytest.mark.parametrize("name", ["plan.json", "centers.xlsx"])
def test_what_was_written_is_clean_when_audited(xiachen: Xiachen, county_file: Path, name: str) -> None:
    xiachen("solve", county_file, "--decision", "siting", "--out", "centers")
    found = document(xiachen("audit", county_file, f"centers/{name}", "--json"))
    assert (found["clean"], found["same_county"]) == (True, True)
    assert found["tiers"] == {"shortfall": 0, "longest": 60, "minutes": 90_000, "uncovered": 0, "cost": 100}


def test_the_document_has_goals_phases_and_centers(xiachen: Xiachen, county_file: Path) -> None:
    found = document(xiachen("solve", county_file, "--decision", "siting", "--json"))
    assert (found["outcome"], found["folder"]) == ("optimal", "out/测试县-siting")
    assert [t["tier"] for t in found["tiers"]] == ["shortfall", "longest", "minutes", "cost"]
    assert all(t["value"] == t["bound"] for t in found["tiers"])
    assert found["phases"] == ["1"]
    assert found["centers"] == [{"phase": "1", "kind": "检验", "site": "H1", "modules": 1}]


def test_the_order_of_goals_is_the_callers(xiachen: Xiachen, county_file: Path) -> None:
    order = ("--set", "siting.equity.order=cost,minutes")
    found = document(xiachen("solve", county_file, "--decision", "siting", *order, "--json"))
    assert [(t["tier"], t["value"]) for t in found["tiers"]] == [("shortfall", 0), ("cost", 50), ("minutes", 90_000)]


def test_a_budget_one_yuan_short_names_the_budget(xiachen: Xiachen) -> None:
    file = instances.path("siting-budget-short")
    found = document(xiachen("solve", file, "--decision", "siting", "--json"))
    assert (found["exit"], found["outcome"]) == (ExitCode.INFEASIBLE, "infeasible")
    assert [(f["rule"], f["amount"]) for f in found["conflict"]] == [("siting.budget", 1)]


def test_dates_are_refused(xiachen: Xiachen, county_file: Path) -> None:
    found = document(xiachen("solve", county_file, "--decision", "siting", "--from", "2026-03-01", "--json"))
    assert found["exit"] == ExitCode.BAD_INPUT
    assert [i["code"] for i in found["issues"]] == ["no_days"]


def test_a_county_without_centers_is_refused(xiachen: Xiachen) -> None:
    found = document(xiachen("solve", instances.path("rooms"), "--decision", "siting", "--json"))
    assert found["exit"] == ExitCode.BAD_INPUT
    assert [i["code"] for i in found["issues"]] == ["no_centers"]
