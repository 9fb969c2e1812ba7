"""One workbook with many planted faults: each is reported at its cell, and nothing else is."""

from datetime import date
from pathlib import Path
from string import Formatter

import pytest
from openpyxl import load_workbook

from models.files.input import codes
from models.files.input.codes import issue_codes
from models.files.input.pipeline import read_here
from models.issue import Issue
from tests.files.input.books import FACILITIES, MINIMAL, STAFF, errors, refusal, write_book

FAULTY = {
    "基本情况": (("旗县名称", "年份", "月份", "政策方案"), ("甲县", 2026, 13, "新彊")),
    "机构": (
        ("医共体机构一览", None, None, None, None, None, None, None),
        ("机构编码", "机构名称", "机构类别", "诊室数", "牵头医院", "上级机构", "经度", "纬度", "传真"),
        ("H01", "甲县人民医院", "总医院", 2, None, None, 100.1, 40.1),
        ("T01", "东风镇卫生院", "卫生院", -1, "H01", None, 100.2, 40.2),
        ("T02", "西河乡卫生院", "卫生站", 2, "H01", None, 100.3, 40.3),
        ("T01", "南山镇卫生院", "卫生院", 2, "T04", None, 100.4, 40.4),
        ("T04", "北山镇卫生院", "卫生院", 2.5, "H01", None, 100.5, None),
        ("T05", "一村卫生室", "村卫生室", 1, "H01", "T06", None, None),
        ("T06", "二村卫生室", "村卫生室", 1, "H01", "T05", None, None),
    ),
    "人员": (
        ("工号", "派出单位", "科室", "人员类别", "聘任职称", "到岗日期", "离岗日期", "可派出", "每周不可派"),
        ("P001", "H01", "内科", "医师", "副高", "2026-02-30", None, "是", None),
        ("P002", "H99", "内科", "医师", "中级", None, None, "也许", None),
        ("P001", "H01", "外科", "医师", "中极", None, None, "是", "周八"),
        ("P004", "H01", None, "医师", "中级", "2026-05-01", "2026-04-01", "是", None),
        ("P005", "H01", "儿科", "医师", "中级", "1926-05-01", None, "是", None),
        ("P006", "H01", "儿科", "=1+1", "#REF!", None, None, "是", None),
    ),
    "请假外出": (
        ("工号", "类型", "开始", "结束"),
        ("P004", "年休假", "2026-03-10", "2026-03-05"),
        ("P009", "病假", "2026-03-10", "2126-03-12"),
        ("P004", "年休假", date(2026, 4, 1), date(2026, 4, 2)),
        ("P004", "年休假", "2026-04-01", "2026-04-08"),
    ),
    "基层需求": (
        ("接收单位", "周期", "最低天数", "目标天数"),
        ("T04", "每周", 3, 1),
        ("T04", "每月", 0.3, 8),
    ),
    "道路路程": (
        ("起点", "终点", "里程", "封闭起", "封闭止"),
        ("H01", "T04", "很远", "12-15", None),
        ("T04", "T04", 3, None, None),
    ),
    "规则口径": (
        ("规则编号", "方式", "参数", "数值"),
        ("每周下沉比列", "尽量", None, None),
        ("roster.weekly_share", None, "share", "160%"),
        ("roster.weekly_share", None, "比率", "60%"),
        ("roster.rooms", None, None, None),
    ),
    "指定班次": (
        ("工号", "日期", "接收单位", "必排或禁排"),
        ("P004", "2026-03-18", None, "必排"),
        ("P005", "2026-03-18", "T04", "必排"),
        ("P005", "2026-03-18", None, "禁排"),
    ),
    "期初台账": (("工号", "截止日期", "本年已核验天数", "近24月天数"), ("P004", "2026-02-28", 8, 5)),
    "请假": (("工号",),),
    "人员名册": (("工号",), ("P001",)),
    "编制": (
        ("机构", "机构类型", "经费形式", "层级", "人员类别", "核定编制", "在编", "最大控制数", "编外", "需求来源"),
        ("H01", "公立医院", "差额", "县级", "医师", 50, 48, 49, 3, "填报"),
        ("H01", "医院", None, None, "护士", -1, 48, None, "三", None),
        ("H01", None, None, None, "医生", 50, 48, None, None, None),
        ("T04", "卫生院", None, "村级", "医师", 5, 4, None, 100001, "人口标准"),
        ("T77", None, None, None, "医师", 5.5, 4, None, None, "估计"),
        ("T05", None, "全额", None, None, 5, 4, None, None, None),
        ("T05", None, "差额", None, "护士", 5, 4, None, None, None),
    ),
    "核定总量": (
        ("层级", "机构类型", "经费形式", "核定总数", "最大控制数", "周转池编制", "重新核定年度", "新增"),
        ("县级", "公立医院", "差额", 50, 49, 1, 1999, 20),
        ("基层", "卫生站", "自收", 30, 20, None, None, "二十"),
    ),
    "岗位职数": (("层级", "职称", "核定职数", "实聘"), ("县级", "副高", None, 3), ("县级", "副主任医师", 9, 3)),
    "人员变动": (
        ("机构", "人员类别", "年度", "退休", "到岗", "可招聘"),
        ("H01", "医师", 2026, 49, 0, "不限"),
        ("H01", "医师", 2026, 1, 0, 0),
        ("T99", "医师", 2126, 1, 0, -1),
    ),
    "周转池": (
        ("编号", "借用单位", "人员类别", "数量", "借用日期", "到期日期"),
        ("Z1", "H01", "医师", 2, "2025-05-01", "2027-05-01"),
        ("Z2", "H01", "医师", 2, "2026-05-01", "2026-05-01"),
        ("Z1", "V99", "医师", 0, "2026-13-01", None),
    ),
    "工作量": (("机构", "人员类别", "服务内容", "年工作量", "标准时长"), ("H01", "医师", "门诊", "1.5", 0)),
    "中心": (
        ("中心类别", "别名", "方式", "最迟期次", "合建", "时限分钟", "中心个数上限"),
        ("检验", "化验室、放射科", None, "第一期", None, "九十", None),
        ("医学检验中心", None, "步行", "第三期", None, None, None),
        ("影像", "放射科", None, "2026年底", "影像、供应室", None, 0),
        ("心电", None, None, None, None, None, "很多"),
        ("急救", "心电图", None, None, "病里", None, None),
        ("病理", None, None, None, "病理", None, None),
    ),
    "候选点": (
        ("中心类别", "机构", "现状", "建设费", "模块上限", "现有模块"),
        ("临床检验", "H01", "保留", "一百万", 2, 3),
        ("检验", "甲县人民医院", None, None, None, None),
        ("消毒", "T04", "新建", "1.00001万", None, 1),
        ("心电", "H77", "关闭", -1, None, 0),
    ),
    "业务量": (
        ("机构", "中心类别", "年业务量"),
        ("T04", "心电", None),
        ("T04", "远程会诊", 5),
        ("T99", "心电", "3.5人次"),
    ),
    "期次": (
        ("期次", "截止日期", "年数", "预算"),
        ("1", "2026-12-31", 0, "5百"),
        ("一期", "2027-12-31", 1, "不多"),
        ("2", "2027-12-31", 1, "500万"),
    ),
}  # fmt: skip

