"""roster.xlsx read back: what cells say, how they look, how they print."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.files.out import Results, write_results
from models.roster import RosterCase
from models.rules import audit
from tests.files.out.results import NAMES, PHONES, make_results

SHEETS_ZH = [
    "下沉排班表",
    "接收单位排班",
    "科室确认表",
    "每周下沉比例",
    "履职台账",
    "缺口与原因",
    "指标汇总",
    "默认值清单",
    "方案说明",
]


@pytest.fixture(scope="module")
def book(zh: Path) -> Workbook:
    return load_workbook(zh / "roster.xlsx")


@pytest.fixture(scope="module")
def roster(book: Workbook) -> Worksheet:
    return book["下沉排班表"]


def _table(sheet: Worksheet) -> list[dict[str, object]]:
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    heads = [str(h) for h in rows[0]]
    return [dict(zip(heads, row, strict=True)) for row in rows[1:]]


def test_sheets_of_both_languages(book: Workbook, en: Path) -> None:
    assert book.sheetnames == SHEETS_ZH
    english = load_workbook(en / "roster.xlsx")
    assert english.sheetnames[0] == "roster by person"
    assert len(english.sheetnames) == len(SHEETS_ZH)


def test_roster_has_title_days_and_short_names(roster: Worksheet) -> None:
    assert roster["A1"].value == "乌拉特中旗紧密型县域医共体2026年3月医务人员下沉排班表（第1版）"
    assert [c.value for c in roster[3]][:8] == ["序号", "派出单位", "科室", "姓名", "职称", 1, 2, 3]
    assert [c.value for c in roster[4]][5:9] == ["日", "一", "二", "三"]
    first = [c.value for c in roster[5]]
    assert first[:5] == [1, "旗医院", "内科", NAMES[0], "副高"]
    assert first[6] == "乌加河"
    assert first[8] == "=石兰计"
    assert first[-1] == 2


def test_roster_shows_halves_remote_duty_and_codes_for_blank_names(roster: Worksheet) -> None:
    by_name = {row[3].value: row for row in roster.iter_rows(min_row=5, max_row=7)}
    assert by_name[NAMES[1]][7].value == "乌加河/上\n=石兰计/下"
    assert by_name[NAMES[1]][-1].value == 1
    assert by_name["P3"][9].value == "乌加河·远程"
    assert by_name["P3"][-1].value == 0


def test_roster_counts_people_each_day_and_ends_with_signatures(roster: Worksheet) -> None:
    total = [c.value for c in roster[8]]
    assert total[0] == "每日下沉人数"
    assert total[6:10] == [1, 1, 1, 1]
    assert total[-1] == 3
    foot = " ".join(str(c.value) for c in roster[10] if c.value)
    assert all(word in foot for word in ("制表：" + NAMES[5], "审核：" + NAMES[6], "签发：" + NAMES[7], "日期"))


def test_roster_shades_days_off_only(roster: Worksheet) -> None:
    assert roster["F5"].fill.fgColor.rgb == "FFD9D9D9"
    assert roster["G5"].fill.fill_type is None
    assert roster["L5"].fill.fgColor.rgb == "FFD9D9D9"


def test_pinned_duty_is_bold(roster: Worksheet) -> None:
    assert roster["I5"].font.bold
    assert not roster["G5"].font.bold


def test_roster_prints_on_a3_across_with_headings_on_each_page(roster: Worksheet) -> None:
    assert (roster.page_setup.paperSize, roster.page_setup.orientation) == (8, "landscape")
    assert (roster.page_setup.fitToWidth or 1, roster.page_setup.fitToHeight) == (1, 0)
    assert roster.sheet_properties.pageSetUpPr.fitToPage
    assert (roster.print_title_rows, roster.print_title_cols) == ("$1:$4", "$A:$E")
    assert roster.freeze_panes == "F5"
    assert "&P" in roster.oddFooter.right.text


def test_receiving_units_have_a_page_each_with_phones(book: Workbook) -> None:
    sheet = book["接收单位排班"]
    rows = _table(sheet)
    assert [r["接收单位"] for r in rows] == ["乌加河镇卫生院"] * 3 + ['<img src=x onerror="alert(1)">'] * 2
    assert [r["电话"] for r in rows] == [PHONES[0]] * 3 + [PHONES[1]] * 2
    assert rows[0]["工号"] == "P1"
    assert [b.id for b in sheet.row_breaks.brk] == [6]
    assert sheet.page_setup.paperSize == 9
    assert not (sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage)
    assert sheet.print_title_rows == "$1:$3"


def test_consent_has_blank_answers_to_choose_from(book: Workbook) -> None:
    sheet = book["科室确认表"]
    rows = _table(sheet)
    assert [r["班次"] for r in rows][:3] == ["2026-03-02/P1/T1", "2026-03-04/P1/T2", "2026-03-05/P3/T1"]
    assert {r["意见"] for r in rows} == {None}
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"同意,换人,不同意"'
    assert str(choice.sqref) == "I4:I8"


def test_weekly_ledger_and_shortfalls_follow_the_checker(book: Workbook, results: Results) -> None:
    weekly = [r for r in _table(book["每周下沉比例"]) if r["周起止"]]
    assert [r["已排"] for r in weekly] == [w.everybody.planned for w in results.weeks]
    assert [r["结论"] for r in weekly][-1] == "跨月待定"
    ledger = {r["工号"]: r for r in _table(book["履职台账"]) if r["工号"]}
    assert (ledger["P1"]["上月累计已核验"], ledger["P1"]["本月计划"], ledger["P1"]["累计"]) == (2, 2, 4)
    assert (ledger["P1"]["到期应完成"], ledger["P1"]["到期尚欠"]) == (7.5, 3.5)
    rows = [r for r in _table(book["缺口与原因"]) if r["规则"] and r["方式"]]
    assert len(rows) == len(results.verdict.findings) > 0
    assert all(r["责任单位"] and r["建议"] for r in rows)


def test_indicators_have_numerator_denominator_and_definition(book: Workbook) -> None:
    rows = {r["指标"]: r for r in _table(book["指标汇总"])}
    assert (rows["应下沉人数"]["分子"], rows["应下沉人数"]["值"]) == (3, "3")
    assert (rows["参与率"]["分子"], rows["参与率"]["分母"], rows["参与率"]["值"]) == (2, 3, "66.67%")
    assert rows["机构覆盖率"]["值"] == "100%"
    assert rows["默认值数"]["值"] == "1"
    assert all(r["口径"] for r in rows.values())


def test_no_cell_is_a_formula_or_a_link(book: Workbook) -> None:
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
    assert not [c.coordinate for c in cells if c.data_type == "f" or c.hyperlink]


def test_every_long_table_freezes_its_headings(book: Workbook) -> None:
    assert all(sheet.freeze_panes and sheet.print_title_rows for sheet in book)


def test_departments_consent_to_months_not_to_a_year(tmp_path: Path) -> None:
    given = make_results()
    case = given.case
    year = RosterCase(county=case.county, policy=case.policy, first=date(2026, 1, 1), last=date(2026, 12, 31))
    plan = given.plan.model_copy(update={"first": year.first, "last": year.last})
    results = replace(given, case=year, plan=plan, verdict=audit(year, plan))
    write_results(tmp_path, results)
    names = load_workbook(tmp_path / "roster.xlsx").sheetnames
    assert "年度任务分解表" in names
    assert "科室确认表" not in names
