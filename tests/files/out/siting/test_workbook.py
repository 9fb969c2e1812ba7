"""centers.xlsx read back: what cells say, how they look, how they print."""

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.files.out import SitingResults
from models.rules.siting.phase_costs import phase_costs
from tests.files.out.siting.results import FORMULA, HOSTILE

SHEETS_ZH = [
    "核验报告",
    "中心布局",
    "服务分派",
    "分期费用",
    "覆盖",
    "不可达成员",
    "备选方案",
    "固定点代价",
    "费用与时间",
    "缺口与原因",
    "默认值清单",
    "输入提示",
]


@pytest.fixture(scope="module")
def book(siting_zh: Path) -> Workbook:
    return load_workbook(siting_zh / "centers.xlsx")


def _table(sheet: Worksheet) -> list[dict[str, object]]:
    """Return the rows below the headings; notes, which stand in the first cell alone, are left out."""
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    heads = [str(h) for h in rows[0]]
    body = [row for row in rows[1:] if sum(cell is not None for cell in row) > 1]
    return [dict(zip(heads, row, strict=True)) for row in body]


def _notes(sheet: Worksheet) -> str:
    return "\n".join(str(cell.value) for cell in sheet["A"][3:] if cell.value is not None)


def test_sheets_of_both_languages(book: Workbook, siting_en: Path) -> None:
    assert book.sheetnames == SHEETS_ZH
    english = load_workbook(siting_en / "centers.xlsx")
    assert english.sheetnames[:4] == ["certificate", "centers by phase", "who is served where", "cost by phase"]
    assert len(english.sheetnames) == len(SHEETS_ZH)
    heads = [cell.value for cell in english["who is served where"][3]]
    assert heads[:5] == ["phase", "kind of center", "member", "served by", "volume"]


def test_certificate_says_outcome_goals_and_provenance(book: Workbook, siting: SitingResults) -> None:
    items = {row["项目"]: row["内容"] for row in _table(book["核验报告"])}
    assert items["结果"] == "最优（基于1项默认值）"
    assert items["最长分钟"] == "最长分钟 110，理论界值 110，距界值差距 0%"
    assert items["核查"] == "突破硬性规则，共 519510"
    assert items["政策方案"] == "urad"
    assert items["县域数据指纹"] == siting.case.county.hash


def test_layout_tells_what_happens_to_each_center(book: Workbook) -> None:
    rows = [(str(r["期次"]), r["中心类别"], r["简称"], r["状态"], r["模块数"]) for r in _table(book["中心布局"])]
    assert rows == [
        ("1", "检验", "旗医院", "新建", 1),
        ("1", "医废", "乌加河", "现有", 1),
        ("2", "检验", "旗医院", "扩建", 2),
        ("2", "检验", "海流图", "新建", 1),
        ("2", "心电", "旗医院", "新建", 1),
        ("2", "医废", FORMULA, "新建", 1),
    ]
    assert "第2期关闭：医废 乌加河镇卫生院" in _notes(book["中心布局"])


def test_layout_counts_load_capacity_and_money(book: Workbook) -> None:
    lab = _table(book["中心布局"])[2]
    assert (lab["年能力"], lab["年业务量"], lab["利用率"], lab["服务成员数"]) == (40_000, 23_700, 0.5925, 4)
    assert (lab["建设费"], lab["模块费"], lab["年运行费"]) == (0, 400_000, 300_000)
    ecg = _table(book["中心布局"])[4]
    assert (ecg["年能力"], ecg["利用率"], ecg["年业务量"]) == (None, None, 3000)


def test_centers_beyond_their_capacity_are_shaded(book: Workbook) -> None:
    sheet = book["中心布局"]
    shaded = [row[0].row for row in sheet.iter_rows(min_row=4, max_row=9) if row[2].fill.fgColor.rgb == "FFFCE9D4"]
    assert shaded == [4, 7]


def test_services_give_minutes_km_couriers_and_backup(book: Workbook, siting: SitingResults) -> None:
    rows = _table(book["服务分派"])
    assert len(rows) == len(siting.plan.service)
    labs = [r for r in rows if (str(r["期次"]), r["中心类别"], r["成员单位"]) == ("2", "检验", "石哈河镇卫生院")]
    main, standby = labs
    assert (main["承接机构"], main["业务量"], main["分钟"], main["公里"]) == ("旗人民医院", 2400, 40, 31)
    assert (main["配送费"], main["备份"]) == (15_500, "否")
    assert (standby["承接机构"], standby["业务量"], standby["备份"]) == ("海流图中心卫生院", 0, "是")
    (choice,) = book["服务分派"].data_validations.dataValidation
    assert choice.formula1 == '"是,否"'