EXPECTED = [
    ("基本情况!C2", "too_large"),
    ("基本情况!D2", "unknown_profile"),
    ("机构!I2", "unknown_column"),
    ("机构!D4", "too_small"),
    ("机构!C5", "unknown_word"),
    ("机构!A6", "repeated_id"),
    ("机构!E6", "lead_not_hospital"),
    ("机构!D7", "not_whole"),
    ("机构!H7", "half_coordinate"),
    ("机构!F8", "parent_cycle"),
    ("机构!B5", "merged_cell"),
    ("人员!F2", "not_a_date"),
    ("人员!B3", "unknown_facility"),
    ("人员!H3", "not_a_flag"),
    ("人员!A4", "repeated_id"),
    ("人员!E4", "unknown_word"),
    ("人员!I4", "bad_weekly_part"),
    ("人员!C5", "blank"),
    ("人员!G5", "end_before_start"),
    ("人员!F6", "date_outside"),
    ("人员!D7", "formula_without_value"),
    ("人员!E7", "error_value"),
    ("请假外出!D2", "from_after_to"),
    ("请假外出!A3", "unknown_person"),
    ("请假外出!D3", "date_outside"),
    ("请假外出!A5", "repeated_row"),
    ("基层需求!C2", "minimum_above_target"),
    ("基层需求!C3", "not_halves"),
    ("道路路程!C2", "not_a_number"),
    ("道路路程!E2", "closed_half"),
    ("道路路程!B3", "same_ends"),
    ("规则口径!A2", "unknown_rule"),
    ("规则口径!D3", "setting_value"),
    ("规则口径!C4", "setting_parameter"),
    ("规则口径!A5", "setting_empty"),
    ("指定班次!C2", "pin_without_facility"),
    ("指定班次!A4", "pins_conflict"),
    ("期初台账!D2", "opening_totals"),
    ("编制!H2", "max_below_approved"),
    ("编制!F3", "too_small"),
    ("编制!I3", "not_a_number"),
    ("编制!A4", "repeated_row"),
    ("编制!D5", "unknown_word"),
    ("编制!I5", "too_large"),
    ("编制!A6", "unknown_facility"),
    ("编制!F6", "not_whole"),
    ("编制!J6", "unknown_word"),
    ("编制!E7", "blank"),
    ("编制!C8", "class_differs"),
    ("核定总量!D2", "total_below_posts"),
    ("核定总量!E2", "max_below_approved"),
    ("核定总量!F2", "loans_above_pool"),
    ("核定总量!G2", "too_small"),
    ("核定总量!C3", "unknown_word"),
    ("核定总量!E3", "max_below_approved"),
    ("核定总量!H3", "not_a_number"),
    ("岗位职数!C2", "blank"),
    ("岗位职数!A3", "repeated_row"),
    ("人员变动!D2", "retiring_above_filled"),
    ("人员变动!A3", "repeated_row"),
    ("人员变动!A4", "unknown_facility"),
    ("人员变动!C4", "too_large"),
    ("人员变动!F4", "too_small"),
    ("周转池!F3", "due_before_begun"),
    ("周转池!A4", "repeated_id"),
    ("周转池!B4", "unknown_facility"),
    ("周转池!D4", "too_small"),
    ("周转池!E4", "not_a_date"),
    ("周转池!F4", "blank"),
    ("工作量!D2", "not_whole"),
    ("工作量!E2", "bad_value"),
    ("中心!F2", "not_a_number"),
    ("中心!A3", "kind_twice"),
    ("中心!C3", "unknown_word"),
    ("中心!D3", "unknown_phase"),
    ("中心!B4", "kind_alias"),
    ("中心!E4", "unknown_kind"),
    ("中心!G4", "too_small"),
    ("中心!G5", "not_a_number"),
    ("中心!B6", "kind_alias"),
    ("中心!E6", "unknown_kind"),
    ("中心!E7", "merged_self"),
    ("候选点!D2", "not_a_number"),
    ("候选点!F2", "modules_above_most"),
    ("候选点!A3", "repeated_row"),
    ("候选点!A4", "unknown_kind"),
    ("候选点!D4", "not_whole"),
    ("候选点!F4", "modules_of_new"),
    ("候选点!B5", "unknown_facility"),
    ("候选点!D5", "too_small"),
    ("候选点!F5", "modules_missing"),
    ("业务量!C2", "blank"),
    ("业务量!B3", "unknown_kind"),
    ("业务量!A4", "unknown_facility"),
    ("业务量!C4", "not_whole"),
    ("期次!C2", "too_small"),
    ("期次!A3", "repeated_row"),
    ("期次!D3", "not_a_number"),
    ("期次!B4", "phase_order"),
    ("请假", "repeated_sheet"),
    ("人员名册", "unknown_sheet"),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[Issue, ...]:
    path = write_book(tmp_path_factory.mktemp("faulty") / "faulty.xlsx", FAULTY)
    book = load_workbook(path)
    book["机构"].merge_cells("A1:H1")
    book["机构"].merge_cells("B5:B6")
    book.save(path)
    return refusal(path)


def test_every_planted_fault_is_reported_at_its_cell_and_no_other(found: tuple[Issue, ...]) -> None:
    wanted = set(EXPECTED)
    assert len(wanted) >= 40
    assert {(place, code) for place, code in errors(found)} == wanted
    assert len(errors(found)) == len(wanted)


def test_every_issue_speaks_both_languages_and_says_what_to_do(found: tuple[Issue, ...]) -> None:
    for issue in found:
        for said in (issue.message, issue.remedy):
            assert said.zh and said.en
            assert "{" not in said.zh + said.en


def _at(found: tuple[Issue, ...], place: str) -> Issue:
    return next(issue for issue in found if issue.place == place)


def test_messages_name_what_was_found_and_what_may_be_meant(found: tuple[Issue, ...]) -> None:
    assert _at(found, "机构!C5").message.zh.startswith("机构类别“卫生站”不在机构类别表，是否为")
    assert "村卫生室" in _at(found, "机构!C5").message.zh
    assert "“中级”" in _at(found, "人员!E4").message.zh
    assert "机构!A4" in _at(found, "机构!A6").message.zh
    assert "请假外出!A4" in _at(found, "请假外出!A5").message.zh
    assert "did you mean" in _at(found, "规则口径!A2").message.en
    assert "T05 → T06 → T05" in _at(found, "机构!F8").message.zh


def test_a_sheet_without_its_headings_or_required_columns(tmp_path: Path) -> None:
    headless = {"机构": [("甲", "乙"), *FACILITIES[1:]], "人员": [STAFF[0][:4], *(row[:4] for row in STAFF[1:])]}
    found = refusal(write_book(tmp_path / "book.xlsx", headless))
    assert ("机构", "no_headings") in errors(found)
    assert ("人员!1", "missing_column") in errors(found)
    assert not [i for i in found if i.code == "blank"]


def test_a_name_that_two_facilities_share_is_a_fault(tmp_path: Path) -> None:
    twice = [*FACILITIES, ("T03", "东风镇卫生院", "乡镇卫生院")]
    needs = [("接收单位", "周期", "目标天数"), ("东风镇卫生院", "每周", 1)]
    found = refusal(write_book(tmp_path / "book.xlsx", MINIMAL | {"机构": twice, "基层需求": needs}))
    assert errors(found) == [("基层需求!A2", "ambiguous_name")]
    assert "T01、T03" in found[0].message.zh


def test_a_county_without_lead_hospital_is_refused(tmp_path: Path) -> None:
    rows = [FACILITIES[0], ("H01", "甲县人民医院", "县级医院"), *FACILITIES[2:]]
    assert errors(refusal(write_book(tmp_path / "b.xlsx", MINIMAL | {"机构": rows}))) == [
        ("机构!C", "no_lead_hospital")
    ]


def test_a_person_of_a_department_that_the_sheet_does_not_list(tmp_path: Path) -> None:
    departments = [("派出单位", "科室名称"), ("H01", "内科"), ("H01", "放射影像科")]
    found = refusal(write_book(tmp_path / "b.xlsx", MINIMAL | {"科室": departments}))
    assert errors(found) == [("人员!C4", "unknown_department")]
    assert "放射影像科" in found[0].message.zh


def test_a_junction_may_not_have_the_code_of_a_facility(tmp_path: Path) -> None:
    junctions = [("编号", "名称"), ("J01", "北岔口"), ("t01", "南岔口")]
    found = refusal(write_book(tmp_path / "b.xlsx", MINIMAL | {"路口": junctions}))
    assert errors(found) == [("路口!A3", "repeated_id")]
    assert "机构!A3" in found[0].message.zh


def test_a_sheet_of_facilities_that_cannot_be_read_is_one_fault(tmp_path: Path) -> None:
    found = refusal(write_book(tmp_path / "b.xlsx", MINIMAL | {"机构": [("甲", "乙"), ("丙", "丁")]}))
    assert errors(found) == [("机构", "no_headings")]


def test_pins_of_one_day_that_can_all_hold(tmp_path: Path) -> None:
    rows = [
        ("工号", "日期", "时段", "接收单位", "必排或禁排"),
        ("P001", "2026-03-18", "上午", "T01", "必排"),
        ("P001", "2026-03-18", "下午", "T02", "必排"),
        ("P001", "2026-03-19", "全天", "T01", "必排"),
        ("P001", "2026-03-19", "全天", "T02", "禁排"),
        ("P002", "2026-03-19", "全天", None, "禁排"),
    ]
    result = read_here(write_book(tmp_path / "b.xlsx", MINIMAL | {"指定班次": rows}))
    assert len(result.county.pins) == 5
    assert result.issues == ()


ROOT = Path(codes.__file__).parents[3]
SOURCE = ("models/files", "models/patch", "api/month")


def test_every_code_of_the_catalogue_is_reported_somewhere() -> None:
    source = "".join(path.read_text("utf-8") for room in SOURCE for path in (ROOT / room).rglob("*.py"))
    made = {"too_many_rows", "too_many_columns"}
    assert [code for code in issue_codes() if f'"{code}"' not in source and code not in made] == []


def test_every_entry_has_both_languages_with_the_same_placeholders() -> None:
    for code in issue_codes().values():
        for said in (code.message, code.remedy):
            fields = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (said.zh, said.en)]
            assert said.zh and said.en and fields[0] == fields[1], code.code


def test_a_formula_without_value_is_told_at_the_end_of_a_row_too(tmp_path: Path) -> None:
    # 序号 is not read: there are fewer columns that are than the sheet is wide.
    staff = (
        ("序号", "工号", "派出单位", "科室", "人员类别", "聘任职称"),
        (1, "P001", "H01", "内科", "医师", "=1+1"),
    )
    issues = refusal(write_book(tmp_path / "a.xlsx", {"机构": FACILITIES, "人员": staff}))
    assert [(i.code, i.cell) for i in issues if i.severity == "error"] == [("formula_without_value", "F2")]
