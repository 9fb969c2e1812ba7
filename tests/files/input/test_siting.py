"""The sheets of shared centers: read in everyday spellings, resolved, and refused each at its cell."""

from datetime import date
from pathlib import Path

import pytest

from models.county import Center, CenterMode, Phase, Site, SiteStatus, Sourcing, Volume
from models.files import complete_county
from models.files.input.amounts import read_amount
from models.files.input.codes import Fault
from models.files.input.phases import phase_index, phase_key
from models.files.input.pipeline import read_here
from models.issue import InputRefused
from tests.files.input.books import MINIMAL, Rows, errors, read_rows, refusal, write_book, write_folder

CENTERS: Rows = (
    ("中心类别", "别名", "方式", "服务方式", "时限", "最迟期次", "合建", "个数上限", "每公里配送费", "年配送次数"),
    ("医学检验中心", "化验大楼", "线下", "可分流", "90分钟", "第一期", None, 2, "2.5元/公里", "250次/年"),
    ("供应室", None, None, None, "不限", date(2026, 12, 31), "临床检验", "不限", None, None),
    ("胸痛中心", None, "远程", None, None, None, None, None, None, None),
)
SITES: Rows = (
    ("类别", "候选机构", "现状", "建设费", "年运行费", "模块容量", "模块费用", "最多模块", "现有模块", "可用岗位"),
    ("化验大楼", "东风镇卫生院", "拟建", "120万元", "30.5万", "5万人次/年", 15000, 3, None, "6个"),
    ("检验", "H01", "扩建", "1,200,000", None, "不限", None, None, 2, None),
    ("消毒", "甲县人民医院", None, None, None, None, None, None, None, None),
    ("胸痛", "H01", "指定", None, None, None, None, None, None, None),
)
VOLUMES: Rows = (("成员单位", "中心", "年人次"), ("T01", "化验", "1.2万人次"), ("西河乡中心卫生院", "检验中心", 0))
PHASES: Rows = (
    ("期次", "截止日期", "年数", "预算"),
    (1, "2025年12月31日", None, "1.2亿元"),
    ("二期", "2026-12-31", 3, "不限"),
)
SHEETS = {**MINIMAL, "中心": CENTERS, "候选点": SITES, "业务量": VOLUMES, "期次": PHASES}


def test_everyday_spellings_are_read(tmp_path: Path) -> None:
    county = read_rows(tmp_path, SHEETS).county
    assert county.phases == (
        Phase(phase="1", deadline=date(2025, 12, 31), budget=120_000_000),
        Phase(phase="二期", deadline=date(2026, 12, 31), years=3),
    )
    assert county.centers == (
        Center(
            kind="检验",
            synonyms=("化验大楼",),
            sourcing=Sourcing.SPLIT,
            time_limit=90,
            phase="1",
            max_sites=2,
            courier_cost=2.5,
            trips=250,
        ),
        Center(kind="消毒供应", phase="二期", merged_with=("检验",)),
        Center(kind="胸痛中心", mode=CenterMode.DIGITAL, phase="二期", max_sites=1),
    )
    assert county.sites == (
        Site(
            kind="检验",
            site="T01",
            fixed_cost=1_200_000,
            running_cost=305_000,
            module_capacity=50_000,
            module_cost=15_000,
            max_modules=3,
            posts_available=6,
        ),
        Site(kind="检验", site="H01", status=SiteStatus.KEEP, fixed_cost=1_200_000, modules=2, max_modules=2),
        Site(kind="消毒供应", site="H01"),
        Site(kind="胸痛中心", site="H01", status=SiteStatus.FIXED),
    )
    assert county.volumes[:2] == (
        Volume(member="T01", kind="检验", volume=12_000),
        Volume(member="T02", kind="检验", volume=0),
    )


def test_a_folder_of_csv_and_a_document_say_the_same(tmp_path: Path) -> None:
    county = read_rows(tmp_path, SHEETS).county
    assert read_here(write_folder(tmp_path / "csv", SHEETS)).county == county
    assert complete_county(county.model_dump(mode="json", by_alias=True)).county == county


def test_two_spellings_of_one_kind_are_named(tmp_path: Path) -> None:
    rows = (("中心类别",), ("影像",), ("放射中心",), ("胸痛中心",), ("胸痛",))
    found = refusal(write_book(tmp_path / "b.xlsx", {**MINIMAL, "中心": rows}))
    assert errors(found) == [("中心!A3", "kind_twice"), ("中心!A5", "kind_twice")]
    assert found[0].message.zh == "“放射中心”与中心!A2的“影像”是同一类中心"


def test_a_workbook_without_these_sheets_has_no_centers(tmp_path: Path) -> None:
    result = read_rows(tmp_path, MINIMAL)
    county = result.county
    assert (county.centers, county.sites, county.volumes, county.phases) == ((), (), (), ())
    assert not {d.sheet for d in result.defaults} & {"中心", "候选点", "业务量", "期次"}
    assert result.issues == ()


def test_candidates_without_centers_are_one_fault_a_sheet(tmp_path: Path) -> None:
    found = refusal(write_book(tmp_path / "b.xlsx", {**MINIMAL, "候选点": SITES, "业务量": VOLUMES}))
    assert errors(found) == [("业务量", "siting_without_centers"), ("候选点", "siting_without_centers")]


