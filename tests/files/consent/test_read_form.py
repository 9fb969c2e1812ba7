"""What a returned file states: workbooks, CSV in the encodings of Chinese offices, forms that somebody typed anew."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from models.files.collect.read_all import read_each
from models.files.consent.form_file import Form, FormRow, form_bytes
from models.files.consent.read_form import ReadConsent, ReadSheet, read_consent_here
from models.files.input.limits import LIMITS
from models.month import AnswerKind, Side

CODE = "2026-03-04/P1/T1"
HEAD = ["班次", "日期", "星期", "时段", "接收单位", "专业", "姓名", "意见", "换人", "理由", "签字"]
ROW = [CODE, "2026/3/4", "三", "全天", "甲", "内科", "张三", "换人", "P2 李四", "开会", "赵"]
TABLE = [
    ["心血管内科　科室确认表　2026年3月　第1稿"],
    ["表号：KSQR-2026-03-1-D 1　　负责人：赵"],
    ["每行填意见"],
    HEAD,
    ROW,
    ["负责人签字：赵主任　日期：2026年3月1日"],
    ["2026-03-05/P1/T1", *ROW[1:]],
]


def csv_text(rows: list[list[str]], delimiter: str = ",") -> str:
    """Return rows as Excel saves them, every line with all its separators."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([*row, *[""] * (len(HEAD) - len(row))] for row in rows)
    return out.getvalue()


def book(path: Path, rows: list[list[str]], title: str = "Sheet1") -> Path:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    made.save(path)
    return path


def only_sheet(read: ReadConsent) -> ReadSheet:
    assert [i.code for i in read.issues if i.severity == "error"] == []
    (sheet,) = read.sheets
    return sheet


def check(sheet: ReadSheet) -> None:
    """Find the one answer; what stands below the line to sign is not read."""
    (row,) = sheet.rows
    assert (row.line, row.of("duty"), row.answer) == (5, CODE, AnswerKind.SUBSTITUTE)
    assert (row.of("substitute"), row.of("reason"), row.of("sign")) == ("P2 李四", "开会", "赵")
    assert (sheet.side, sheet.place(5, "answer")) == (Side.DEPARTMENT, "H5")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_csv_as_people_save_it(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "心内.csv"
    path.write_bytes(csv_text(TABLE, delimiter).encode(encoding))
    check(only_sheet(read_consent_here(path)))


def test_a_zip_of_csv(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("心内.csv", csv_text(TABLE).encode("gb18030"))
    check(only_sheet(read_consent_here(tmp_path / "a.zip")))


def test_a_form_typed_anew_is_known_by_its_headings(tmp_path: Path) -> None:
    rows = [["班次编号", "姓名", "确认意见", "原因"], [CODE, "张三", " 可以 ", "无"]]
    sheet = only_sheet(read_consent_here(book(tmp_path / "a.xlsx", rows)))
    assert (sheet.side, sheet.number, sheet.rows[0].answer) == (Side.UNIT, "", AnswerKind.AGREED)
    rows = [["班次", "意见", "换人"], [CODE, "√", ""]]
    assert only_sheet(read_consent_here(book(tmp_path / "b.xlsx", rows))).side is Side.DEPARTMENT


def test_the_sheet_of_the_roster_workbook_is_read_too(tmp_path: Path) -> None:
    path = book(tmp_path / "roster.xlsx", [["下沉排班科室确认表（第1版）"], ["调度中心"], HEAD, ROW], "科室确认表")
    assert only_sheet(read_consent_here(path)).rows[0].line == 4


def test_what_is_no_form_is_said(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", [["工号", "姓名"], ["P1", "张三"]])
    assert [i.code for i in read_consent_here(path).issues] == ["consent_no_sheet"]
    (tmp_path / "b.xls").write_bytes(b"not a workbook")
    assert [i.code for i in read_consent_here(tmp_path / "b.xls").issues] == ["not_a_workbook"]
    (tmp_path / "c.csv").write_bytes(b"\xff\xff\x00\x01")
    assert [i.code for i in read_consent_here(tmp_path / "c.csv").issues] == ["bad_encoding"]


def test_an_answer_that_is_no_word_is_told_at_its_cell(tmp_path: Path) -> None:
    rows = [HEAD, [*ROW[:7], "不同已", "", ""], [*ROW[:7], "甲" * 3000]]
    found = read_consent_here(book(tmp_path / "a.xlsx", rows, "科室确认表"))
    assert [(i.code, i.place) for i in found.issues] == [
        ("text_too_long", "科室确认表!H3"),
        ("unknown_word", "科室确认表!H2"),
    ]
    assert "不同意" in found.issues[1].message.zh
    assert [row.answer for row in found.sheets[0].rows] == [None, None]


def test_too_many_rows_are_refused_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.files.input.sources.raw.LIMITS", type(LIMITS)(rows=3))
    path = book(tmp_path / "a.xlsx", [HEAD, ROW, ROW, ROW], "科室确认表")
    assert [i.code for i in read_consent_here(path).issues] == ["too_many_rows"]


def test_formulas_and_merged_answers_are_told(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", [HEAD, [*ROW[:7], '="同"&"意"'], [*ROW[:7], ""]], "科室确认表")
    assert "formula_without_value" in {i.code for i in read_consent_here(path).issues}
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "科室确认表"
    for row in (HEAD, [*ROW[:7], "同意"], ROW[:7]):
        sheet.append(row)
    sheet.merge_cells("H2:H3")
    made.save(tmp_path / "b.xlsx")
    assert "merged_cell" in {i.code for i in read_consent_here(tmp_path / "b.xlsx").issues}


def test_our_own_form_comes_back_as_it_went(tmp_path: Path) -> None:
    cells = (CODE, "2026-03-04", "三", "全天", "甲", "内科", "=1+1", "", "", "", "")
    form = Form(
        Side.DEPARTMENT, "心内　科室确认表", "KSQR-2026-03-1-D&1", "请填", "赵", (FormRow(cells, ("P2 李四",)),)
    )
    for lang in ("zh", "en"):
        path = tmp_path / f"{lang}.xlsx"
        path.write_bytes(form_bytes(form, lang))  # type: ignore[arg-type]
        sheet = only_sheet(read_consent_here(path))
        assert (sheet.number, len(sheet.rows), sheet.rows[0].of("name")) == ("KSQR-2026-03-1-D&1", 1, "=1+1")
        assert sheet.rows[0].answer is None


def test_files_are_read_by_a_child_and_one_that_is_damaged_costs_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(csv_text(TABLE).encode("gb18030"))
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04")
    table, broken = read_each([tmp_path / "a.csv", tmp_path / "b.xlsx"], "consent", ReadConsent)
    assert isinstance(table, ReadConsent)
    assert isinstance(broken, ReadConsent)
    check(only_sheet(table))
    assert [i.code for i in broken.issues] == ["workbook_damaged"]
