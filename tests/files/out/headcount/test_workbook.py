"""headcount.xlsx read back: what the tables say, how they look, how they print; the forms are tested apart."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.files.out import HeadcountResults
from models.files.out.headcount.sheets import headcount_workbook, posts
from models.files.out.headcount.sheets.posts import posts_table
from models.files.out.shown import Shown
from models.text import text
from tests.files.out.headcount.results import FORMULA

SHEETS_ZH = [
    "核验报告",
    "机构汇总",
    "编制前后对照",
    "编制调剂备案表",
    "周转池备案表",
    "周转池用编",
    "调剂明细",
    "新增下达",
    "空编",
    "缺编",
    "缺编阶梯",
    "招聘计划",
    "到期归还",
    "条款代价",
    "增编效果",
    "缺口与原因",
    "指标汇总",
    "默认值清单",
    "输入提示",
]
FORMS = ("编制调剂备案表", "周转池备案表")


@pytest.fixture(scope="module")
def book(headcount_zh: Path) -> Workbook:
    return load_workbook(headcount_zh / "headcount.xlsx")


def _table(sheet: Worksheet) -> list[dict[str, object]]:
    """Return the rows below the headings; notes, which stand in the first cell alone, are left out."""
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    heads = [str(h) for h in rows[0]]
    body = [row for row in rows[1:] if sum(cell is not None for cell in row) > 1]
    return [dict(zip(heads, row, strict=True)) for row in body]


def _pick(rows: Iterable[dict[str, object]], *heads: str) -> list[tuple[object, ...]]:
    return [tuple(row[head] for head in heads) for row in rows]


def _notes(sheet: Worksheet) -> str:
    return "\n".join(str(cell.value) for cell in sheet["A"][3:] if cell.value is not None)


def test_sheets_of_both_languages(book: Workbook, headcount_en: Path) -> None:
    assert book.sheetnames == SHEETS_ZH
    english = load_workbook(headcount_en / "headcount.xlsx")
    assert len(english.sheetnames) == len(SHEETS_ZH)
    assert english.sheetnames[:4] == ["certificate", "posts by facility", "posts before and after", "filing form"]
    heads = [cell.value for cell in english["posts before and after"][3]]
    assert heads[:6] == ["year", "facility", "category", "before", "posts", "staff"]
    said = " ".join(str(c.value) for s in english for row in s.iter_rows() for c in row if c.value is not None)
    for word in ("缺编", "空编", "调出", "合计", "小计", "受限", "周转池用编"):
        assert word not in said


def test_certificate_says_outcome_stages_and_provenance(book: Workbook, headcount: HeadcountResults) -> None:
    items = {row["项目"]: row["内容"] for row in _table(book["核验报告"])}
    assert items["结果"] == "最优（基于1项默认值）"
    assert items["基层最大缺编率"] == "基层最大缺编率 40%，理论界值 40%，距界值差距 0%"
    assert items["加权缺编"] == "加权缺编 238，理论界值 238，距界值差距 0%"
    assert (items["核查"], items["规划年度"]) == ("无硬性突破", "2026-2028")
    assert items["县域数据指纹"] == headcount.case.county.hash


def test_every_cell_and_year_before_and_after(book: Workbook, headcount: HeadcountResults) -> None:
    rows = _table(book["编制前后对照"])
    assert len(rows) == len(headcount.plan.cells)
    t1 = [r for r in rows if r["机构"] == "乌加河" and r["人员类别"] == "医师"]
    assert _pick(t1, "年度", "调前编制", "调后编制", "实有在编", "需求", "缺编", "空编", "编外") == [
        (2026, 10, 7, 5, 7, 0, 2, 2),
        (2027, 7, 7, 5, 7, 0, 2, 2),
        (2028, 7, 7, 5, 7, 0, 2, 2),
    ]
    for row in rows:
        usable = int(str(row["调后编制"])) + int(str(row["借用"]))
        assert row["缺编"] == max(0, int(str(row["需求"])) - usable)
        assert row["空编"] == max(0, usable - int(str(row["实有在编"])))


def test_rows_with_a_gap_are_shaded_and_no_others(book: Workbook) -> None:
    sheet = book["编制前后对照"]
    for row in list(sheet.iter_rows(min_row=4, max_row=36)):
        assert (row[0].fill.fgColor.rgb == "FFFCE9D4") is (row[7].value > 0), row[0].row


def test_a_year_begins_on_a_page_of_its_own_where_one_page_does_not_hold_all(
    headcount: HeadcountResults, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = Shown(headcount.case.county, "zh")
    assert posts_table(headcount, shown).breaks == ()
    monkeypatch.setattr(posts, "_PAGE", 32)
    assert posts_table(headcount, shown).breaks == (11, 22)


def test_posts_by_facility_with_sums_of_each_class_and_of_all(book: Workbook) -> None:
    rows = _table(book["机构汇总"])
    names = [row["机构"] or row["编制类别"] for row in rows]
    hospitals, towns = "小计：县级 公立医院 差额", "小计：基层 乡镇卫生院 全额"
    assert names == [
        "旗医院",
        "蒙医院",
        hospitals,
        "乌加河",
        "石哈河",
        "海流图",
        "巴音",
        FORMULA,
        "无路",
        towns,
        "合计",
    ]
    heads = ("医师\n现状", "医师\n2028年末", "护士\n现状", "护士\n2028年末", "缺编\n现状", "缺编\n2028年末", "需求")
    assert _pick(rows, *heads)[1:3] == [(30, 30, 20, 24, 12, 8, 62), (90, 90, 100, 100, 18, 16, 206)]
    parts = [_pick(rows, *heads)[n] for n in (2, 9)]
    assert _pick(rows, *heads)[10] == tuple(sum(int(str(p[n])) for p in parts) for n in range(len(heads)))


def test_moves_are_those_of_the_plan(book: Workbook, headcount: HeadcountResults) -> None:
    transfers = _pick(_table(book["调剂明细"]), "年度", "人员类别", "调出单位", "调入单位", "数量")
    assert transfers == [
        (2026, "护士", "旗医院", "蒙医院", 4),
        (2026, "医师", "乌加河", "石哈河", 2),
        (2026, "医师", "乌加河", "海流图", 1),
    ]
    granted = _pick(_table(book["新增下达"]), "年度", "机构", "人员类别", "数量")
    assert granted == [(2027, "巴音", "医师", 1), (2027, FORMULA, "医师", 1)]
    borrowed = _pick(_table(book["周转池用编"]), "年度", "到期年度", "机构", "人员类别", "数量")
    assert borrowed == [(2026, 2029, "石哈河", "医师", 1)]
    counts = len(headcount.plan.transfers), len(headcount.plan.granted), len(headcount.plan.borrowed)
    assert counts == (len(transfers), len(granted), len(borrowed))


def test_gaps_name_what_binds_the_worst_first(book: Workbook, headcount: HeadcountResults) -> None:
    rows = _table(book["缺编"])
    assert len(rows) == sum(1 for row in headcount.rows if row.gap)
    first = rows[0]
    assert _pick([first], "年度", "层级", "机构", "缺编", "缺编/需求", "缺编率") == [
        (2026, "基层", "巴音", 2, "2/5", 0.4)
    ]
    assert all(row["受限条款"] for row in rows)
    assert "定期核定" in str(first["受限条款"]), "new posts wait for the re-approval of 2027"
    levels = [row["层级"] for row in rows if row["年度"] == 2026]
    assert levels == sorted(levels, key=lambda level: level != "基层")


def test_vacancies_say_who_could_be_recruited(book: Workbook) -> None:
    rows = {(r["年度"], r["机构"]): r for r in _table(book["空编"]) if r["人员类别"] == "医师"}
    assert (rows[2026, "乌加河"]["空编"], rows[2026, "乌加河"]["可招聘"]) == (2, 0)
    assert rows[2026, "旗医院"]["可招聘"] is None
    assert "可招聘为空的，不限人数" in _notes(book["空编"])


def test_ladders_recruits_and_loans_due(book: Workbook) -> None:
    ladder = _table(book["缺编阶梯"])[0]
    assert _pick([ladder], "层级", "年度", "最大缺编率", "缺编处数", "已证最小") == [("基层", 2026, 0.4, 5, "是")]
    assert str(ladder["由大到小"]).startswith("2/5（40%）1处，1/4（25%）1处")
    assert _pick(_table(book["招聘计划"]), "机构", "2026年", "2027年", "2028年", "合计") == [
        ("石哈河", 2, None, None, 2),
        ("海流图", None, None, 1, 1),
        ("合计", 2, 0, 1, 3),
    ]
    assert _pick(_table(book["到期归还"]), "到期年度", "机构", "归还数量", "状态", "编号", "备注") == [
        (2027, "海流图", 1, "在借", "L1", None),
        (2029, "石哈河", 1, "新借", None, "规划期后到期"),
    ]


def test_a_clause_that_was_not_worked_out_is_listed_all_the_same(book: Workbook, headcount: HeadcountResults) -> None:
    rows = {str(r["规则编号"]): r for r in _table(book["条款代价"])}
    own, apart = rows["None"], rows["headcount.two_levels"]
    assert (own["停用的条款"], own["各年缺编合计"], own["少缺"]) == ("现行政策（本方案）", 69, None)
    assert _pick([apart], "各年缺编合计", "少缺", "基层", "医院", "基层最大缺编率") == [(57, 12, 6, 51, 0.125)]
    pushed = {id for id, of in headcount.case.policy.rules.items() if id in rows or "headcount." in id}
    hard = {id for id in pushed if headcount.case.policy.rules[id].mode.value == "hard"} - {"headcount.need"}
    assert hard <= rows.keys()
    assert {rows[id]["各年缺编合计"] for id in hard - {"headcount.two_levels"}} == {"时限内未算出"}


def test_one_post_more_by_class(book: Workbook) -> None:
    assert _pick(_table(book["增编效果"]), "层级", "现缺", "增1名后缺", "少缺") == [
        ("基层", 21, 18, 3),
        ("县级", 48, 45, 3),
    ]


def test_indicators_tell_lines_of_forms_from_filing_lines(book: Workbook, headcount: HeadcountResults) -> None:
    rows = {r["指标"]: r for r in _table(book["指标汇总"])}
    assert (rows["备案表行数"]["值"], rows["备案行数"]["值"]) == ("3", "7")
    assert headcount.verdict.score("headcount.few_filings").value == 7
    assert _pick([rows["调前编制满足率"], rows["编制满足率"]], "分子", "分母", "值") == [
        (225, 254, "88.58%"),
        (232, 254, "91.34%"),
    ]


def test_no_cell_is_a_formula_or_a_link(book: Workbook) -> None:
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
    assert not [c.coordinate for c in cells if c.data_type == "f" or c.hyperlink]
    said = {c.value for c in cells}
    assert FORMULA in said
    assert not [c for c in cells if isinstance(c.value, datetime)]


def test_every_table_prints_with_its_headings_on_each_page(book: Workbook) -> None:
    for sheet in book:
        top = "$1:$4" if sheet.title.startswith(FORMS) else "$1:$3"
        assert sheet.freeze_panes, sheet.title
        assert sheet.print_title_rows == top, sheet.title
        assert str(sheet.page_setup.paperSize) == ("8" if top == "$1:$4" or sheet.title == "机构汇总" else "9")


def test_counts_have_separators_and_few_ones_a_dash_for_0(book: Workbook) -> None:
    sheet = book["编制前后对照"]
    assert (sheet["E4"].number_format, sheet["H4"].number_format) == ("#,##0", '#,##0;-#,##0;"–"')


def test_no_row_is_higher_than_excel_takes(headcount: HeadcountResults) -> None:
    (issue,) = headcount.issues
    long = issue.model_copy(update={"message": text("长" * 5000, "long")})
    content = headcount_workbook(replace(headcount, issues=(long,)), Shown(headcount.case.county, "zh"))
    rows = load_workbook(BytesIO(content))["输入提示"].row_dimensions
    assert 400 < max(row.height for row in rows.values() if row.height) <= 409
