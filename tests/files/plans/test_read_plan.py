"""Plans read back: the three forms round trip, and each planted fault is named at its place."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.county import County
from models.files.out import Results, write_results
from models.files.plans import read_plan
from models.issue import InputRefused
from models.text import Lang
from tests.files.out.results import NAMES, make_results


@pytest.fixture(scope="module")
def results() -> Results:
    return make_results()


@pytest.fixture
def county(results: Results) -> County:
    return results.case.county


@pytest.fixture
def folder(tmp_path: Path, results: Results) -> Path:
    write_results(tmp_path, results)
    return tmp_path


def _faults(path: Path, county: County) -> list[tuple[str, str]]:
    with pytest.raises(InputRefused) as refused:
        read_plan(path, county)
    return [(i.code, i.place) for i in refused.value.issues]


# --- the three forms ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["plan.json", "roster.xlsx"])
def test_round_trip(tmp_path: Path, results: Results, name: str, lang: Lang) -> None:
    write_results(tmp_path, results, lang)
    read = read_plan(tmp_path / name, results.case.county)
    assert read.plan.sorted() == results.plan.sorted()
    assert read.issues == ()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_csv_round_trips_its_duties_over_whole_months(tmp_path: Path, results: Results, lang: Lang) -> None:
    write_results(tmp_path, results, lang)
    plan = read_plan(tmp_path / "roster.csv", results.case.county).plan
    assert plan.sorted().duties == results.plan.sorted().duties
    assert (plan.first, plan.last) == (results.plan.first, results.plan.last)


def test_anonymous_results_read_back_too(tmp_path: Path, results: Results) -> None:
    write_results(tmp_path, results, anonymous=True)
    for name in ("plan.json", "roster.csv", "roster.xlsx"):
        read = read_plan(tmp_path / name, results.case.county)
        assert read.plan.sorted().duties == results.plan.sorted().duties, name


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030"])
def test_csv_in_every_encoding(folder: Path, county: County, encoding: str) -> None:
    said = (folder / "roster.csv").read_text("utf-8-sig")
    (folder / "roster.csv").write_bytes(said.encode(encoding))
    assert len(read_plan(folder / "roster.csv", county).plan.duties) == 5


def test_everyday_spellings_are_read(folder: Path, county: County, results: Results) -> None:
    path = folder / "roster.csv"
    path.write_text("日期,工号,接收单位,时段\n2026/3/2,Ｐ１,乌加河,\n2026年3月3日,P2 ,T1,早上\n", "utf-8")
    first, second = read_plan(path, county).plan.duties
    assert (first.person, first.facility, str(first.date), first.specialty) == ("P1", "T1", "2026-03-02", "内科")
    assert second.part.value == "am"


def test_people_may_be_named(folder: Path, county: County) -> None:
    path = folder / "roster.csv"
    path.write_text(f"日期,姓名,接收单位\n2026-03-02,{NAMES[0]},乌加河\n", "utf-8")
    assert read_plan(path, county).plan.duties[0].person == "P1"


# --- edits by hand -----------------------------------------------------------------------------------------------


def _edit_json(folder: Path, edit: Callable[[dict[str, Any]], None]) -> Path:
    path = folder / "plan.json"
    document = json.loads(path.read_text("utf-8"))
    edit(document)
    path.write_text(json.dumps(document), "utf-8")
    return path


def test_a_duty_moved_in_json_is_read(folder: Path, county: County) -> None:
    path = _edit_json(folder, lambda d: d["duties"][0].update(date="2026-03-06"))
    assert str(read_plan(path, county).plan.duties[0].date) == "2026-03-06"


def test_a_duty_moved_in_csv_is_read_though_its_weekday_is_stale(folder: Path, county: County) -> None:
    path = folder / "roster.csv"
    path.write_text(path.read_text("utf-8-sig").replace("2026-03-05,四", "2026-03-06,四"), "utf-8-sig")
    read = read_plan(path, county)
    assert str(read.plan.duties[-1].date) == "2026-03-06"
    assert read.issues == ()


def test_a_code_that_contradicts_its_name_is_read_with_a_warning(folder: Path, county: County) -> None:
    path = folder / "roster.csv"
    path.write_text(path.read_text("utf-8-sig").replace("T1,乌加河", "T2,乌加河", 1), "utf-8-sig")
    read = read_plan(path, county)
    assert read.plan.duties[0].facility == "T2"
    assert [(i.code, i.severity, i.cell) for i in read.issues] == [("plan_names_differ", "warning", "K2")]


def test_another_county_is_a_warning(folder: Path, county: County) -> None:
    path = _edit_json(folder, lambda d: d.update(county_hash="0" * 64))
    assert [(i.code, i.severity) for i in read_plan(path, county).issues] == [("plan_other_county", "warning")]


# --- planted faults ----------------------------------------------------------------------------------------------


def test_every_fault_of_a_csv_at_once(folder: Path, county: County) -> None:
    path = folder / "roster.csv"
    path.write_text(
        "日期,时段,工号,接收单位编码,服务内容\n"
        "2026-03-02,全天,P9,T1,坐诊\n"
        "2026-03-02,全天,P1,T9,坐诊\n"
        "2026-02-30,全天,P1,T1,坐诊\n"
        "2026-03-02,半夜,P1,T1,坐诊\n"
        ",全天,P1,T1,坐诊\n"
        "2026-03-02,全天,,T1,坐诊\n"
        "2026-03-02,全天,P1,T1,坐着\n",
        "utf-8",
    )
    assert _faults(path, county) == [
        ("unknown_person", "roster.csv!C2"),
        ("unknown_facility", "roster.csv!D3"),
        ("not_a_date", "roster.csv!A4"),
        ("unknown_word", "roster.csv!B5"),
        ("blank", "roster.csv!A6"),
        ("blank", "roster.csv!C7"),
        ("unknown_word", "roster.csv!E8"),
    ]


def test_an_unknown_person_comes_with_a_suggestion(folder: Path, county: County) -> None:
    path = folder / "roster.csv"
    path.write_text("日期,工号,接收单位\n2026-03-02,P1,乌加河镇卫生所\n", "utf-8")
    with pytest.raises(InputRefused) as refused:
        read_plan(path, county)
    assert "是否为“乌加河镇卫生院”" in refused.value.issues[0].message.zh


def test_every_fault_of_a_document_at_once(folder: Path, county: County) -> None:
    def edit(document: dict[str, Any]) -> None:
        document["duties"][0]["person"] = "P9"
        document["duties"][1]["date"] = "2026-13-01"
        document["duties"][2]["facilty"] = "T1"
        document["duties"][3]["part"] = ["am"]
        document["profile"] = "urat"
        document["settings"] = [{"rule": "roster.rooms", "parameter": "nothing", "value": "1"}]
        document["remark"] = "x"

    assert set(_faults(_edit_json(folder, edit), county)) == {
        ("unknown_person", "/duties/0/person"),
        ("not_a_date", "/duties/1/date"),
        ("unknown_field", "/duties/2/facilty"),
        ("plan_shape", "/duties/3/part"),
        ("unknown_profile", "/profile"),
        ("plan_setting", "/settings/0"),
        ("unknown_field", "/remark"),
    }


@pytest.mark.parametrize("content", ["[]", "{}", '{"duties": 3}', '{"duties": [3]}', "null", '{"settings": {}}'])
def test_other_documents_are_refused(tmp_path: Path, county: County, content: str) -> None:
    path = tmp_path / "plan.json"
    path.write_text(content, "utf-8")
    assert _faults(path, county)


def test_a_date_outside_the_horizon_is_a_fault(folder: Path, county: County) -> None:
    path = _edit_json(folder, lambda d: d["duties"][0].update(date="2026-04-01"))
    assert _faults(path, county) == [("plan_dates", "/duties/0/date")]


def test_a_horizon_that_ends_before_it_begins(folder: Path, county: County) -> None:
    path = _edit_json(folder, lambda d: d.update(to="2026-02-01"))
    assert _faults(path, county) == [("from_after_to", "/from")]


# --- the workbook ------------------------------------------------------------------------------------------------


def _edit_workbook(folder: Path, edit: Callable[[Worksheet, Worksheet], None]) -> Path:
    path = folder / "roster.xlsx"
    book = load_workbook(path)
    edit(book["下沉排班表"], book["接收单位排班"])
    book.save(path)
    return path


def test_sheets_that_disagree_are_a_fault_at_each_cell(folder: Path, county: County) -> None:
    def move(_: Worksheet, duties: Worksheet) -> None:
        duties["B4"] = "2026-03-06"

    path = _edit_workbook(folder, move)
    assert sorted(_faults(path, county)) == [
        ("plan_sheets_differ", "下沉排班表!G5"),
        ("plan_sheets_differ", "下沉排班表!K5"),
    ]


def test_a_cell_changed_by_person_only_is_a_fault(folder: Path, county: County) -> None:
    def change(grid: Worksheet, _: Worksheet) -> None:
        grid["G5"] = "石哈河"

    path = _edit_workbook(folder, change)
    with pytest.raises(InputRefused) as refused:
        read_plan(path, county)
    (issue,) = refused.value.issues
    assert issue.place == "下沉排班表!G5"
    assert "石哈河" in issue.message.zh
    assert "乌加河" in issue.message.zh


def test_without_the_sheet_by_person_the_other_is_read(folder: Path, county: County) -> None:
    path = folder / "roster.xlsx"
    book = load_workbook(path)
    del book["下沉排班表"]
    book["接收单位排班"]["B4"] = "2026-03-06"
    book.save(path)
    assert "2026-03-06" in {str(d.date) for d in read_plan(path, county).plan.duties}


def test_without_the_sheet_of_duties_nothing_is_read(folder: Path, county: County) -> None:
    path = folder / "roster.xlsx"
    book = load_workbook(path)
    del book["接收单位排班"]
    book.save(path)
    assert [code for code, _ in _faults(path, county)] == ["plan_sheet_missing"]


def test_an_unknown_name_in_the_workbook_is_named_at_its_cell(folder: Path, county: County) -> None:
    path = _edit_workbook(folder, lambda _, duties: duties.__setitem__("E4", "P9"))
    assert ("unknown_person", "接收单位排班!E4") in _faults(path, county)


# --- files that are none -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("plan.json", b"", "file_empty"),
        ("plan.json", b"{", "bad_json"),
        ("roster.xlsx", b"not a zip", "not_a_workbook"),
        ("roster.xls", bytes.fromhex("D0CF11E0A1B11AE1") + b"x", "old_xls"),
        ("roster.csv", b"\xff\x00\x81", "bad_encoding"),
        ("roster.csv", "甲,乙\n1,2\n".encode(), "no_headings"),
        ("roster.txt", b"x", "unknown_format"),
        ("roster.csv", b"PK\x03\x04", "workbook_damaged"),
    ],
)
def test_files_that_are_no_plan(tmp_path: Path, county: County, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert code in [found for found, _ in _faults(path, county)]


def test_a_missing_file(tmp_path: Path, county: County) -> None:
    assert _faults(tmp_path / "none.json", county) == [("file_missing", "")]
