"""``xiachen adopt``: a plan taken into the county's file."""

from pathlib import Path

from models.county import County
from models.files import read_county, write_county_json
from tests.api.cli.conftest import Xiachen


def solved(xiachen: Xiachen, county: County, tmp_path: Path) -> Path:
    """Return the county's file beside the results of March in folder ``out``."""
    path = write_county_json(county, tmp_path / "county.json")
    assert xiachen("solve", path, "--from", "2026-03-01", "--to", "2026-03-31", "--out", "out").exit_code == 0
    return path


def test_a_month_becomes_the_published_roster(xiachen: Xiachen, five_people: County, tmp_path: Path) -> None:
    path = solved(xiachen, five_people, tmp_path)
    result = xiachen("adopt", path, "out/plan.json", "next.xlsx", "--as", "month")
    assert result.exit_code == 0, result.output
    county = read_county(Path("next.xlsx")).county
    assert len(county.published) > 10
    assert {p.version for p in county.published} == {1}
    assert not county.pace


def test_a_year_plan_becomes_hosts_and_pace(xiachen: Xiachen, five_people: County, tmp_path: Path) -> None:
    path = solved(xiachen, five_people, tmp_path)
    assert xiachen("adopt", path, "out/plan.json", "next.json", "--as", "year").exit_code == 0
    county = read_county(Path("next.json")).county
    assert {p.person for p in county.pace} == {p.id for p in county.staff}
    assert all(p.host1 for p in county.staff)
    assert not county.published


def test_nothing_is_written_over_or_from_a_plan_that_breaks_a_hard_rule(
    xiachen: Xiachen, five_people: County, tmp_path: Path
) -> None:
    path = solved(xiachen, five_people, tmp_path)
    assert xiachen("adopt", path, "out/plan.json", path, "--as", "month").exit_code == 2
    plan = Path("out/plan.json")
    plan.write_text(plan.read_text("utf-8").replace("2026-03-02", "2026-03-07"), "utf-8")
    assert xiachen("adopt", path, plan, "next.json", "--as", "month").exit_code == 1
    assert not Path("next.json").exists()
