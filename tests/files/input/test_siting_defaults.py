"""What is filled in about shared centers, that it is listed, and what is only warned about."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from models.county import CenterMode, Phase, SiteStatus
from models.files import write_county_json, write_county_workbook
from models.files.input.pipeline import complete_document, read_here
from models.files.result import ReadResult
from tests.files.input.books import STAFF, Rows, read_rows

FACILITIES: Rows = (
    ("机构编码", "机构名称", "机构类别", "服务人口", "上级机构"),
    ("H01", "甲县人民医院", "牵头医院", 500, None),
    ("H02", "甲县蒙中医院", "牵头医院", None, None),
    ("C01", "甲县疾控中心", "疾控中心", 9000, None),
    ("M01", "甲县妇幼保健院", "妇幼保健机构", 0, None),
    ("T01", "东风镇卫生院", "乡镇卫生院", 3000, None),
    ("T02", "西河乡中心卫生院", "中心卫生院", 4000, None),
    ("V01", "一村卫生室", "村卫生室", 700, "T01"),
)
MEMBERS = {"H01": 500, "H02": 0, "M01": 0, "T01": 3000, "T02": 4000}
TOTAL = sum(MEMBERS.values())


def read(tmp_path: Path, **sheets: Rows) -> ReadResult:
    return read_rows(tmp_path, {"机构": FACILITIES, "人员": STAFF, **sheets})


def kinds(*rows: tuple[Any, ...], heads: tuple[str, ...] = ("中心类别",)) -> Rows:
    return (heads, *rows)


def test_a_kind_alone_is_enough(tmp_path: Path) -> None:
    result = read(tmp_path, 中心=kinds(("检验",), ("心电",), ("医废",)))
    county = result.county
    assert county.phases == (Phase(phase="1", deadline=date(2026, 12, 31)),)
    assert [(c.phase, c.max_sites) for c in county.centers] == [("1", 1)] * 3
    assert [c.mode for c in county.centers] == [CenterMode.PHYSICAL, CenterMode.DIGITAL, CenterMode.REVERSE]
    for kind in ("检验", "心电", "医疗废物"):
        assert [(s.site, s.fixed_cost, s.max_modules) for s in county.sites if s.kind == kind] == [
            ("H01", 0, 1),
            ("H02", 0, 1),
        ]
        assert {v.member: v.volume for v in county.volumes if v.kind == kind} == MEMBERS
    assert result.issues == ()


def test_every_value_is_listed_with_its_source_and_effect(tmp_path: Path) -> None:
    result = read(tmp_path, 中心=kinds(("检验",), ("心电",)))
    used = {d.pointer: d for d in result.defaults if d.sheet in ("中心", "候选点", "业务量", "期次")}
    assert {pointer: d.value for pointer, d in used.items()} == {
        "/phases/0": "2026-12-31",
        "/centers/0-1/mode": "实体 ×1、数字 ×1",
        "/centers/0-1/phase": "1 ×2",
        "/centers/0-1/max_sites": "1 ×2",
        "/sites/0-3": "H01 ×2、H02 ×2",
        "/volumes/0-9": "0 ×4、500 ×2、3000 ×2、4000 ×2",
    }
    assert all(d.source.zh and d.source.en and d.effect.zh and d.effect.en for d in used.values())


def test_what_is_due_is_due_in_the_last_phase(tmp_path: Path) -> None:
    phases = (("期次", "截止日期"), ("近期", "2025-12-31"), ("远期", "2027-12-31"))
    result = read(
        tmp_path, 中心=kinds(("检验", None), ("心电", "2025年底"), heads=("中心类别", "最迟期次")), 期次=phases
    )
    assert [c.phase for c in result.county.centers] == ["远期", "近期"]
    assert [p.years for p in result.county.phases] == [1, 1]


def test_a_phase_is_known_without_a_sheet_only_where_it_is_the_first(tmp_path: Path) -> None:
    result = read(tmp_path, 中心=kinds(("检验", "第一期"), heads=("中心类别", "最迟期次")))
    assert result.county.centers[0].phase == "1"


def test_modules_that_stand_today(tmp_path: Path) -> None:
    sites = (
        ("中心类别", "机构", "现状", "现有模块", "模块上限"),
        ("检验", "H01", "保留", None, None),
        ("检验", "H02", None, 3, None),
        ("检验", "T01", None, None, 4),
        ("检验", "T02", "固定", None, None),
    )
    result = read(tmp_path, 中心=kinds(("检验",)), 候选点=sites)
    assert [(s.status, s.modules, s.max_modules) for s in result.county.sites] == [
        (SiteStatus.KEEP, 1, 1),
        (SiteStatus.EXISTING, 3, 3),
        (SiteStatus.NEW, 0, 4),
        (SiteStatus.FIXED, 0, 1),
    ]
    assert result.county.centers[0].max_sites == 2
    listed = {(d.pointer, d.value) for d in result.defaults if d.sheet == "候选点"}
    assert listed == {
        ("/sites/1/status", "现有"),
        ("/sites/0/modules", "1"),
        ("/sites/0-1,3/max_modules", "1 ×2、3 ×1"),
    }


@pytest.mark.parametrize(
    ("capacity", "most", "modules", "sites"),
    [
        (TOTAL, None, 1, 1),
        (TOTAL - 1, None, 2, 1),
        (1000, None, 8, 1),
        (3000, 1, 1, 3),
        (2500, 1, 1, 3),
        (2499, 1, 1, 3),
    ],
)
def test_modules_and_centers_are_enough_for_the_volume(
    tmp_path: Path, capacity: int, most: int | None, modules: int, sites: int
) -> None:
    rows = [("检验", site, capacity, most) for site in ("H01", "H02", "T01")]
    heads = ("中心类别", "机构", "模块容量", "模块上限")
    county = read(tmp_path, 中心=kinds(("检验",)), 候选点=(heads, *rows)).county
    assert {s.max_modules for s in county.sites} == {modules}
    assert county.centers[0].max_sites == sites


def test_the_fewest_centers_are_the_largest_ones_that_stay(tmp_path: Path) -> None:
    rows = [
        ("检验", "H01", 8000, "关闭"),
        ("检验", "H02", 4000, None),
        ("检验", "T01", 3500, None),
        ("检验", "T02", 9, None),
    ]
    heads = ("中心类别", "机构", "模块容量", "现状", "模块上限")
    sites = (heads, *((*row, 1) for row in rows))
    assert read(tmp_path, 中心=kinds(("检验",)), 候选点=sites).county.centers[0].max_sites == 2


def test_who_names_whom_makes_no_difference(tmp_path: Path) -> None:
    sites = (("中心类别", "机构"), ("检验", "T01"), ("病理", "T02"))
    for rows in ((("检验", None), ("消毒", "检验")), (("检验", "消毒"), ("消毒", None))):
        county = read(tmp_path, 中心=kinds(*rows, ("病理", None), heads=("中心类别", "合建")), 候选点=sites).county
        assert [s.site for s in county.sites if s.kind == "消毒供应"] == ["T01"]


def test_kinds_built_together_share_candidates_members_and_number(tmp_path: Path) -> None:
    sites = (("中心类别", "机构", "现状"), ("检验", "T01", "固定"), ("检验", "T02", "保留"))
    volumes = (("机构", "中心类别", "年业务量"), ("T01", "检验", 5), ("V01", "检验", 7))
    centers = kinds(("检验", None), ("消毒", "检验"), ("病理", None), heads=("中心类别", "合建"))
    county = read(tmp_path, 中心=centers, 候选点=sites, 业务量=volumes).county
    assert [s.site for s in county.sites if s.kind == "消毒供应"] == ["T01", "T02"]
    assert [s.status for s in county.sites if s.kind == "消毒供应"] == [SiteStatus.NEW] * 2
    assert {v.member: v.volume for v in county.volumes if v.kind == "消毒供应"} == {"T01": 3000, "V01": 700}
    assert [c.max_sites for c in county.centers] == [2, 2, 1]
    assert [s.site for s in county.sites if s.kind == "病理"] == ["H01", "H02"]


def test_a_backup_needs_a_second_center(tmp_path: Path) -> None:
    centers = kinds(("检验", 90), ("心电", None), heads=("中心类别", "备份时限"))
    assert [c.max_sites for c in read(tmp_path, 中心=centers).county.centers] == [2, 1]


def test_no_limit_is_said_and_stays(tmp_path: Path) -> None:
    centers = kinds(("检验", "不限"), ("心电", "无"), ("病理", None), heads=("中心类别", "中心个数上限"))
    phases = (("期次", "截止日期", "预算"), ("1", "2026-12-31", "无"))
    county = read(tmp_path, 中心=centers, 期次=phases).county
    assert [c.max_sites for c in county.centers] == [None, None, 1]
    assert county.phases[0].budget is None
    book = write_county_workbook(county, tmp_path / "again.xlsx")
    position = [cell.value for cell in load_workbook(book)["中心"][1]].index("中心个数上限")
    assert load_workbook(book)["中心"].cell(2, position + 1).value == "不限"
    for path in (book, write_county_json(county, tmp_path / "again.json")):
        again = read_here(path)
        assert again.county == county
        assert again.defaults == ()


def test_a_sheet_that_says_it_is_complete_gets_no_rows(tmp_path: Path) -> None:
    result = read(tmp_path, 中心=kinds(("检验",)), 候选点=(("中心类别", "机构"), ("无", None)),
                  业务量=(("机构", "中心类别", "年业务量"), ("无", None, None)))  # fmt: skip
    assert (result.county.sites, result.county.volumes) == ((), ())
    assert [(i.code, i.severity, i.place) for i in result.issues] == [
        ("kind_without_site", "warning", "中心!A2"),
        ("kind_without_member", "warning", "中心!A2"),
    ]
    for path in (
        write_county_workbook(result.county, tmp_path / "again.xlsx"),
        write_county_json(result.county, tmp_path / "again.json"),
    ):
        assert read_here(path).county == result.county


def test_a_document_without_these_keys_is_filled_in_like_a_workbook() -> None:
    document = {
        "facilities": [{"id": "H", "name": "甲县人民医院", "kind": "lead_hospital", "population": 9}],
        "staff": [{"id": "1", "employer": "H", "dept": "内科", "category": "physician", "title": "senior"}],
        "centers": [{"kind": "检验"}, {"kind": "心电", "max_sites": None}],
    }
    county = complete_document(document, "甲").county
    assert [(s.kind, s.site) for s in county.sites] == [("检验", "H"), ("心电", "H")]
    assert [(v.kind, v.volume) for v in county.volumes] == [("检验", 9), ("心电", 9)]
    assert [c.max_sites for c in county.centers] == [1, None]


def test_modules_of_a_kind_that_nobody_asks_for() -> None:
    document = {
        "facilities": [{"id": "H", "name": "甲县人民医院", "kind": "lead_hospital"}],
        "staff": [{"id": "1", "employer": "H", "dept": "内科", "category": "physician", "title": "senior"}],
        "centers": [{"kind": "检验"}],
        "sites": [{"kind": "检验", "site": "H", "module_capacity": 10}],
        "volumes": [],
    }
    assert [s.max_modules for s in complete_document(document, "甲").county.sites] == [1]


# --- warnings ----------------------------------------------------------------------------------------------------


def test_what_is_hardly_meant_is_a_warning_at_its_cell(tmp_path: Path) -> None:
    heads = (
        "中心类别",
        "方式",
        "时限",
        "最迟期次",
        "合建",
        "备份时限",
        "个数上限",
        "每公里配送费",
        "年配送次数",
        "服务方式",
    )
    centers = kinds(
        ("检验", None, 60, "一期", None, 90, None, None, 50, None),
        ("消毒", None, None, "二期", "检验", 90, 1, 2, None, "可分"),
        ("心电", None, 30, None, None, None, None, None, None, None),
        heads=heads,
    )
    sites = (
        ("中心类别", "机构", "现状", "模块容量", "模块上限"),
        ("检验", "H01", None, 2000, 1),
        ("消毒", "T01", "固定", 100, 2),
        ("消毒", "T02", "保留", 100, 3),
    )
    phases = (("期次", "截止日期"), ("1", "2025-12-31"), ("2", "2026-12-31"))
    found = read(tmp_path, 中心=centers, 候选点=sites, 期次=phases).issues
    assert {i.severity for i in found} == {"warning"}
    assert {(i.place, i.code) for i in found} == {
        ("中心!A2", "capacity_short"),
        ("中心!A3", "capacity_short"),
        ("中心!C4", "digital_time_limit"),
        ("中心!D3", "merged_phase"),
        ("中心!E3", "merged_site"),
        ("中心!F2", "backup_single"),
        ("中心!F3", "backup_max_sites"),
        ("中心!G3", "settled_above_max"),
        ("中心!H2", "courier_half"),
        ("中心!I3", "courier_half"),
        ("业务量", "member_above_capacity"),
    }
    large = [i.message.en for i in found if i.code == "member_above_capacity"]
    assert ["T01" in large[0], "T02" in large[1], len(large)] == [True, True, 2]
    said = {i.code: i.message.zh for i in found}
    assert said["merged_phase"] == "与“检验”合建，最迟期次却不同，按较早的“1”"
    assert said["settled_above_max"] == "“消毒供应”固定和保留共2处，多于中心个数上限1"


def test_limits_that_are_met_exactly_are_no_warning(tmp_path: Path) -> None:
    heads = ("中心类别", "时限", "备份时限", "个数上限", "每公里配送费", "年配送次数")
    sites = (
        ("中心类别", "机构", "现状", "模块容量", "模块上限", "现有模块"),
        ("检验", "H01", "保留", 2000, 2, 2),
        ("检验", "H02", "固定", TOTAL - max(MEMBERS.values()), 1, 0),
    )
    found = read(tmp_path, 中心=kinds(("检验", 0, 0, 2, 1, 1), heads=heads), 候选点=sites)
    assert found.issues == ()
