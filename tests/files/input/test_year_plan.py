"""The sheets that a year plan writes, and what cannot stand on them."""

from pathlib import Path

from tests.files.input.books import MINIMAL, Rows, read_rows, refusal, write_book

SPLIT = ("接收单位", "专业", "周一日期", "前月天数")
PACE = ("工号", "年份", "月份", "累计天数")


def sheets(**rows: Rows) -> dict[str, Rows]:
    return {**MINIMAL, **rows}


def test_split_weeks_are_read_as_everybody_writes_them(tmp_path: Path) -> None:
    rows = (SPLIT, ("东风镇卫生院", "内科", "2026年3月30日", 2), ("T02", None, "2026/3/30", 0.5))
    result = read_rows(tmp_path, sheets(跨月周分解=rows))
    assert [(s.facility, s.specialty, str(s.week), s.days) for s in result.county.splits] == [
        ("T01", "内科", "2026-03-30", 2.0),
        ("T02", "", "2026-03-30", 0.5),
    ]


def test_what_cannot_be_split_is_refused_each_at_its_cell(tmp_path: Path) -> None:
    rows = (
        SPLIT,
        ("T01", None, "2026-03-23", 1),
        ("T01", None, "2026-03-31", 1),
        ("T01", None, "2026-03-30", -1),
        ("T09", None, "2026-03-30", 1),
        ("T02", None, "2026-03-30", 1),
        ("T02", None, "2026-03-30", 2),
    )
    found = refusal(write_book(tmp_path / "book.xlsx", sheets(跨月周分解=rows)))
    assert {(i.cell, i.code) for i in found if i.severity == "error"} == {
        ("C2", "split_week"),
        ("C3", "split_week"),
        ("D4", "too_small"),
        ("A5", "unknown_facility"),
        ("A7", "repeated_row"),
    }


def test_a_pace_never_falls(tmp_path: Path) -> None:
    rows = (PACE, ("P001", 2026, 2, 5), ("P001", 2026, 1, 6), ("P001", 2026, 3, 5))
    found = refusal(write_book(tmp_path / "book.xlsx", sheets(年度任务分解=rows)))
    assert {(i.cell, i.code) for i in found if i.severity == "error"} == {("D2", "pace_falls")}
