"""Headcount plans read back: from plan.json and headcount.xlsx, each planted fault at its place."""

import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from models.county import Category, County
from models.files import headcount_plan_schema
from models.files.input.limits import LIMITS
from models.files.out import write_headcount_results
from models.files.out.headcount.sheets import headcount_workbook
from models.files.out.shown import Shown
from models.files.plans import read_plan
from models.files.plans.read import read_plan_here
from models.files.plans.result import PlanRead
from models.headcount import CellYear, HeadcountPlan
from models.issue import InputRefused, Issue
from models.policy import Setting
from models.rules import audit
from models.text import Lang
from tests.files.out.headcount.results import make_results
from tests.headcount_builders import (
    borrowed,
    granted,
    headcount_case,
    headcount_county,
    headcount_plan,
    moved,
    movement,
    posts,
    posts_of,
    total,
)

Cells = tuple[Any, ...]
NURSE = Category.NURSE
HEADS: dict[str, Cells] = {
    "编制前后对照": ("年度", "机构", "人员类别", "调前编制", "调后编制", "实有在编", "需求", "缺编", "空编", "借用",
                     "招聘", "编外"),
    "调剂明细": ("年度", "人员类别", "调出单位", "调入单位", "数量"),
    "新增下达": ("年度", "机构", "人员类别", "数量"),
    "周转池用编": ("年度", "到期年度", "机构", "人员类别", "数量"),
}  # fmt: skip
Rows = dict[str, list[Cells]]


@pytest.fixture(scope="module")
def county() -> County:
    """Return a county of two years: physicians at T1 and T2, nurses at T1, contracted staff at T1."""
    rows = [
        posts("T1", approved=5, filled=3, required=3, off_filled=2),
        posts("T1", NURSE, approved=2, filled=2, required=2),
        posts("T2", approved=2, filled=2, required=5),
    ]
    return headcount_county(rows, [total(12, pool=2)], movements=[movement("T2", 2027, recruits_max=3)])


@pytest.fixture
def plan(county: County) -> HeadcountPlan:
    case = headcount_case(county)
    return headcount_plan(
        case,
        posts_of("T1", 4, contracted=2),
        posts_of("T1", 4, 2027, contracted=1),
        posts_of("T2", 4, recruits=2),
        posts_of("T2", 4, 2027, recruits=1),
        moved("T1", "T2"),
        granted("T2"),
        borrowed("T2", 1, 2026, 2028),
    ).sorted()


def write_book(path: Path, rows: Rows, cover: list[Cells] | None = None, without: tuple[str, ...] = ()) -> Path:
    """Write the four sheets, each with a title above and a note below, as the product does; and a cover."""
    book = Workbook()
    del book["Sheet"]
    for title, heads in HEADS.items():
        if title in without:
            continue
        sheet = book.create_sheet(title)
        for row in ((f"测试县{title}",), heads, *rows.get(title, ()), ("均为年末数。",)):
            sheet.append(list(row))
    if cover is not None:
        sheet = book.create_sheet("方案说明")
        for row in cover:
            sheet.append(list(row))
    book.save(path)
    return path


def write_plan(path: Path, plan: HeadcountPlan, edit: Callable[[dict[str, Any]], None] | None = None) -> Path:
    document = plan.model_dump(mode="json")
    if edit is not None:
        edit(document)
    path.write_text(json.dumps(document), "utf-8")
    return path


def posts_in(read: PlanRead) -> HeadcountPlan:
    """Return the plan that was read, which must be one of posts."""
    assert isinstance(read.plan, HeadcountPlan)
    return read.plan


def refused(path: Path, county: County) -> tuple[Issue, ...]:
    with pytest.raises(InputRefused) as raised:
        read_plan_here(path, county)
    return raised.value.issues


def faults(path: Path, county: County) -> list[tuple[str, str]]:
    return [(i.code, i.place) for i in refused(path, county)]


# --- the two forms -----------------------------------------------------------------------------------------------


def test_a_document_round_trips_through_the_child(tmp_path: Path, county: County, plan: HeadcountPlan) -> None:
    read = read_plan(write_plan(tmp_path / "plan.json", plan), county)
    assert read.plan == plan
    assert read.issues == ()


