"""The folder of a siting: whole files, read back as they were, nobody's name where none may be."""

import zipfile
from pathlib import Path

import pytest

from models.certificate import Certificate
from models.files.out import SitingResults, write_siting_results
from models.files.plans.read import read_plan_here
from models.siting import Analysis, SitingPlan
from tests.files.out.siting.results import SIGNATORY, make_results

FILES = ["report.html", "centers.xlsx", "centers.csv", "centers.geojson", "plan.json", "certificate.json",
         "analysis.json"]  # fmt: skip


def _content(path: Path) -> str:
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as archive:
            return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return path.read_text("utf-8-sig")


def test_files_are_named_those_to_look_at_first(siting: SitingResults, tmp_path: Path) -> None:
    assert [path.name for path in write_siting_results(tmp_path, siting)] == FILES
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FILES)


def test_plan_certificate_and_analysis_read_back(siting_zh: Path, siting: SitingResults) -> None:
    assert SitingPlan.model_validate_json((siting_zh / "plan.json").read_bytes()) == siting.plan
    assert Certificate.model_validate_json((siting_zh / "certificate.json").read_bytes()) == siting.certificate
    assert Analysis.model_validate_json((siting_zh / "analysis.json").read_bytes()) == siting.analysis


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_workbook_reads_back_as_the_plan(siting: SitingResults, request: pytest.FixtureRequest, lang: str) -> None:
    folder: Path = request.getfixturevalue(f"siting_{lang}")
    read = read_plan_here(folder / "centers.xlsx", siting.case.county)
    assert isinstance(read.plan, SitingPlan)
    assert read.plan.sorted() == siting.plan
    assert not read.issues


def test_a_siting_that_nobody_analyzed_is_written_too(tmp_path: Path) -> None:
    write_siting_results(tmp_path, make_results(analysis=False))
    assert Analysis.model_validate_json((tmp_path / "analysis.json").read_bytes()) == Analysis()
    assert "本次求解没有计算此项" in _content(tmp_path / "centers.xlsx")


def test_the_same_results_give_the_same_files(siting_zh: Path, siting: SitingResults, tmp_path: Path) -> None:
    for path in write_siting_results(tmp_path, siting):
        assert path.read_bytes() == (siting_zh / path.name).read_bytes(), path.name


def test_no_file_names_a_person_when_asked(siting_zh: Path, siting: SitingResults, tmp_path: Path) -> None:
    assert "张三" in _content(siting_zh / "centers.xlsx")
    for path in write_siting_results(tmp_path, siting, anonymous=True):
        said = _content(path)
        assert not [name for name in ("张三", SIGNATORY, "钱联系", "13900001111") if name in said], path.name
