"""The folder of a headcount: whole files, read back as they were, nobody's name where none may be."""

import zipfile
from pathlib import Path

import pytest

from models.certificate import Certificate
from models.files.out import HeadcountResults, write_headcount_results
from models.files.plans.read import read_plan_here
from models.headcount import HeadcountAnalysis, HeadcountPlan
from models.rules import audit
from tests.files.out.headcount.results import SIGNATORY, make_results

FILES = ["report.html", "headcount.xlsx", "headcount.csv", "transfers.csv", "headcount.geojson", "plan.json",
         "certificate.json", "analysis.json"]  # fmt: skip


def _content(path: Path) -> str:
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as archive:
            return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return path.read_text("utf-8-sig")


def test_files_are_named_those_to_look_at_first(headcount: HeadcountResults, tmp_path: Path) -> None:
    assert [path.name for path in write_headcount_results(tmp_path, headcount)] == FILES
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FILES)


def test_plan_certificate_and_analysis_read_back(headcount_zh: Path, headcount: HeadcountResults) -> None:
    assert HeadcountPlan.model_validate_json((headcount_zh / "plan.json").read_bytes()) == headcount.plan
    assert Certificate.model_validate_json((headcount_zh / "certificate.json").read_bytes()) == headcount.certificate
    assert HeadcountAnalysis.model_validate_json((headcount_zh / "analysis.json").read_bytes()) == headcount.analysis


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["plan.json", "headcount.xlsx"])
def test_what_was_written_reads_back_and_is_judged_the_same(
    headcount: HeadcountResults, request: pytest.FixtureRequest, lang: str, name: str
) -> None:
    folder: Path = request.getfixturevalue(f"headcount_{lang}")
    read = read_plan_here(folder / name, headcount.case.county)
    assert isinstance(read.plan, HeadcountPlan)
    assert not read.issues
    assert read.plan.sorted() == headcount.plan
    assert audit(headcount.case, read.plan) == headcount.verdict


def test_a_headcount_that_nobody_analyzed_is_written_too(tmp_path: Path) -> None:
    write_headcount_results(tmp_path, make_results(analysis=False))
    assert HeadcountAnalysis.model_validate_json((tmp_path / "analysis.json").read_bytes()) == HeadcountAnalysis()
    assert "本次求解没有算到此项" in _content(tmp_path / "headcount.xlsx")


def test_the_same_results_give_the_same_files(headcount_zh: Path, headcount: HeadcountResults, tmp_path: Path) -> None:
    for path in write_headcount_results(tmp_path, headcount):
        assert path.read_bytes() == (headcount_zh / path.name).read_bytes(), path.name


def test_no_file_names_a_person_when_asked(headcount_zh: Path, headcount: HeadcountResults, tmp_path: Path) -> None:
    said = _content(headcount_zh / "headcount.xlsx")
    assert "张三" in said
    assert SIGNATORY in said
    for path in write_headcount_results(tmp_path, headcount, anonymous=True):
        said = _content(path)
        assert not [name for name in ("张三", SIGNATORY, "钱联系", "13900001111") if name in said], path.name
