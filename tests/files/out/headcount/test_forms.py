"""编制调剂备案表 and 周转池备案表: the forms that are filed."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.county import Category
from models.files.out import HeadcountResults
from models.files.out.headcount.sheets import headcount_workbook
from models.files.out.shown import Shown
from models.headcount import HeadcountPlan
from models.rules import audit
from tests.files.out.certificates import certificate_of
from tests.files.out.headcount.results import BASIS, HOSTILE, SIGNATORY
from tests.headcount_builders import headcount_case, headcount_county, headcount_plan, moved, posts, posts_of, total

WATERMARK = "测算稿，未经审核备案不得执行"
HOSPITALS, TOWNS = "小计：县级 公立医院 差额", "小计：基层 乡镇卫生院 全额"
SIDE = ["单位名称", "机构类型", "经费形式", "核定编制", "实有在编", "空编"]
HEADS = [
    "序号",
    *SIDE,
    "调出数",
    "调剂后核定数",
    *SIDE,
    "调入数",
    "调剂后核定数",
    "岗位类别",
    "事由",
    "政策依据",
    "卫健部门审核意见",
    "编制部门备案文号/日期",
    "备注",
]


@pytest.fixture(scope="module")
def book(headcount_zh: Path) -> Workbook:
    return load_workbook(headcount_zh / "headcount.xlsx")


@pytest.fixture(scope="module")
def filing(book: Workbook) -> Worksheet:
    found: Worksheet = book["编制调剂备案表"]
    return found


def _lines(sheet: Worksheet) -> list[tuple[Any, ...]]:
    """Return the rows that have a number."""
    rows = sheet.iter_rows(min_row=5, values_only=True)
    return [row for row in rows if isinstance(row[0], int)]


def _sums(sheet: Worksheet) -> list[tuple[Any, ...]]:
    """Return what stands in the rows below the headings that have no number, empty ones left out."""
    rows = [row for row in sheet.iter_rows(min_row=5, values_only=True) if row[0] is None]
    return [said for row in rows if (said := tuple(cell for cell in row if cell is not None))]


def _said(sheet: Worksheet) -> str:
    return "\n".join(str(c.value) for row in sheet.iter_rows() for c in row if c.value is not None)


def _write(results: HeadcountResults) -> Workbook:
    return load_workbook(BytesIO(headcount_workbook(results, Shown(results.case.county, "zh"))))


def test_the_columns_are_those_of_the_form(filing: Worksheet) -> None:
    top, below = ([cell.value for cell in filing[row]] for row in (3, 4))
    assert [own or common for own, common in zip(below, top, strict=True)] == HEADS
    assert (top[1], top[9]) == ("调出单位", "调入单位")


def test_title_watermark_unit_and_signatures(filing: Worksheet) -> None:
    assert filing["A1"].value == "乌拉特中旗紧密型县域医共体编制调剂备案表（2026年）"
    said = _said(filing)
    seals = ("填报单位（盖章）", "卫生健康行政部门（盖章）", "机构编制部门（盖章）")
    for word in (WATERMARK, "医共体办公室", "计量单位：名（编制）", "制表", "审核", *seals):
        assert word in said
    assert f"签发：{SIGNATORY}" in said
    assert said.count("日期：") == 6
    assert WATERMARK in filing.oddHeader.center.text
    assert filing.print_title_rows == "$1:$4", "title, watermark and headings on each page"


def test_each_transfer_is_a_line_that_adds_up(filing: Worksheet, headcount: HeadcountResults) -> None:
    lines = _lines(filing)
    assert [line[0] for line in lines] == [1, 2, 3]
    names = {f.id: f.name for f in headcount.case.county.facilities}
    filed = {(names[t.source], names[t.target], t.category.zh, t.posts) for t in headcount.plan.transfers}
    assert {(line[1], line[9], line[17], line[7]) for line in lines} == filed
    for line in lines:
        assert line[7] == line[15]
        assert (line[8], line[16]) == (line[4] - line[7], line[12] + line[15])
        assert line[6] == max(0, line[4] - line[5])
        assert line[2:4] == line[10:12], "of one class"


def test_a_unit_with_several_lines_carries_its_posts_on(filing: Worksheet) -> None:
    t1 = [line[4:9] for line in _lines(filing) if line[1] == "乌加河镇卫生院"]
    assert t1 == [(10, 6, 4, 2, 8), (8, 6, 2, 1, 7)]


def test_each_class_gives_as_many_as_it_receives(filing: Worksheet) -> None:
    assert _sums(filing)[:3] == [
        (HOSPITALS, 4, 4),
        (TOWNS, 3, 3),
        ("合计", 7, 7),
    ]


def test_reasons_local_documents_and_remarks(filing: Worksheet) -> None:
    nurses, first, second = _lines(filing)
    assert nurses[18] == "调入单位缺编6名，统筹调剂4名"
    assert first[18] == "调入单位缺编3名，统筹调剂2名"
    assert second[22] == "调出单位当年净减在编1名"
    assert nurses[19] == f"{BASIS}；S1 C03", "the county's own document for the class, the clause for the filing"
    assert "依据 S1《" in _said(filing)
    assert "C01“统筹调剂同类型、同经费形式的医疗卫生机构事业编制”" in _said(filing)
    assert nurses[20:22] == (None, None), "left to the offices"


def test_pool_loans_have_a_form_of_their_own(book: Workbook) -> None:
    sheet = book["周转池备案表"]
    rows = [(line[1], line[2], line[3], line[7], *line[8:12], line[12]) for line in _lines(sheet)]
    assert rows == [
        ("在借", "L1", "海流图中心卫生院", "医师", 1, 2025, 2027, "在借编制，按期归还", "S2 C08"),
        ("新借", None, "石哈河镇卫生院", "医师", 1, 2026, 2029, "该类别缺编2名，借用1名", "S2 C08"),
    ]
    said = _said(sheet)
    assert WATERMARK in said
    assert "2026年末在借 2，周转池 2\n2027年末在借 1，周转池 2" in said
    assert "C08“建立医共体事业编制周转池”" in said


def test_each_year_with_transfers_has_a_form_of_its_own(headcount: HeadcountResults) -> None:
    later = moved("T2", "T3", 1, 2028)
    plan = headcount.plan.model_copy(update={"transfers": (*headcount.plan.transfers, later)})
    book = _write(replace(headcount, plan=plan))
    forms = [name for name in book.sheetnames if name.startswith("编制调剂备案表")]
    assert forms == ["编制调剂备案表 2026", "编制调剂备案表 2028"]
    assert [line[1] for line in _lines(book[forms[1]])] == ["石哈河镇卫生院"]


def test_a_transfer_across_classes_says_so_and_both_classes_are_summed(headcount: HeadcountResults) -> None:
    plan = headcount.plan.model_copy(update={"transfers": (moved("H1", "T2", 2),)})
    sheet = _write(replace(headcount, plan=plan))["编制调剂备案表"]
    assert _lines(sheet)[0][22] == "跨类调剂，须专项审批"
    assert _sums(sheet)[:3] == [
        (HOSPITALS, 2, 0),
        (TOWNS, 0, 2),
        ("合计", 2, 2),
    ]


def _swap() -> HeadcountResults:
    """Return T1 with more nurses than posts, whose nurse's post T2 gives for a physician's."""
    nurse = Category.NURSE
    rows = [posts("T1", approved=3, filled=2, required=2), posts("T1", nurse, approved=2, filled=3, required=2)]
    rows += [posts("T2", approved=2, filled=2, required=2), posts("T2", nurse, approved=2, filled=1, required=1)]
    case = headcount_case(headcount_county(rows, [total(9)]))
    after = (posts_of("T1", 2), posts_of("T2", 3), posts_of("T1", 3, category=nurse), posts_of("T2", 1, category=nurse))
    plan = headcount_plan(case, *after, moved("T1", "T2"), moved("T2", "T1", category=nurse))
    verdict = audit(case, plan)
    return HeadcountResults(case, plan, verdict, certificate_of(case, plan, verdict, ()), (), (), None)


def test_who_has_no_post_and_what_is_given_in_return_are_reasons() -> None:
    reasons = {line[17]: line[18] for line in _lines(_write(_swap())["编制调剂备案表"])}
    assert reasons == {"医师": "调入单位当年另调出1名，对等调剂，统筹调剂1名", "护士": "调入单位超编1名，统筹调剂1名"}


def test_where_nothing_moves_the_forms_say_that_nothing_is_filed(headcount: HeadcountResults) -> None:
    county = headcount.case.county.model_copy(update={"loans": ()})
    case = replace(headcount.case, county=county)
    plan: HeadcountPlan = headcount_plan(case, profile="urad")
    book = _write(replace(headcount, case=case, plan=plan))
    assert "没有编制调剂，无须备案" in _said(book["编制调剂备案表"])
    assert "没有在借或新借的周转池编制" in _said(book["周转池备案表"])
    assert _lines(book["编制调剂备案表"]) == _lines(book["周转池备案表"]) == []


def test_hostile_names_are_text_on_the_form(headcount: HeadcountResults) -> None:
    plan = headcount.plan.model_copy(update={"transfers": (moved("T1", "T5"),)})
    sheet = _write(replace(headcount, plan=plan))["编制调剂备案表"]
    cell = sheet["J5"]
    assert (cell.value, cell.data_type) == (HOSTILE, "s")