def test_headings_that_are_read_back(book: Workbook) -> None:
    layout, services = ({str(c.value) for c in book[name][3]} for name in ("中心布局", "服务分派"))
    assert {"期次", "中心类别", "机构", "模块数"} <= layout
    assert {"期次", "中心类别", "成员单位", "承接机构", "业务量", "备份"} <= services


def test_costs_are_the_checkers(book: Workbook, siting: SitingResults) -> None:
    *phases, total = _table(book["分期费用"])
    counted = phase_costs(siting.case, siting.siting)
    assert [r["合计"] for r in phases] == [c.total for c in counted]
    assert total["合计"] == sum(c.total for c in counted) == siting.verdict.score("siting.cost").value
    assert [r["结余"] for r in phases] == [680_000, -510_000]
    assert phases[0]["截止日期"] == "2026-12-31"


def test_coverage_by_kind_and_phase(book: Workbook) -> None:
    rows = {(str(r["期次"]), r["中心类别"]): r for r in _table(book["覆盖"])}
    assert ("1", "心电") not in rows
    lab = rows["2", "检验"]
    assert (lab["成员单位服务人口"], lab["已有承接的"]) == (87_700, 87_000)
    assert [lab[f"{m}分钟内"] for m in (30, 45, 60, 90)] == [67_000, 87_000, 87_000, 87_000]
    assert rows["2", "心电"]["30分钟内"] == 87_000


def test_members_out_of_reach_with_days_and_dates(book: Workbook) -> None:
    rows = {(r["中心类别"], r["成员单位"]): r for r in _table(book["不可达成员"])}
    winter, never = rows["检验", "巴音苏木卫生院"], rows["检验", "无路卫生室"]
    assert (winter["全年天数"], winter["起"], winter["止"]) == (121, "2026-01-01", "2026-12-31")
    assert winter["最近候选点"] == "海流图中心卫生院"
    assert (never["全年天数"], never["最近候选点"], never["情况"]) == (365, None, "全年无道路可达任何候选点")


def test_alternatives_prices_and_frontier(book: Workbook) -> None:
    own, other = _table(book["备选方案"])
    assert (own["方案"], other["方案"], other["费用（元）"]) == ("本方案", "次优方案 1", 5_900_000)
    assert (own["政策缺额"], own["最长分钟（分钟）"], own["费用（元）"]) == (0, 110, 6_727_500)
    assert own["时限外人口（人）"] == 55_000, "told, though it is not pushed"
    assert other["与本方案的差别"] == "检验：海流图 1→2"
    prices = _table(book["固定点代价"])
    assert [(r["目标"], r["代价"]) for r in prices[:3]] == [("政策缺额", 0), ("最长分钟", 18), ("费用", 500_000)]
    assert prices[3]["放开后"] is None
    assert "没有求得方案" in str(prices[3]["放开后布局的差别"])
    frontier = [r["方案"] for r in _table(book["费用与时间"])]
    assert frontier == ["本方案", "最省", "折中", "最快"]
    assert _table(book["费用与时间"])[1]["与本方案的差别"] == "检验：－海流图"


def test_shortfalls_name_kind_phase_and_who_must_act(book: Workbook, siting: SitingResults) -> None:
    rows = [r for r in _table(book["缺口与原因"]) if r["规则"] and r["方式"]]
    assert len(rows) == len(siting.verdict.findings) > 0
    assert all(r["责任单位"] and r["建议"] for r in rows)
    assert ("无路 检验", "第1期") in {(r["对象"], r["时间"]) for r in rows}


def test_no_cell_is_a_formula_or_a_link(book: Workbook) -> None:
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
    assert not [c.coordinate for c in cells if c.data_type == "f" or c.hyperlink]
    said = {c.value for c in cells}
    assert {HOSTILE, FORMULA} <= said
    assert not [c for c in cells if isinstance(c.value, datetime)]


def test_every_sheet_prints_across_with_its_headings_on_each_page(book: Workbook) -> None:
    for sheet in book:
        assert sheet.freeze_panes, sheet.title
        assert sheet.print_title_rows == "$1:$3", sheet.title
        assert sheet.page_setup.orientation == "landscape", sheet.title
        assert sheet.page_setup.paperSize in ("8", "9", 8, 9), sheet.title


def test_money_has_separators(book: Workbook) -> None:
    assert book["中心布局"]["K4"].number_format == "#,##0"
    assert book["中心布局"]["K4"].value == 1_200_000
