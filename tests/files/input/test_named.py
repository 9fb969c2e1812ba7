"""Whether a name is that of the code beside it, and on which sheets of a county that is asked."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from models.files.input.named import Named
from tests.files.input.books import MINIMAL, STAFF, Rows, read_rows, refusal, write_book, write_folder

NAMED = Named([("P1", "张三"), ("P2", "李四"), ("P3", "李四"), ("P4", "巴特·苏和"), ("P5", ""), ("P6", None)])


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("P1", "张三"), ("P1", " 张　三 "), ("P1", ""), ("P1", None), ("P1", "P1"), ("P1", "ｐ１"), ("P2", "李四"),
        ("P4", "巴特苏和"), ("P4", "巴特•苏和"), ("P4", "巴特．苏和"), ("P4", "巴特 · 苏和"), ("P5", "张三丰"),
        ("P6", "P6"), ("P9", "张三"),
    ],
)  # fmt: skip
def test_a_name_of_the_person_or_of_nobody_known(code: str, said: str | None) -> None:
    assert NAMED.differs(code, said) is None


@pytest.mark.parametrize(
    ("code", "said", "owner", "other"),
    [
        ("P2", "张三", "李四", "（P1）"),
        ("P1", "李四", "张三", ""),
        ("P1", "张叁", "张三", ""),
        ("P1", "巴特苏和", "张三", "（P4）"),
        ("P1", "P2", "张三", "（P2）"),
        ("P5", "P1", "P5", "（P1）"),
        ("P5", "张三", "P5", "（P1）"),
    ],
)
def test_somebody_else_is_named_where_only_one_can_be_meant(code: str, said: str, owner: str, other: str) -> None:
    found = NAMED.differs(code, said)
    assert found is not None
    assert (found["id"], found["owner"], found["found"], found["other"].zh) == (code, owner, said, other)


NAMED_STAFF: Rows = [("姓名", *STAFF[0])] + [
    (n, *row) for n, row in zip(("张三", "李四", None), STAFF[1:], strict=True)
]


def absences(heading: str, *rows: Sequence[str]) -> dict[str, Rows]:
    """Return a county with names, and leave with a name beside each code."""
    days = ("年休假", "2026-03-09", "2026-03-13")
    table = [("工号", "类型", "开始", "结束", heading), *((code, *days, name) for code, name in rows)]
    return {**MINIMAL, "人员": NAMED_STAFF, "请假外出": table}


def test_names_beside_codes_are_compared_on_any_sheet(tmp_path: Path) -> None:
    sheets = absences("姓名", ("P001", "张　三"), ("P002", "张三"), ("P003", "谁"))
    (issue,) = refusal(write_book(tmp_path / "a.xlsx", sheets))
    assert (issue.code, issue.severity, issue.place) == ("name_not_of_code", "error", "请假外出!E3")
    assert "“P002”是李四" in issue.message.zh
    assert "“张三”（P001）" in issue.message.zh


def test_in_tables_of_csv_with_a_heading_in_english_too(tmp_path: Path) -> None:
    (issue,) = refusal(write_folder(tmp_path / "a", absences("name", ("P001", "李四"), ("李四", "李四"))))
    assert (issue.code, issue.place) == ("name_not_of_code", "请假外出!E2")


def test_cells_without_a_name_say_nothing(tmp_path: Path) -> None:
    assert len(read_rows(tmp_path, absences("姓名", ("P001", ""), ("P002", "#N/A"))).county.absences) == 2