def test_a_workbook_is_read_in_everyday_spellings(tmp_path: Path, county: County, plan: HeadcountPlan) -> None:
    t1, t2 = county.facility_by_id["T1"].name, county.facility_by_id["T2"].short_name
    path = write_book(
        tmp_path / "headcount.xlsx",
        {
            "编制前后对照": [
                (2026, t1, "医生", 5, "4名", None, "#", None, None, None, None, 2),
                ("2026年", "T1", "护理", 2, 2.0, None, None, None, None, None, "0人", None),
                (2026, t2, "医师", "很多", 4, None, None, None, None, None, 2, None),
                (2027, "Ｔ１", "医师", None, 4, None, None, None, None, None, None, "１"),
                (2027, "T1", "护士", None, 2, None, None, None, None, None, None, None),
                (2027, "T2", "医师", None, 4, None, None, None, None, None, 1, None),
            ],
            "调剂明细": [(2026, "医师", "T1", t2, 1)],
            "新增下达": [("２０２６", "T2", "大夫", 1)],
            "周转池用编": [(2026, "2028年", "T2", "医师", "1个")],
        },
        [("测试县",), ("县域数据指纹", county.hash), ("政策方案", "xinjiang"), ("另设口径", "headcount.gap.mode=soft")],
    )
    read = read_plan_here(path, county)
    assert posts_in(read).sorted() == plan.model_copy(update={"settings": read.plan.settings})
    assert [(s.rule, s.parameter, s.value) for s in read.plan.settings] == [("headcount.gap", "mode", "soft")]
    assert read.issues == ()


def test_a_workbook_without_its_cover_is_of_the_county_and_its_profile(tmp_path: Path, county: County) -> None:
    read = read_plan_here(write_book(tmp_path / "headcount.xlsx", {}), county)
    assert read.plan == HeadcountPlan(county_hash=county.hash, profile="xinjiang")


@pytest.mark.parametrize("title", ["调剂明细", "新增下达", "周转池用编"])
def test_a_sheet_of_what_moves_may_be_missing(tmp_path: Path, county: County, title: str) -> None:
    row = (2026, "T1", "医师", None, 5)
    read = read_plan_here(write_book(tmp_path / "h.xlsx", {"编制前后对照": [row]}, without=(title,)), county)
    assert posts_in(read).cells == (posts_of("T1", 5, contracted=2),)


def test_a_table_that_leaves_contracted_staff_out_means_those_of_today_and_a_document_none(
    tmp_path: Path, county: County
) -> None:
    rows: list[Cells] = [
        (2026, "T1", "医师", None, 5, None, None, None, None, None, None, None),
        (2027, "T1", "医师", None, 5, None, None, None, None, None, None, 0),
    ]
    plan = posts_in(read_plan_here(write_book(tmp_path / "h.xlsx", {"编制前后对照": rows}), county))
    assert [row.contracted for row in plan.cells] == [2, 0]
    path = write_plan(tmp_path / "plan.json", plan, lambda d: d["cells"][0].pop("contracted"))
    assert [row.contracted for row in posts_in(read_plan_here(path, county)).cells] == [0, 0]


def test_another_county_is_a_warning(tmp_path: Path, county: County, plan: HeadcountPlan) -> None:
    path = write_plan(tmp_path / "plan.json", plan, lambda d: d.update(county_hash="0" * 64))
    assert [(i.code, i.severity) for i in read_plan_here(path, county).issues] == [("plan_other_county", "warning")]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_the_product_writes_is_read_back(tmp_path: Path, lang: Lang) -> None:
    results = make_results()
    plan = results.plan.model_copy(
        update={"settings": (Setting(rule="headcount.gap", parameter="mode", value="soft"),)}
    )
    write_headcount_results(tmp_path, replace(results, plan=plan), lang)
    for name in ("plan.json", "headcount.xlsx"):
        read = read_plan_here(tmp_path / name, results.case.county)
        assert posts_in(read).sorted() == plan.sorted()
        assert read.issues == ()


# --- edited by hand ----------------------------------------------------------------------------------------------


