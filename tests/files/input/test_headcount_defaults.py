"""What is filled in about posts, that it is listed, and what is only warned about."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from models.county import Category, Funding, Level, NeedSource
from models.files import write_county_json, write_county_workbook
from models.files.input.pipeline import complete_document, read_here
from models.files.result import ReadResult
from models.headcount import Cell, HeadcountCase
from models.policy import policy_of
from tests.files.input.books import STAFF, Rows, read_rows

FACILITIES: Rows = (
    ("机构编码", "机构名称", "机构类别", "服务人口"),
    ("H01", "甲县人民医院", "牵头医院", 9000),
    ("M01", "甲县妇幼保健院", "妇幼保健机构", None),
    ("C01", "甲县疾控中心", "疾控中心", None),
    ("T01", "东风镇卫生院", "乡镇卫生院", 3000),
    ("T02", "西河乡中心卫生院", "中心卫生院", 4000),
    ("S01", "城关社区卫生服务中心", "社区卫生服务中心", 0),
    ("V01", "一村卫生室", "村卫生室", 700),
)
HEADCOUNT = {"编制", "核定总量", "岗位职数", "人员变动", "周转池", "工作量"}


def read(tmp_path: Path, **sheets: Rows) -> ReadResult:
    return read_rows(tmp_path, {"机构": FACILITIES, "人员": STAFF, **sheets})


def posts(*rows: tuple[Any, ...], heads: tuple[str, ...] = ("机构", "人员类别", "核定编制", "在编")) -> Rows:
    return (heads, *rows)


def listed(result: ReadResult) -> dict[str, str]:
    return {d.pointer: d.value for d in result.defaults if d.sheet in HEADCOUNT}


# --- classes -----------------------------------------------------------------------------------------------------


def test_the_class_follows_from_the_kind_of_the_facility(tmp_path: Path) -> None:
    result = read(tmp_path, 编制=posts(*((row[0], "医师", 2, 1) for row in FACILITIES[1:])))
    assert [(row.facility, row.class_type, row.funding, row.level) for row in result.county.posts] == [
        ("H01", "公立医院", Funding.PARTIAL, Level.HOSPITAL),
        ("M01", "妇幼保健机构", Funding.PARTIAL, Level.HOSPITAL),
        ("C01", "疾控中心", Funding.FULL, Level.HOSPITAL),
        ("T01", "乡镇卫生院", Funding.FULL, Level.GRASSROOTS),
        ("T02", "乡镇卫生院", Funding.FULL, Level.GRASSROOTS),
        ("S01", "社区卫生服务中心", Funding.FULL, Level.GRASSROOTS),
        ("V01", "村卫生室", Funding.FULL, Level.GRASSROOTS),
    ]
    assert [(row.class_type, row.approved, row.pool) for row in result.county.totals] == [
        ("公立医院", 2, 0),
        ("妇幼保健机构", 2, 0),
        ("疾控中心", 2, 0),
        ("乡镇卫生院", 4, 0),
        ("社区卫生服务中心", 2, 0),
        ("村卫生室", 2, 0),
    ]
    assert result.issues == ()


def test_one_row_says_the_class_of_its_facility(tmp_path: Path) -> None:
    heads = ("机构", "人员类别", "核定编制", "机构类型", "经费形式", "层级")
    rows = [
        ("T01", "医师", 5, None, None, None),
        ("T01", "护士", 4, "牧区卫生院", "差额", None),
        ("T01", "药师", 1, None, None, "县级"),
        ("T02", "医师", 3, None, "自收自支", None),
    ]
    result = read(tmp_path, 编制=posts(*rows, heads=heads))
    assert {(row.class_type, row.funding, row.level) for row in result.county.posts[:3]} == {
        ("牧区卫生院", Funding.PARTIAL, Level.HOSPITAL)
    }
    assert result.county.posts[3].funding is Funding.SELF
    used = {d.pointer: d.source.zh for d in result.defaults if d.sheet == "编制" and "required" not in d.pointer}
    assert used == {
        "/posts/0,2/class_type": "同一机构其他行所填",
        "/posts/0,2/funding": "同一机构其他行所填",
        "/posts/0-1/level": "同一机构其他行所填",
        "/posts/3/class_type": "按机构类别：牵头医院和县级医院为公立医院，中心卫生院为乡镇卫生院，其余同机构类别",
        "/posts/3/level": "医院、妇幼保健机构和疾控中心为县级，其余为基层",
    }


def test_every_value_is_listed_with_its_source_and_effect(tmp_path: Path) -> None:
    loans = (("借用单位", "数量", "到期日期"), ("T01", 2, "2027-12-31"))
    work = (("机构", "人员类别", "服务内容", "年工作量", "标准时长"), ("T02", "护士", "门诊", 24000, 15))
    result = read(tmp_path, 编制=posts(("T01", "医师", 5, 4), ("T02", "护士", 3, 3)), 周转池=loans, 工作量=work)
    assert listed(result) == {
        "/posts/0-1/class_type": "乡镇卫生院 ×2",
        "/posts/0-1/funding": "全额 ×2",
        "/posts/0-1/level": "基层 ×2",
        "/posts/0/required": "5",
        "/posts/1/source": "工作量",
        "/totals/0": "10",
        "/loans/0/id": "借1",
        "/loans/0/category": "医师",
    }
    used = [d for d in result.defaults if d.sheet in HEADCOUNT]
    assert all(d.source.zh and d.source.en and d.effect.zh and d.effect.en for d in used)
    cells = {d.cell for d in used if d.sheet != "核定总量"}
    assert all(cells) and {d.cell for d in used if d.sheet == "核定总量"} == {""}


# --- need --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("required", "source", "work", "wanted"),
    [
        (None, None, False, (5, NeedSource.GIVEN)),
        (0, None, False, (0, NeedSource.GIVEN)),
        (7, None, False, (7, NeedSource.GIVEN)),
        (None, "填报", True, (5, NeedSource.GIVEN)),
        (None, None, True, (None, NeedSource.WORKLOAD)),
        (7, None, True, (7, NeedSource.GIVEN)),
        (None, "人口标准", False, (None, NeedSource.NORM)),
        (7, "工作量", True, (7, NeedSource.WORKLOAD)),
    ],
)
def test_where_the_need_comes_from(
    tmp_path: Path, required: int | None, source: str | None, work: bool, wanted: tuple[int | None, NeedSource]
) -> None:
    rows = (("机构", "人员类别", "服务内容", "年工作量", "标准时长"), ("T01", "护士", "门诊", 24000, 15))
    table = posts(("T01", "护士", 5, required, source), heads=("机构", "人员类别", "核定编制", "需求", "来源"))
    result = read(tmp_path, 编制=table, **({"工作量": rows} if work else {}))
    assert (result.county.posts[0].required, result.county.posts[0].source) == wanted


# --- totals and loans --------------------------------------------------------------------------------------------


def test_a_total_that_leaves_out_what_can_be_summed(tmp_path: Path) -> None:
    heads = ("层级", "机构类型", "经费形式", "核定总数", "周转池编制", "重新核定年度", "新增")
    totals = (heads, ("基层", "卫生院", "全额", None, None, None, 3), ("县级", "公立医院", "差额", None, 4, None, None))
    loans = (("编号", "借用单位", "人员类别", "数量", "借用日期", "到期日期"),
             ("1", "T01", "医师", 2, None, "2027-01-01"), ("2", "T02", "医师", 1, "2026-12-31", "2028-01-01"),
             ("3", "T02", "医师", 3, "2028-01-01", "2029-01-01"))  # fmt: skip
    table = posts(("T01", "医师", 5, 5), ("T02", "医师", 3, 3), ("H01", "医师", 9, 9))
    found = read(tmp_path, 编制=table, 核定总量=totals, 周转池=loans).county.totals
    assert [(row.approved, row.pool, row.reapproval_year) for row in found] == [(11, 3, 2026), (13, 4, None)]


def test_loans_get_codes_that_are_free_and_the_category_in_need(tmp_path: Path) -> None:
    """T01 has most staff beyond its posts among nurses; T02 has none, and needs most technicians, who stand first."""
    table = posts(
        ("T01", "医师", 5, 5, 90),
        ("T01", "护士", 2, 3, None),
        ("T02", "医师", 5, 4, 6),
        ("T02", "技师", 2, 1, 5),
        ("T02", "药师", 2, 1, 5),
        heads=("机构", "人员类别", "核定编制", "在编", "需求"),
    )
    loans = (("编号", "借用单位", "数量", "到期日期"), (None, "T01", 1, "2027-01-01"), ("借１", "T02", 1, "2027-01-01"),
             (None, "T02", 1, "2027-01-01"))  # fmt: skip
    found = read(tmp_path, 编制=table, 周转池=loans).county.loans
    assert [(row.id, row.category) for row in found] == [
        ("借2", Category.NURSE),
        ("借1", Category.TECHNICIAN),
        ("借3", Category.TECHNICIAN),
    ]


def test_no_control_number_is_no_limit_and_stays(tmp_path: Path) -> None:
    heads = ("机构", "人员类别", "核定编制", "最大控制数", "编外聘用控制数")
    table = posts(("T01", "医师", 5, "不限", "无"), ("T01", "护士", 2, 2, 0), heads=heads)
    county = read(tmp_path, 编制=table).county
    assert [(row.max_control, row.off_control) for row in county.posts] == [(None, None), (2, 0)]
    for path in (
        write_county_workbook(county, tmp_path / "again.xlsx"),
        write_county_json(county, tmp_path / "again.json"),
    ):
        again = read_here(path)
        assert again.county == county
        assert again.defaults == ()


def test_a_document_is_filled_in_like_a_workbook(tmp_path: Path) -> None:
    result = read(tmp_path, 编制=posts(("T01", "医师", 5, 4)))
    document = {
        "facilities": [{"id": "T01", "name": "东风镇卫生院", "kind": "township_center"},
                       {"id": "H", "name": "甲县人民医院", "kind": "lead_hospital"}],
        "staff": [{"id": "1", "employer": "H", "dept": "内科", "category": "physician", "title": "senior"}],
        "posts": [{"facility": "T01", "category": "physician", "approved": 5, "filled": 4, "class_type": ""}],
        "totals": [],
    }  # fmt: skip
    county = complete_document(document, "甲").county
    assert (county.posts, county.totals) == (result.county.posts, result.county.totals)


def test_what_is_filled_in_is_shaded_and_may_be_left_blank_again(tmp_path: Path) -> None:
    result = read(tmp_path, 编制=posts(("T01", "医师", 5, 4)))
    shaded = load_workbook(write_county_workbook(result.county, tmp_path / "full.xlsx", result.defaults))
    letters = {str(cell.value).rstrip("*"): cell.column_letter for cell in shaded["编制"][1]}
    fills = {name: shaded["编制"][f"{letter}2"].fill.fgColor.rgb for name, letter in letters.items()}
    assert {name for name, fill in fills.items() if fill == "FFFFF2CC"} == {"机构类型", "经费形式", "层级", "配置需求"}
    assert shaded["核定总量"]["D2"].fill.fgColor.rgb == "FFFFF2CC"
    blank = write_county_workbook(result.county, tmp_path / "blank.xlsx", result.defaults, leave_blank=True)
    again = read_here(blank)
    assert again.county == result.county
    assert {d.pointer for d in again.defaults} == {d.pointer for d in result.defaults}


# --- warnings ----------------------------------------------------------------------------------------------------


def test_what_is_hardly_meant_is_a_warning_at_its_cell(tmp_path: Path) -> None:
    heads = ("机构", "人员类别", "核定编制", "在编", "编外", "编外控制数", "需求", "来源")
    table = posts(
        ("T01", "医师", 5, 8, 3, 2, None, None),
        ("T01", "护士", 2, 2, None, None, 3, "人口标准"),
        ("T01", "药师", 2, 2, None, None, 4, "人口标准"),
        ("V01", "护士", 2, 2, None, None, None, "填报"),
        ("S01", "护士", 2, 2, None, None, None, "人口标准"),
        ("T02", "医师", 6, 2, None, None, None, "工作量"),
        ("T02", "护士", 2, 2, None, None, 3, "工作量"),
        heads=heads,
    )
    loans = (("借用单位", "人员类别", "数量", "到期日期"), ("T01", "医师", 2, "2026-06-30"),
             ("T01", "医师", 9, "2025-12-31"))  # fmt: skip
    work = (("机构", "人员类别", "服务内容", "年工作量", "标准时长"), ("V01", "护士", "门诊", 10, 5),
            ("T02", "护士", "门诊", 10, 5))  # fmt: skip
    positions = (("层级", "职称", "核定职数", "实聘"), ("基层", "中级", 4, 5), ("基层", "初级", 4, 4))
    found = read(tmp_path, 编制=table, 周转池=loans, 工作量=work, 岗位职数=positions).issues
    assert {i.severity for i in found} == {"warning"}
    assert {(i.place, i.code) for i in found} == {
        ("编制!D2", "staff_above_posts"),
        ("编制!E2", "contracted_above_control"),
        ("编制!G3", "required_unused"),
        ("编制!H4", "norm_missing"),
        ("编制!H5", "workload_unused"),
        ("编制!H6", "norm_without_people"),
        ("编制!H7", "workload_missing"),
        ("编制!G8", "required_unused"),
        ("周转池!D3", "loan_overdue"),
        ("岗位职数!D2", "positions_above_quota"),
    }
    said = {i.code: i.message for i in found}
    assert said["staff_above_posts"].zh == "超编：实有在编8人，核定编制5、借用2"
    assert said["norm_missing"].zh == "规则口径没有每千人口药师编制标准，需求按4名计"
    assert said["norm_without_people"].en == "S01 has no service population and no need by norm: it is taken as 2"
    assert said["workload_missing"].zh.endswith("需求按6名计")


def test_what_a_warning_says_of_a_need_is_what_counts(tmp_path: Path) -> None:
    heads = ("机构", "人员类别", "核定编制", "需求", "来源")
    table = posts(("T01", "药师", 2, 4, "人口标准"), ("T02", "医师", 6, None, "工作量"), heads=heads)
    county = read(tmp_path, 编制=table).county
    need = HeadcountCase(county, policy_of(county)).need
    assert need == {Cell("T01", Category.PHARMACIST): 4, Cell("T02", Category.PHYSICIAN): 6}


def test_nobody_has_working_time(tmp_path: Path) -> None:
    work = (("机构", "人员类别", "服务内容", "年工作量", "标准时长"), ("T01", "医师", "门诊", 10, 5))
    policy = (("规则编号", "参数", "数值"), ("headcount.need", "每天工时", "0"))
    found = read(tmp_path, 编制=posts(("T01", "医师", 5, 4)), 工作量=work, 规则口径=policy).issues
    assert [(i.code, i.severity, i.place) for i in found] == [("working_time_missing", "warning", "编制!A2")]


def test_limits_that_are_met_exactly_are_no_warning(tmp_path: Path) -> None:
    heads = ("机构", "人员类别", "核定编制", "在编", "编外", "编外控制数", "最大控制数")
    loans = (("借用单位", "数量", "到期日期"), ("T01", 2, "2026-01-01"))
    positions = (("层级", "职称", "核定职数", "实聘"), ("基层", "中级", 4, 4))
    table = posts(("T01", "医师", 5, 7, 2, 2, 5), heads=heads)
    assert read(tmp_path, 编制=table, 周转池=loans, 岗位职数=positions).issues == ()
