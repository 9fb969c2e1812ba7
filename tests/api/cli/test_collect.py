"""``template --for`` and ``merge`` on the command line."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from api.cli.exits import ExitCode
from models.county import County
from models.files import write_county_workbook
from models.folder import CountyFolder
from tests.api.cli.conftest import Xiachen, document
from tests.api.collect.collecting import read_in_process


@pytest.fixture(autouse=True)
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read without child processes."""
    read_in_process(monkeypatch)


def folder(county: County, root: Path) -> None:
    """Make the county folder ``c``."""
    file = write_county_workbook(county, root / "mine.xlsx")
    CountyFolder.init("c", {"county.xlsx": file.read_bytes()})


def test_forms_beside_a_workbook(xiachen: Xiachen, five_people: County, tmp_path: Path) -> None:
    file = write_county_workbook(five_people, tmp_path / "county.xlsx")
    found = document(xiachen("template", "--for", "全部", file, "--out", "forms", "--due", "2026/2/20", "--json"))
    assert {f["file"] for f in found["forms"]} == {p.name for p in Path("forms").iterdir()}
    assert (found["month"], found["due"], len(found["forms"])) == ("2026-03", "2026-02-20", 3)
    cover = [[c.value for c in row] for row in load_workbook("forms/单位-T1-T1卫生院.xlsx")["封面"]]
    said = {row[0]: str(row[1]) for row in cover}
    assert said["表号"] == "JS-T1-0"
    assert said["交回期限"].startswith("2026年2月20日前")


def test_wrong_options_are_named(xiachen: Xiachen) -> None:
    for given, code in (
        (("--for", "火星", "x.xlsx"), "bad_audience"),
        (("--for", "科室"), "no_county"),
        (("--for", "科室", "x.xlsx", "--due", "soon"), "bad_date"),
        (("--for", "department", "x.xlsx", "--month", "13"), "bad_month"),
    ):
        result = xiachen("template", *given, "--json")
        assert (result.exit_code, document(result)["issues"][0]["code"]) == (ExitCode.BAD_INPUT, code)


def test_out_and_back(xiachen: Xiachen, five_people: County, tmp_path: Path) -> None:
    folder(five_people, tmp_path)
    assert "merge" in xiachen("template", "--for", "all", "c", "--lang", "en").stdout
    given = tmp_path / "[b]心内\x1b[31m.xlsx"
    book = load_workbook("c/collect/out/科室-D1-D1科.xlsx")
    book["人员"]["K3"] = "主任"
    book["人员"]["H4"] = "许多"
    book.save(given)
    refused = xiachen("merge", "c", given)
    assert refused.exit_code == ExitCode.ANSWERED, "the other forms may still be joined"
    assert "[b]心内" in refused.stderr
    assert "\x1b[31m" not in refused.output
    assert "有错1份" in refused.stdout
    book["人员"]["H4"] = "中级"
    book.save(given)
    found = document(xiachen("merge", "c", given, "--json"))
    assert [(c["who"], c["after"]) for c in found["changes"]] == [("P1", "主任"), ("P2", "中级")]
    assert [late["form"] for late in found["late"]] == ["JS-T1-1", "JS-T2-1"]


def test_two_sides_are_shown(xiachen: Xiachen, five_people: County, tmp_path: Path) -> None:
    folder(five_people, tmp_path)
    xiachen("template", "--for", "科室", "c")
    book = load_workbook("c/collect/out/科室-D1-D1科.xlsx")
    book["人员"]["K3"] = "主任"
    Path("c/collect/in").mkdir(parents=True)
    book.save("c/collect/in/心内.xlsx")
    planner = load_workbook("c/county.xlsx")
    column = next(c.column_letter for c in planner["人员"][1] if c.value == "行政职务")
    planner["人员"][f"{column}2"] = "书记"
    planner.save("c/county.xlsx")
    result = xiachen("merge", "c")
    assert result.exit_code == ExitCode.BAD_INPUT
    for said in ("主任", "in/心内.xlsx：人员!K3", "书记", f"county.xlsx：人员!{column}2", "--take"):
        assert said in result.stdout, said
    assert xiachen("merge", "c", "--take", "心内.xlsx").exit_code == ExitCode.ANSWERED
    kept = json.loads(Path("c/collect/merged-1.json").read_text("utf-8"))
    assert (kept["taken"], kept["changes"][0]["before"]) == (["in/心内.xlsx"], "书记")
