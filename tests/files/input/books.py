"""Workbooks for tests: a minimal county as rows, and a writer of rows that shows what is special in a test."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from models.files.input.pipeline import read_here
from models.files.result import ReadResult
from models.issue import InputRefused, Issue

Rows = Sequence[Sequence[Any]]
Sheets = Mapping[str, Rows]

FACILITIES: Rows = (
    ("机构编码", "机构名称", "机构类别"),
    ("H01", "甲县人民医院", "牵头医院"),
    ("T01", "东风镇卫生院", "乡镇卫生院"),
    ("T02", "西河乡中心卫生院", "中心卫生院"),
)
STAFF: Rows = (
    ("工号", "派出单位", "科室", "人员类别", "聘任职称"),
    ("P001", "H01", "内科", "医师", "副高"),
    ("P002", "H01", "内科", "医师", "中级"),
    ("P003", "H01", "放射科", "医师", "正高"),
)
MINIMAL: dict[str, Rows] = {"机构": FACILITIES, "人员": STAFF}


def write_book(path: Path, sheets: Sheets) -> Path:
    """Write rows as a workbook, one sheet a key."""
    book = Workbook()
    del book["Sheet"]
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def write_folder(folder: Path, sheets: Sheets, encoding: str = "utf-8") -> Path:
    """Write rows as CSV files, one a key."""
    folder.mkdir()
    for title, rows in sheets.items():
        lines = [",".join("" if cell is None else f'"{cell}"' for cell in row) for row in rows]
        (folder / f"{title}.csv").write_bytes("\r\n".join(lines).encode(encoding))
    return folder


def read_rows(tmp_path: Path, sheets: Sheets) -> ReadResult:
    """Read rows by way of a workbook."""
    return read_here(write_book(tmp_path / "book.xlsx", sheets))


def refusal(path: Path) -> tuple[Issue, ...]:
    """Return the issues for which ``path`` is refused; fail where it is read."""
    try:
        read_here(path)
    except InputRefused as refused:
        return refused.issues
    raise AssertionError(f"{path.name} was read")


def errors(issues: Sequence[Issue]) -> list[tuple[str, str]]:
    """Return code and place of every error, sorted by place."""
    return sorted((i.place, i.code) for i in issues if i.severity == "error")
