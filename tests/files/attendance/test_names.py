"""The name beside the code on a returned form of attendance: whoever was meant, nobody else is credited."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from models.county import County
from models.files.attendance.form import form_bytes
from models.files.attendance.read_form import Known, ReadAttendance, read_attendance_here
from models.month import Month
from tests.builders import duty, person, tiny_county

NAMES = ("张三", "李四", "")


def county(*names: str) -> County:
    return tiny_county(people=[person(f"P{n}", name=name) for n, name in enumerate(names, start=1)])


def returned(tmp_path: Path, its: County, code: str, line: int = 3) -> ReadAttendance:
    """Return what the form of T1 states with the code of its first line written over."""
    duties = [duty(f"P{n}", "T1", f"2026-03-0{n + 1}") for n in range(1, 4)]
    book = load_workbook(BytesIO(form_bytes(its, "T1", Month(2026, 3), duties)))
    sheet = book.active
    assert sheet is not None
    sheet.cell(line, {cell.value: n for n, cell in enumerate(sheet[2], start=1)}["工号*"]).value = code
    book.save(tmp_path / "T1.xlsx")
    return read_attendance_here(tmp_path / "T1.xlsx", Known.of(its))


@pytest.mark.parametrize("names", [NAMES, ("", "", "")])
def test_a_form_as_it_was_handed_out_agrees(names: tuple[str, ...], tmp_path: Path) -> None:
    read = returned(tmp_path, county(*names), "P1")
    assert (read.issues, len(read.rows)) == ((), 3)


@pytest.mark.parametrize(("names", "owner", "found"), [(NAMES, "李四", "张三"), (("", "", ""), "P2", "P1")])
def test_a_code_pasted_over_takes_nothing_in(names: tuple[str, ...], owner: str, found: str, tmp_path: Path) -> None:
    read = returned(tmp_path, county(*names), "P2")
    assert [(i.code, i.severity, i.cell, i.sheet) for i in read.issues] == [
        ("name_not_of_code", "error", "E3", "实际出勤核验表")
    ]
    assert read.rows == ()
    assert f"“P2”是{owner}" in read.issues[0].message.zh
    assert f"“{found}”（P1）" in read.issues[0].message.zh
    assert f'the code "P2" is {owner}' in read.issues[0].message.en


@pytest.mark.parametrize("heading", ["姓名", "name", "Name", "姓 名"])
def test_in_a_table_of_csv(heading: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = ("P1,张三", "P2,张三", "P2,", "P2,王五", "P3,谁都行")
    lines = [f"2026-03-0{n},{who},T1" for n, who in enumerate(rows, start=2)]
    path.write_text("\n".join([f"日期,工号,{heading},接收单位", *lines]), "gb18030")
    read = read_attendance_here(path, Known.of(county(*NAMES)))
    assert [(i.code, i.cell) for i in read.issues] == [("name_not_of_code", "C3"), ("name_not_of_code", "C5")]
    assert "王五”" in read.issues[1].message.zh
    assert "（" not in read.issues[1].message.zh


def test_in_english_headings_throughout(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("date,code,name,receiving unit\n2026-03-02,P1,李四,T1\n", "utf-8")
    (issue,) = read_attendance_here(path, Known.of(county(*NAMES))).issues
    assert (issue.code, issue.cell) == ("name_not_of_code", "C2")