def test_a_sheet_of_centers_that_cannot_be_read_is_one_fault(tmp_path: Path) -> None:
    found = refusal(write_book(tmp_path / "b.xlsx", {**SHEETS, "中心": (("甲", "乙"), ("丙", "丁"))}))
    assert errors(found) == [("中心", "no_headings")]


def test_a_sheet_of_phases_that_cannot_be_read_is_one_fault(tmp_path: Path) -> None:
    found = refusal(write_book(tmp_path / "b.xlsx", {**SHEETS, "期次": (("甲", "乙"), ("丙", "丁"))}))
    assert errors(found) == [("期次", "no_headings")]


def test_faults_of_a_document_are_at_their_pointers() -> None:
    document = {
        "facilities": [{"name": "甲县人民医院", "kind": "牵头医院"}],
        "staff": [{"id": "1", "employer": "甲县人民医院", "dept": "内科", "category": "医师", "title": "副高"}],
        "centers": [{"kind": "检验", "phase": "二期", "merged_with": ["检验", "影像"]}, {"kind": "化验", "colour": 1}],
        "sites": [{"kind": "病理", "site": "乙院", "status": "new", "modules": 1}],
        "volumes": [{"member": "甲县人民医院", "kind": "检验", "volume": -1}],
        "phases": [{"phase": 1, "deadline": "2026-12-31"}, {"phase": 3, "deadline": "2026-12-31"}],
    }
    with pytest.raises(InputRefused) as refused:
        complete_county(document)
    assert {(i.code, i.place) for i in refused.value.issues} == {
        ("unknown_phase", "/centers/0/phase"),
        ("unknown_kind", "/centers/0/merged_with"),
        ("kind_twice", "/centers/1/kind"),
        ("unknown_field", "/centers/1/colour"),
        ("unknown_kind", "/sites/0/kind"),
        ("unknown_facility", "/sites/0/site"),
        ("modules_of_new", "/sites/0/modules"),
        ("too_small", "/volumes/0/volume"),
        ("phase_order", "/phases/1/deadline"),
    }


def test_an_unknown_kind_comes_with_a_suggestion(tmp_path: Path) -> None:
    volumes = (VOLUMES[0], ("T01", "胸疼中心", 1), ("T01", "化验大厦", 1))
    found = refusal(write_book(tmp_path / "b.xlsx", {**SHEETS, "业务量": volumes}))
    assert ["胸痛中心" in found[0].message.zh, "化验大楼" in found[1].message.zh] == [True, True]


# --- amounts and phases ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("120万", 1_200_000),
        ("120 万元", 1_200_000),
        ("１２０万元", 1_200_000),
        ("0.5万", 5_000),
        ("1.2亿", 120_000_000),
        ("3百万", 3_000_000),
        ("2千万元", 20_000_000),
        ("5千", 5_000),
        ("¥1,200,000", 1_200_000),
        ("1200000元整", 1_200_000),
        ("3600人次/年", 3_600),
        (1.2e6, 1_200_000),
        ("1.2e6", 1_200_000),
        (0, 0),
        ("-3万", -30_000),
    ],
)
def test_amounts_as_planners_write_them(said: object, amount: int) -> None:
    assert read_amount(said) == amount


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("一百万", "not_a_number"),
        ("万", "not_a_number"),
        ("120万万", "not_a_number"),
        ("9e15", "not_a_number"),
        ("9e99", "not_a_number"),
        (float("nan"), "not_a_number"),
        (True, "not_a_number"),
        (None, "not_a_number"),
        ("0.00001万", "not_whole"),
        (0.5, "not_whole"),
    ],
)
def test_what_is_no_whole_amount(said: object, code: str) -> None:
    with pytest.raises(Fault) as fault:
        read_amount(said)
    assert fault.value.code == code


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("1", "1"),
        ("第1期", "1"),
        ("第一期", "1"),
        ("一期", "1"),
        ("首期", "1"),
        ("第一阶段", "1"),
        ("一期工程", "1"),
        ("十二期", "12"),
        ("第二十期", "20"),
        ("到2025年底", "2025"),
        ("2025年", "2025"),
        ("2025年12月底", "2025-12"),
        ("2025/12/31", "2025-12-31"),
        ("期", "期"),
        ("近期", "近期"),
        ("2025-99-99", "2025-99-99"),
    ],
)
def test_names_of_phases(said: str, key: str) -> None:
    assert phase_key(said) == key


def test_phases_are_found_by_number_date_month_and_year() -> None:
    index = phase_index([("近期", date(2025, 12, 31)), ("2", date(2026, 6, 30)), ("三期", date(2026, 12, 31))])
    found = {said: index.find(said) for said in ("近期", "2025年底", "2025-12-31", "第二期", "2026年6月", "3")}
    assert found == {
        "近期": "近期", "2025年底": "近期", "2025-12-31": "近期", "第二期": "2", "2026年6月": "2", "3": "三期",
    }  # fmt: skip
    with pytest.raises(Fault) as fault:
        index.find("2026年底")
    assert fault.value.code == "unknown_phase"
