"""Siting plans read back: from plan.json and centers.xlsx, each planted fault at its place."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from models.county import County
from models.files import siting_plan_schema
from models.files.out import write_siting_results
from models.files.plans import read_plan
from models.issue import InputRefused
from models.plan import RosterPlan
from models.policy import Setting
from models.rules import audit
from models.siting import SitingPlan
from models.text import Lang
from tests.builders import duty, make_case, make_plan
from tests.files.out.siting.results import make_results
from tests.siting_builders import center, phase, served, site, siting_case, siting_county, siting_plan, standing, volume

Cells = tuple[Any, ...]
STANDINGS: Cells = ("期次", "中心类别", "机构", "简称", "状态", "模块数", "年能力", "利用率", "年运行费")
SERVICES: Cells = ("期次", "中心类别", "成员单位", "承接机构", "业务量", "分钟", "公里", "配送费", "备份")


@pytest.fixture(scope="module")
def county() -> County:
    """Return a county of two phases, 检验 (also called 化验楼) at H1 or T1, and 心电 at H1."""
    return siting_county(
        [center("检验", synonyms=("化验楼",)), center("心电")],
        [site("检验", "H1"), site("检验", "T1"), site("心电", "H1")],
        [volume("T1", "检验", 100), volume("T2", "检验", 50), volume("T2", "心电", 7)],
        [phase("1", 2025), phase("2", 2026)],
    )


@pytest.fixture
def plan(county: County) -> SitingPlan:
    return siting_plan(
        standing("检验", "H1", 2),
        standing("检验", "H1", 2, phase="2"),
        standing("心电", "H1", phase="2"),
        served("T1", "检验", "H1", 100),
        served("T2", "检验", "H1", 50),
        served("T2", "检验", "T1", 0, phase="2", backup=True),
        served("T2", "心电", "H1", 7, phase="2"),
        county_hash=county.hash,
    )


def write_book(path: Path, centers: list[Cells], service: list[Cells], cover: list[Cells] | None = None) -> Path:
    """Write the two sheets, each with a title above and a note below, as the product does; and a cover."""
    book = Workbook()
    del book["Sheet"]
    for title, heads, rows in (("中心布局", STANDINGS, centers), ("服务分派", SERVICES, service)):
        sheet = book.create_sheet(title)
        for row in ((f"测试县{title}",), heads, *rows, ("单程分钟。",)):
            sheet.append(list(row))
    if cover is not None:
        sheet = book.create_sheet("方案说明")
        for row in cover:
            sheet.append(list(row))
    book.save(path)
    return path


def write_plan(path: Path, plan: SitingPlan, edit: Callable[[dict[str, Any]], None] | None = None) -> Path:
    document = plan.model_dump(mode="json")
    if edit is not None:
        edit(document)
    path.write_text(json.dumps(document), "utf-8")
    return path


def faults(path: Path, county: County) -> list[tuple[str, str]]:
    with pytest.raises(InputRefused) as refused:
        read_plan(path, county)
    return [(i.code, i.place) for i in refused.value.issues]


# --- the two forms -----------------------------------------------------------------------------------------------


def test_a_document_round_trips(tmp_path: Path, county: County, plan: SitingPlan) -> None:
    read = read_plan(write_plan(tmp_path / "plan.json", plan), county)
    assert read.plan == plan
    assert read.issues == ()


def test_a_workbook_is_read_in_everyday_spellings(tmp_path: Path, county: County, plan: SitingPlan) -> None:
    path = write_book(
        tmp_path / "centers.xlsx",
        [
            ("第一期", "医学检验", county.facility_by_id["H1"].name, "旗医院", "新建", 2, 500, "30%", 10),
            ("2026年底", "化验楼", "H1", None, "扩建", "2个", None, "#", None),
            (2, "心电中心", "H1", None, None, None, None, None, None),
        ],
        [
            (1, "检验", "T1", "H1", 100, 30, 30.5, 12, "否"),
            (1, "检验", "T2", "H1", None, 60, 60, None, None),
            (2, "检验", "T2", "T1", 0, "不通", None, None, "是"),
            (2, "心电", "T2", "H1", "7人次", 0, 0, 0, "否"),
        ],
        [("测试县",), ("县域数据指纹", county.hash), ("政策方案", "xinjiang"), ("另设口径", "siting.number.mode=soft")],
    )
    read = read_plan(path, county)
    assert isinstance(read.plan, SitingPlan)
    assert (read.plan.centers, read.plan.service) == (plan.centers, plan.service)
    assert [(s.rule, s.parameter, s.value) for s in read.plan.settings] == [("siting.number", "mode", "soft")]
    assert read.issues == ()


def test_english_headings_are_read_too(tmp_path: Path, county: County) -> None:
    book = Workbook()
    del book["Sheet"]
    rows = (
        ("centers by phase", ("phase", "kind of center", "facility", "modules", "volume a year"),
         (1, "laboratory", "H1", 1, 100)),
        ("who is served where", ("phase", "kind of center", "member", "served by", "volume", "minutes", "backup"),
         (1, "laboratory", "T1", "H1", 100, 30, "no")),
    )  # fmt: skip
    for title, heads, row in rows:
        sheet = book.create_sheet(title)
        sheet.append(list(heads))
        sheet.append(list(row))
    book.save(tmp_path / "centers.xlsx")
    read = read_plan(tmp_path / "centers.xlsx", county)
    assert isinstance(read.plan, SitingPlan)
    assert read.plan.centers == (standing("检验", "H1"),)
    assert read.plan.service == (served("T1", "检验", "H1", 100),)


def test_a_workbook_without_its_cover_is_of_the_county_and_its_profile(tmp_path: Path, county: County) -> None:
    read = read_plan(write_book(tmp_path / "centers.xlsx", [], []), county)
    assert read.plan == SitingPlan(county_hash=county.hash, profile="xinjiang")


def test_a_backup_with_volume_is_a_warning_and_counts_for_nothing(tmp_path: Path, county: County) -> None:
    row = (1, "检验", "T2", "H1", 50, None, None, None, "是")
    read = read_plan(write_book(tmp_path / "centers.xlsx", [], [row]), county)
    assert isinstance(read.plan, SitingPlan)
    assert read.plan.service == (served("T2", "检验", "H1", 0, backup=True),)
    assert [(i.code, i.severity, i.place) for i in read.issues] == [("plan_backup_volume", "warning", "服务分派!E3")]


def test_a_table_that_leaves_the_volume_out_means_all_of_it_and_a_document_none(tmp_path: Path, county: County) -> None:
    rows: list[Cells] = [(1, "检验", "T1", "H1", None), (1, "检验", "T2", "H1", 0)]
    read = read_plan(write_book(tmp_path / "centers.xlsx", [], rows), county)
    assert isinstance(read.plan, SitingPlan)
    assert [s.volume for s in read.plan.service] == [100, 0]
    path = write_plan(tmp_path / "plan.json", read.plan, lambda d: d["service"][0].pop("volume"))
    again = read_plan(path, county)
    assert isinstance(again.plan, SitingPlan)
    assert [s.volume for s in again.plan.service] == [0, 0]


def test_another_county_is_a_warning(tmp_path: Path, county: County, plan: SitingPlan) -> None:
    path = write_plan(tmp_path / "plan.json", plan, lambda d: d.update(county_hash="0" * 64))
    assert [(i.code, i.severity) for i in read_plan(path, county).issues] == [("plan_other_county", "warning")]


def test_what_is_read_can_be_judged(tmp_path: Path, county: County, plan: SitingPlan) -> None:
    read = read_plan(write_plan(tmp_path / "plan.json", plan), county)
    assert isinstance(read.plan, SitingPlan)
    case = siting_case(county)
    assert audit(case, read.plan) == audit(case, plan)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["plan.json", "centers.xlsx"])
def test_what_the_product_writes_is_read_back(tmp_path: Path, name: str, lang: Lang) -> None:
    results = make_results()
    plan = results.plan.model_copy(
        update={"settings": (Setting(rule="siting.number", parameter="mode", value="soft"),)}
    )
    write_siting_results(tmp_path, replace(results, plan=plan), lang)
    read = read_plan(tmp_path / name, results.case.county)
    assert isinstance(read.plan, SitingPlan)
    assert read.plan.sorted() == plan.sorted()
    assert read.issues == ()


# --- planted faults ----------------------------------------------------------------------------------------------


def test_every_fault_of_a_document_at_once(tmp_path: Path, county: County, plan: SitingPlan) -> None:
    def edit(document: dict[str, Any]) -> None:
        document["centers"][0] |= {"kind": "检查", "site": "H9"}
        document["centers"][1] |= {"phase": "三期", "modules": -1}
        document["centers"][2] |= {"module": 1}
        document["service"][0] |= {"member": "T9", "volume": 0.5}
        document["service"][1] |= {"site": ["H1"], "backup": "也许"}
        document["service"][2].pop("kind")
        document["service"].append(7)
        document["profile"] = "urat"
        document["settings"] = [{"rule": "siting.number", "parameter": "nothing", "value": "1"}]
        document["from"] = "2026-01-01"

    assert set(faults(write_plan(tmp_path / "plan.json", plan, edit), county)) == {
        ("unknown_kind", "/centers/0/kind"),
        ("unknown_facility", "/centers/0/site"),
        ("unknown_phase", "/centers/1/phase"),
        ("too_small", "/centers/1/modules"),
        ("unknown_field", "/centers/2/module"),
        ("unknown_facility", "/service/0/member"),
        ("not_whole", "/service/0/volume"),
        ("plan_shape", "/service/1/site"),
        ("blank", "/service/1/site"),
        ("not_a_flag", "/service/1/backup"),
        ("blank", "/service/2/kind"),
        ("plan_shape", "/service/4"),
        ("unknown_profile", "/profile"),
        ("plan_setting", "/settings/0"),
        ("unknown_field", "/from"),
    }


def test_every_fault_of_a_workbook_at_once(tmp_path: Path, county: County) -> None:
    path = write_book(
        tmp_path / "centers.xlsx",
        [(1, "检验", "H9", None, None, 1), (1, None, "H1", None, None, "两个"), (1, "检验", "H1", None, None, 1001)],
        [("九期", "检验", "T1", "H1", "很多"), (1, "病理", None, "H1", 1)],
    )
    assert faults(path, county) == [
        ("unknown_facility", "中心布局!C3"),
        ("blank", "中心布局!B4"),
        ("not_a_number", "中心布局!F4"),
        ("too_large", "中心布局!F5"),
        ("not_a_number", "服务分派!E3"),
        ("unknown_phase", "服务分派!A3"),
        ("blank", "服务分派!C4"),
        ("unknown_kind", "服务分派!B4"),
    ]


def test_a_column_of_no_meaning_is_a_fault(tmp_path: Path, county: County) -> None:
    path = write_book(tmp_path / "centers.xlsx", [], [])
    book = Workbook()
    for title, heads in (("中心布局", (*STANDINGS, "床位数")), ("服务分派", SERVICES)):
        book.create_sheet(title).append(list(heads))
    book.save(path)
    assert faults(path, county) == [("unknown_column", "中心布局!J1")]


@pytest.mark.parametrize("kept", ["中心布局", "服务分派"])
def test_both_sheets_are_needed(tmp_path: Path, county: County, kept: str) -> None:
    book = Workbook()
    book.create_sheet(kept).append(["期次", "中心类别"])
    book.save(tmp_path / "centers.xlsx")
    assert faults(tmp_path / "centers.xlsx", county) == [("plan_sheet_missing", "")]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ('{"decision": "siting"}', [("blank", "/county_hash"), ("blank", "/profile")]),
        ('{"decision": "circuit"}', ("plan_shape", "/decision")),
        ('{"decision": ["siting"]}', ("plan_shape", "/decision")),
        ('{"decision": "siting", "county_hash": "", "profile": "urad", "centers": {}}', [("plan_shape", "/centers")]),
    ],
)
def test_other_documents_are_refused(
    tmp_path: Path, county: County, content: str, found: list[tuple[str, str]] | tuple[str, str]
) -> None:
    (tmp_path / "plan.json").write_text(content, "utf-8")
    seen = faults(tmp_path / "plan.json", county)
    assert seen == found if isinstance(found, list) else found in seen


def test_a_siting_plan_is_no_roster(tmp_path: Path, county: County, plan: SitingPlan) -> None:
    with pytest.raises(InputRefused) as refused:
        _ = read_plan(write_plan(tmp_path / "plan.json", plan), county).roster
    assert [i.code for i in refused.value.issues] == ["plan_not_roster"]


def test_a_roster_is_still_a_roster(tmp_path: Path, county: County) -> None:
    roster = make_plan(make_case(county, "2026-03-02", "2026-03-08"), duty("P1", "T1", "2026-03-02"))
    (tmp_path / "plan.json").write_text(roster.model_dump_json(by_alias=True), "utf-8")
    read = read_plan(tmp_path / "plan.json", county)
    assert isinstance(read.plan, RosterPlan)
    assert read.roster == read.plan


def test_the_schema_is_that_of_the_record() -> None:
    schema = siting_plan_schema()
    assert set(schema["properties"]) == set(SitingPlan.model_fields)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