def _edited(tmp_path: Path, edit: Callable[[Any], None]) -> tuple[list[str], list[str]]:
    """Return rules and messages that the checker finds in what is read of the product's workbook after ``edit``."""
    results = make_results(analysis=False)
    book = load_workbook(BytesIO(headcount_workbook(results, Shown(results.case.county, "zh"))))
    edit(book)
    book.save(tmp_path / "edited.xlsx")
    read = read_plan_here(tmp_path / "edited.xlsx", results.case.county)
    before = {f.message.zh for f in results.verdict.findings}
    found = [f for f in audit(results.case, posts_in(read)).findings if f.message.zh not in before]
    assert all(f.message.en for f in found)
    return [f.rule for f in found], [f.message.zh for f in found]


def _row_of(sheet: Any, *wanted: object) -> int:
    """Return the line of the row that begins with ``wanted``."""
    return next(row[0].row for row in sheet.iter_rows() if tuple(c.value for c in row[: len(wanted)]) == wanted)


def test_posts_changed_by_hand_do_not_balance(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["编制前后对照"]
        sheet.cell(_row_of(sheet, 2026, "乌加河", "医师"), 5, 8)

    rules, said = _edited(tmp_path, edit)
    assert "headcount.class_total" in rules
    assert any("方案为编制8名" in message and "应为7名" in message for message in said)


def test_a_row_twice_and_a_row_left_out(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["编制前后对照"]
        line = _row_of(sheet, 2028, "巴音", "医师")
        for cell in sheet[_row_of(sheet, 2027, "巴音", "医师")]:
            sheet.cell(line, cell.column, cell.value)

    _, said = _edited(tmp_path, edit)
    assert any("2027年" in message and "与另一行重复" in message for message in said)
    assert any("2028年" in message and "方案没有该行" in message for message in said)


def test_a_year_outside_and_a_cell_that_there_is_not(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["新增下达"]
        line = _row_of(sheet, 2027, "巴音", "医师")
        sheet.cell(line, 1, 2031)
        sheet.cell(line + 1, 3, "工勤")

    _, said = _edited(tmp_path, edit)
    assert any("2031年不在规划年度（2026至2028）内" in message for message in said)
    assert any("编制表没有" in message and "工勤" in message for message in said)


# --- planted faults ----------------------------------------------------------------------------------------------


def test_every_fault_of_a_document_at_once(tmp_path: Path, county: County, plan: HeadcountPlan) -> None:
    def edit(document: dict[str, Any]) -> None:
        document["cells"][0] |= {"facility": "T9", "posts": -1}
        document["cells"][1] |= {"category": "医工", "recruits": 0.5}
        document["cells"][2] |= {"year": 1999, "post": 1}
        document["cells"][3] |= {"contracted": 10**13, "year": "去年"}
        document["cells"].append(7)
        document["transfers"][0] |= {"source": ["T1"], "posts": 0}
        document["granted"][0].pop("posts")
        document["borrowed"][0] |= {"due": 9999, "category": None}
        document["profile"] = "urat"
        document["settings"] = [{"rule": "headcount.need", "parameter": "years", "value": "31"}, {"rule": "x"}]
        document["centers"] = []

    assert set(faults(write_plan(tmp_path / "plan.json", plan, edit), county)) == {
        ("unknown_facility", "/cells/0/facility"),
        ("too_small", "/cells/0/posts"),
        ("unknown_word", "/cells/1/category"),
        ("not_whole", "/cells/1/recruits"),
        ("too_small", "/cells/2/year"),
        ("unknown_field", "/cells/2/post"),
        ("too_large", "/cells/3/contracted"),
        ("not_a_number", "/cells/3/year"),
        ("plan_shape", "/cells/6"),
        ("plan_shape", "/transfers/0/source"),
        ("blank", "/transfers/0/source"),
        ("too_small", "/transfers/0/posts"),
        ("blank", "/granted/0/posts"),
        ("too_large", "/borrowed/0/due"),
        ("blank", "/borrowed/0/category"),
        ("unknown_profile", "/profile"),
        ("plan_setting", "/settings/0"),
        ("plan_shape", "/settings/1"),
        ("unknown_field", "/centers"),
    }


def test_every_fault_of_a_workbook_at_once(tmp_path: Path, county: County) -> None:
    path = write_book(
        tmp_path / "headcount.xlsx",
        {
            "编制前后对照": [
                (2026, "T9", "医师", None, 5),
                (None, "T1", "医工", None, "五"),
                (1926, "T1", "医师", None, -5),
                (2026, "T1", "医师", None, None),
                ("2026-03-02", "T1", "医师", None, "=1+1"),
            ],
            "调剂明细": [(2026, "医师", None, "东风", 1.5)],
            "新增下达": [(2026, "T1", "医师", "#REF!")],
            "周转池用编": [(2026, "2028-01-01", "T1", "医师", 10**13)],
        },
    )
    found = refused(path, county)
    assert {(i.code, i.place) for i in found} == {
        ("unknown_facility", "编制前后对照!B3"),
        ("blank", "编制前后对照!A4"),
        ("unknown_word", "编制前后对照!C4"),
        ("not_a_number", "编制前后对照!E4"),
        ("too_small", "编制前后对照!A5"),
        ("too_small", "编制前后对照!E5"),
        ("blank", "编制前后对照!E6"),
        ("not_a_number", "编制前后对照!A7"),
        ("formula_without_value", "编制前后对照!E7"),
        ("blank", "调剂明细!C3"),
        ("unknown_facility", "调剂明细!D3"),
        ("not_whole", "调剂明细!E3"),
        ("error_value", "新增下达!D3"),
        ("not_a_number", "周转池用编!B3"),
        ("too_large", "周转池用编!E3"),
    }
    assert all(said.zh and said.en for issue in found for said in (issue.message, issue.remedy))


def test_a_column_of_no_meaning_and_one_that_is_missing(tmp_path: Path, county: County) -> None:
    book = Workbook()
    book.create_sheet("编制前后对照").append(["年度", "机构", "人员类别", "床位数"])
    book.save(tmp_path / "headcount.xlsx")
    assert faults(tmp_path / "headcount.xlsx", county) == [
        ("unknown_column", "编制前后对照!D1"),
        ("missing_column", "编制前后对照!1"),
    ]


def test_what_moves_says_nothing_without_the_posts(tmp_path: Path, county: County) -> None:
    path = write_book(tmp_path / "headcount.xlsx", {}, without=("编制前后对照",))
    found = refused(path, county)
    assert [i.code for i in found] == ["plan_sheet_missing"]
    assert "编制前后对照" in found[0].message.zh


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ('{"decision": "headcount"}', [("blank", "/county_hash"), ("blank", "/profile")]),
        ('{"decision": "headcounts"}', ("plan_shape", "/decision")),
        ('{"decision": "headcount", "county_hash": "", "profile": "urad", "cells": {}}', [("plan_shape", "/cells")]),
        ('{"decision": "headcount", "county_hash": "", "profile": "urad", "schema_version": "9"}',
         [("schema_version", "/schema_version")]),
    ],
)  # fmt: skip
def test_other_documents_are_refused(
    tmp_path: Path, county: County, content: str, found: list[tuple[str, str]] | tuple[str, str]
) -> None:
    (tmp_path / "plan.json").write_text(content, "utf-8")
    seen = faults(tmp_path / "plan.json", county)
    assert seen == found if isinstance(found, list) else found in seen


def test_a_plan_of_too_many_rows_is_refused_as_a_whole(tmp_path: Path, county: County, plan: HeadcountPlan) -> None:
    def edit(document: dict[str, Any]) -> None:
        document["granted"] = document["granted"] * (LIMITS.rows + 1)

    assert faults(write_plan(tmp_path / "plan.json", plan, edit), county) == [("too_many_rows", "/granted")]


def test_a_headcount_plan_is_no_roster(tmp_path: Path, county: County, plan: HeadcountPlan) -> None:
    with pytest.raises(InputRefused) as raised:
        _ = read_plan_here(write_plan(tmp_path / "plan.json", plan), county).roster
    assert [i.code for i in raised.value.issues] == ["plan_not_roster"]


def test_the_schema_is_that_of_the_record() -> None:
    schema = headcount_plan_schema()
    assert set(schema["properties"]) == set(HeadcountPlan.model_fields)
    assert set(schema["$defs"]["CellYear"]["properties"]) == set(CellYear.model_fields)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
