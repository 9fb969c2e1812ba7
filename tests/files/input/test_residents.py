"""The sheet of residents: read, checked, and warned about."""

from datetime import date
from pathlib import Path

import pytest

from models.county import Resident
from tests.files.input.books import MINIMAL, read_rows, refusal, write_book

HEAD = ("工号", "接收单位", "开始", "结束", "依据文号")


def rows(*lines: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {**MINIMAL, "常驻人员": (HEAD, *lines)}


def test_a_posting_is_read_by_names_and_everyday_headings(tmp_path: Path) -> None:
    result = read_rows(tmp_path, rows(("P001", "东风镇卫生院", "2026-01-01", "2026-06-30", "1号")))
    posted = Resident(person="P001", facility="T01", first=date(2026, 1, 1), last=date(2026, 6, 30), basis="1号")
    assert result.county.residents == (posted,)
    assert "posting_short" not in [issue.code for issue in result.issues]


@pytest.mark.parametrize(
    ("first", "last", "short"),
    [
        ("2026-01-01", "2026-06-29", True),
        ("2026-01-01", "2026-06-30", False),
        ("2025-10-15", "2026-04-13", True),
        ("2025-10-15", "2026-04-14", False),
    ],
)
def test_a_posting_of_less_than_six_months_is_a_warning(tmp_path: Path, first: str, last: str, short: bool) -> None:
    result = read_rows(tmp_path, rows(("P001", "T01", first, last, "")))
    found = [(i.severity, i.cell) for i in result.issues if i.code == "posting_short"]
    assert found == ([("warning", "D2")] if short else [])


def test_the_months_are_those_of_the_policy(tmp_path: Path) -> None:
    sheets = rows(("P001", "T01", "2026-01-01", "2026-03-31", ""))
    policy = (("规则编号", "参数", "数值"), ("roster.resident", "min_months", "3"))
    result = read_rows(tmp_path, {**sheets, "规则口径": policy})
    assert "posting_short" not in [issue.code for issue in result.issues]


def test_what_cannot_be_is_refused_each_at_its_cell(tmp_path: Path) -> None:
    sheets = rows(
        ("P001", "T01", "2026-01-01", "2026-06-30", ""),
        ("P001", "T02", "2026-06-30", "2026-12-31", ""),
        ("P002", "T01", "2026-06-30", "2026-01-01", ""),
        ("P009", "T09", "2026-01-01", "2026-12-31", ""),
    )
    found = refusal(write_book(tmp_path / "book.xlsx", sheets))
    errors = {(i.cell, i.code) for i in found if i.severity == "error"}
    assert errors == {
        ("C3", "residents_overlap"),
        ("D4", "from_after_to"),
        ("A5", "unknown_person"),
        ("B5", "unknown_facility"),
    }


def test_a_facility_that_receives_nobody_is_a_warning(tmp_path: Path) -> None:
    result = read_rows(tmp_path, rows(("P001", "H01", "2026-01-01", "2026-12-31", "")))
    assert "host_does_not_receive" in [issue.code for issue in result.issues]
