"""What is written is read back as the same county, whatever the form."""

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as given_settings
from hypothesis import strategies as st
from openpyxl import load_workbook

import instances
from models.county import (
    Absence,
    AbsenceKind,
    Activity,
    Attendance,
    CalendarDay,
    Category,
    Center,
    CenterMode,
    Change,
    County,
    CountyInfo,
    DateKind,
    Department,
    DepartmentKind,
    Employment,
    Exemption,
    Facility,
    FacilityKind,
    Funding,
    Junction,
    Level,
    LicenseClass,
    Loan,
    Mode,
    Movement,
    Need,
    NeedSource,
    Opening,
    Pace,
    Part,
    Period,
    Person,
    Phase,
    Pin,
    PinKind,
    PolicySetting,
    Positions,
    Posts,
    Published,
    Resident,
    Road,
    Site,
    SiteStatus,
    Sourcing,
    Status,
    Title,
    Total,
    Vehicle,
    Volume,
    WeeklyPart,
    WeekSplit,
    Workload,
)
from models.files import read_county, write_county_json, write_county_workbook
from models.files.input.pipeline import read_here
from models.issue import DefaultUsed
from tests.files.input.books import MINIMAL, read_rows

RICH = County(
    county=CountyInfo(name="甲县", consortium="甲县医共体", year=2026, month=3, profile="urad", prepared_by="某科"),
    facilities=(
        Facility(id="007", name="甲县人民医院（总院）", short_name="总院", kind=FacilityKind.LEAD_HOSPITAL, sends=True,
                 receives=False, rooms=0, open_weekdays=(), lon=108.518701, lat=41.572357, phone="0478-1234567"),
        Facility(id="T1", name="东风镇卫生院", short_name="", kind=FacilityKind.TOWNSHIP_CENTER, lead="007",
                 zone="灌区", population=0, sends=False, receives=True, rooms=3, open_weekdays=(1, 3, 5),
                 licensed_subjects=("内科", "外科")),
        Facility(id="V1", name="一村卫生室", short_name="一村", kind=FacilityKind.VILLAGE_CLINIC, parent="T1",
                 sends=False, receives=True, rooms=1, open_weekdays=(2,)),
    ),
    departments=(
        Department(id="D1", employer="007", name="内科", kind=DepartmentKind.CLINICAL, floor=0, floor_senior=1,
                   paired=("T1",), head="=SUM(A1)"),
    ),
    staff=(
        Person(id="1E5", employer="007", dept="D1", category=Category.PHYSICIAN, license_class=LicenseClass.MONGOLIAN,
               specialty="", qualified_title=Title.SENIOR, title=Title.DEPUTY_SENIOR, title_from=date(2020, 1, 1),
               dispatchable=False, role="副院长", employment=Employment.CONTRACTED, status=Status.ON_DUTY,
               start=date(2010, 7, 1), end=date(2027, 1, 31), front_line=True, max_month=4.5, no_remote=True,
               fixed_unavailable=(WeeklyPart(weekday=2, part=Part.AM), WeeklyPart(weekday=4)),
               languages=("汉语", "蒙古语"), host1="T1", host2="V1", promotion_year=2027),
    ),
    exemptions=(Exemption(person="1E5", rule="roster.annual_days", reason="借用", first=date(2026, 1, 1)),),
    absences=(Absence(person="1E5", kind=AbsenceKind.TRAINING, first=date(2026, 3, 2), last=date(2026, 3, 2),
                      part=Part.PM, reduces=False),),
    needs=(Need(facility="T1", specialty="眼科", activity=Activity.ROUNDS, period=Period.YEAR, minimum=0.5,
                target=12),),
    roads=(Road(a="007", b="J1", km=12.3, minutes=15, winter_minutes=25, closed_from="12-15", closed_to="02-20"),
           Road(a="J1", b="T1", km=0.1, minutes=1, winter_minutes=1, closed_from="2026-03-01", closed_to="2026-03-09")),
    junctions=(Junction(id="J1", name="岔路口", lon=108.1, lat=41.3),),
    vehicles=(Vehicle(id="蒙L12345", owner="007", seats=5, days=(1, 2), rate=0.8),),
    calendar=(CalendarDay(date=date(2026, 8, 1), kind=DateKind.OFF, name="那达慕"),),
    policy=(PolicySetting(rule="roster.weekly_share", mode=Mode.SOFT, parameter="share", value="3/5", basis="1号"),
            PolicySetting(rule="roster.eligible", parameter="max_minutes", value="")),
    opening=(Opening(person="1E5", as_of=date(2026, 2, 28), days_year=4.5, days_24m=40, hosts_year=("T1",)),),
    pace=(Pace(person="1E5", year=2026, month=3, days=7.5),),
    splits=(WeekSplit(facility="T1", activity=Activity.ROUNDS, week=date(2026, 3, 30), days=1.5),),
    published=(Published(date=date(2026, 2, 27), person="1E5", facility="T1", version=2, part=Part.AM),),
    pins=(Pin(person="1E5", date=date(2026, 3, 18), kind=PinKind.MUST_NOT),),
    residents=(Resident(person="1E5", facility="V1", first=date(2026, 3, 1), last=date(2026, 8, 31), basis="2号"),),
    changes=(Change(duty="2026-03-18/1E5/T1", substitute="1E5", new_date=date(2026, 3, 19), approved_at="2026-03-16"),),
    attendance=(Attendance(date=date(2026, 3, 1), person="1E5", facility="T1", arrived=time(8, 30), left=time(17, 5),
                           days=0.5, volume=23, verified_by="院办", score=95.5, home_score=92.5, note="-1 或 +2"),),
    centers=(
        Center(kind="检验", synonyms=("化验室",), time_limit=0, phase="2025年底", merged_with=("消毒供应",),
               backup_limit=90, max_sites=2, courier_cost=2.5, trips=250, min_distance=1.5, posts=3),
        Center(kind="消毒供应", phase="二期", sourcing=Sourcing.SPLIT),
        Center(kind="胸痛中心", phase="二期", mode=CenterMode.DIGITAL, max_sites=1),
    ),
    sites=(
        Site(kind="检验", site="007", status=SiteStatus.KEEP, fixed_cost=1, running_cost=2, module_capacity=3,
             module_cost=10**12, max_modules=5, modules=4, posts_available=0),
        Site(kind="消毒供应", site="T1", status=SiteStatus.CLOSE, modules=1),
    ),
    volumes=(Volume(member="T1", kind="检验", volume=0), Volume(member="V1", kind="检验", volume=10**9)),
    phases=(Phase(phase="2025年底", deadline=date(2025, 12, 31), budget=0),
            Phase(phase="二期", deadline=date(2026, 12, 31), years=3)),
    posts=(
        Posts(facility="007", class_type="公立医院", funding=Funding.PARTIAL, level=Level.HOSPITAL,
              category=Category.PHYSICIAN, approved=0, filled=3, max_control=0, off_filled=2, off_control=0,
              required=0),
        Posts(facility="T1", class_type="旗直属 卫生院", funding=Funding.SELF, level=Level.GRASSROOTS,
              category=Category.WORKER, approved=10_000, source=NeedSource.NORM),
        Posts(facility="T1", class_type="旗直属 卫生院", funding=Funding.SELF, level=Level.GRASSROOTS,
              category=Category.NURSE, required=5, source=NeedSource.WORKLOAD),
    ),
    totals=(
        Total(level=Level.HOSPITAL, class_type="公立医院", funding=Funding.PARTIAL, approved=0, max_control=0),
        Total(level=Level.GRASSROOTS, class_type="旗直属 卫生院", funding=Funding.SELF, approved=100_000,
              max_control=100_000, reapproval_year=2024, new_posts=20),
    ),
    positions=(Positions(level=Level.GRASSROOTS, title=Title.NONE, quota=0, filled=1),),
    movements=(Movement(facility="007", category=Category.PHYSICIAN, year=2027, retiring=3, recruits_max=0),
               Movement(facility="T1", category=Category.NURSE, year=2026, arriving=1)),
    workload=(Workload(facility="T1", category=Category.NURSE, activity="=1+1", volume=10**9, unit_minutes=0.1),),
)  # fmt: skip
"""A county with something on every sheet, and values that a careless reader would change."""


@pytest.mark.parametrize("name", ["county.xlsx", "county.json"])
def test_a_county_with_everything_is_read_back_the_same(tmp_path: Path, name: str) -> None:
    write = write_county_json if name.endswith("json") else write_county_workbook
    result = read_county(write(RICH, tmp_path / name))
    assert result.county == RICH
    assert result.county.hash == RICH.hash
    assert result.defaults == ()


@pytest.mark.parametrize(
    "name", ["urad-middle-banner-headcount", "burqin-headcount", "barkol-headcount", "xinyuan-headcount"]
)
def test_the_shipped_posts_are_read_back_the_same_from_a_workbook(tmp_path: Path, name: str) -> None:
    county = read_here(instances.path(name)).county
    again = read_here(write_county_workbook(county, tmp_path / "county.xlsx"))
    assert county.posts and county.totals and county.movements
    assert again.county.hash == county.hash
    assert again.defaults == ()


def test_a_completed_county_is_read_back_the_same_in_both_forms(tmp_path: Path) -> None:
    result = read_rows(tmp_path, MINIMAL)
    book = write_county_workbook(result.county, tmp_path / "full.xlsx", result.defaults)
    for path in (book, write_county_json(result.county, tmp_path / "full.json")):
        again = read_here(path)
        assert again.county.hash == result.county.hash
        assert again.defaults == ()


def test_defaults_are_shaded_and_listed_in_the_workbook(tmp_path: Path) -> None:
    result = read_rows(tmp_path, MINIMAL)
    book = load_workbook(write_county_workbook(result.county, tmp_path / "full.xlsx", result.defaults))

    def shaded(sheet: str, cell: str) -> bool:
        return bool(book[sheet][cell].fill.fgColor.rgb == "FFFFF2CC")

    headings = {cell.value: cell.column_letter for cell in book["机构"][1]}
    assert shaded("机构", f"{headings['诊室数']}2")
    assert not shaded("机构", f"{headings['机构名称*']}2")
    assert shaded("道路路程", "A2")
    assert shaded("基本情况", "C2")
    assert book["默认值清单"].max_row == len(result.defaults) + 1


def test_no_cell_written_is_a_formula(tmp_path: Path) -> None:
    book = load_workbook(write_county_workbook(RICH, tmp_path / "rich.xlsx"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "=SUM(A1)" in [cell.value for cell in cells]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]


def test_pointers_of_defaults_name_every_value() -> None:
    from models.files.county_files import spots_of
    from models.text import text

    word = text("x", "x")

    def default(pointer: str) -> DefaultUsed:
        return DefaultUsed(sheet="", cell="", pointer=pointer, field=word, value="", source=word, effect=word)

    assert list(spots_of(default("/staff/0-1,3/title"))) == [("staff", n, "title") for n in (0, 1, 3)]
    assert list(spots_of(default("/roads/2"))) == [("roads", 2, "")]
    assert list(spots_of(default("/county/year"))) == [("county", 0, "year")]


WORDS = st.text("甲乙丙丁东西南北", min_size=1, max_size=6)
DATES = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@st.composite
def counties(draw: st.DrawFn) -> County:
    """Draw a complete county: facilities, departments, staff, needs, roads and leave."""
    centers = draw(st.integers(0, 4))
    facilities = [RICH.facilities[0].model_copy(update={"name": "甲县人民医院"})]
    kinds = [kind for kind in FacilityKind if kind is not FacilityKind.LEAD_HOSPITAL]
    facilities += [
        Facility(
            id=f"T{n}",
            name=f"{draw(WORDS)}{n}",
            short_name=f"{draw(WORDS)}{n}",
            lead=draw(st.sampled_from(["", "007"])),
            kind=draw(st.sampled_from(kinds)),
            population=draw(st.integers(0, 10**6)),
            sends=draw(st.booleans()),
            receives=draw(st.booleans()),
            rooms=draw(st.integers(0, 9)),
            open_weekdays=tuple(sorted(draw(st.sets(st.integers(1, 7))))),
        )
        for n in range(centers)
    ]
    staff = tuple(
        RICH.staff[0].model_copy(update={
            "id": f"P{n}", "host1": "", "host2": "", "title": draw(st.sampled_from(Title)), "end": None,
            "category": draw(st.sampled_from(Category)), "front_line": draw(st.booleans()),
            "start": draw(st.none() | DATES), "max_month": draw(st.none() | st.integers(0, 62).map(lambda n: n / 2)),
        })
        for n in range(draw(st.integers(1, 4)))
    )  # fmt: skip
    codes = [f.id for f in facilities]
    roads = tuple(
        Road(a="007", b=code, km=draw(st.integers(0, 5000).map(lambda n: n / 10)), minutes=5, winter_minutes=6)
        for code in codes[1:]
        if draw(st.booleans())
    )
    needs = tuple(
        Need(facility=code, period=draw(st.sampled_from(Period)), target=draw(st.integers(0, 9)) / 2)
        for code in codes[1:]
        if draw(st.booleans())
    )
    departments = (RICH.departments[0].model_copy(update={"paired": ()}),)
    info = CountyInfo(name=draw(WORDS), year=2026, month=draw(st.integers(1, 12)), profile="xinjiang")
    tables = {"facilities": tuple(facilities), "departments": departments, "staff": staff, "roads": roads}
    return County(county=info, needs=needs, **tables, **draw(shared_centers(codes)), **draw(headcount(codes)))


@st.composite
def shared_centers(draw: st.DrawFn, codes: list[str]) -> dict[str, Any]:
    """Draw phases, kinds, candidates and volumes; a kind may have no candidate or no member."""
    kinds = draw(st.lists(st.sampled_from(["检验", "心电", "医疗废物", "胸痛中心"]), unique=True))
    if not kinds:
        return {}
    years = range(2025, 2026 + draw(st.integers(0, 2)))
    amounts = st.integers(0, 10**12)
    phases = [
        Phase(phase=f"{year}年底", deadline=date(year, 12, 31), years=draw(st.integers(1, 50)),
              budget=draw(st.none() | amounts))
        for year in years
    ]  # fmt: skip
    centers = [
        Center(kind=kind, mode=draw(st.sampled_from(CenterMode)), sourcing=draw(st.sampled_from(Sourcing)),
               phase=draw(st.sampled_from(phases)).phase, max_sites=draw(st.none() | st.integers(1, 9)),
               time_limit=draw(st.none() | st.integers(0, 600)),
               merged_with=(kinds[0],) if n and draw(st.booleans()) else ())
        for n, kind in enumerate(kinds)
    ]  # fmt: skip
    sites = [
        Site(kind=kind, site=code, status=status, modules=int(status.standing), max_modules=draw(st.integers(1, 9)),
             fixed_cost=draw(amounts), module_capacity=draw(st.none() | st.integers(1, 10**9)))
        for kind in kinds
        for code in codes
        if draw(st.booleans())
        for status in [draw(st.sampled_from(SiteStatus))]
    ]  # fmt: skip
    volumes = [
        Volume(member=code, kind=kind, volume=draw(st.integers(0, 10**9)))
        for code in codes
        for kind in kinds
        if draw(st.booleans())
    ]
    return {"phases": tuple(phases), "centers": tuple(centers), "sites": tuple(sites), "volumes": tuple(volumes)}


CLASSES = [
    ("公立医院", Funding.PARTIAL, Level.HOSPITAL),
    ("乡镇卫生院", Funding.FULL, Level.GRASSROOTS),
    ("甲类", Funding.SELF, Level.GRASSROOTS),
]


@st.composite
def headcount(draw: st.DrawFn, codes: list[str]) -> dict[str, Any]:
    """Draw posts of some cells with what hangs on them; totals hold posts and loans, who retires is in post."""
    few, limit = st.integers(0, 50), st.none() | st.integers(500, 999)
    cells = draw(st.lists(st.tuples(st.sampled_from(codes), st.sampled_from(Category)), unique=True, max_size=5))
    of = {code: draw(st.sampled_from(CLASSES)) for code in codes}
    rows = [
        Posts(facility=code, category=category, class_type=of[code][0], funding=of[code][1], level=of[code][2],
              approved=draw(few), filled=draw(few), max_control=draw(limit), off_filled=draw(few),
              off_control=draw(limit), required=draw(few), source=draw(st.sampled_from(NeedSource)))
        for code, category in cells
    ]  # fmt: skip
    loans = [
        Loan(id=f"借{n}", facility=row.facility, category=row.category, posts=draw(st.integers(1, 9)),
             due=draw(st.dates(date(2026, 2, 1), date(2030, 12, 31))),
             **{"from": draw(st.none() | st.dates(date(2020, 1, 1), date(2026, 1, 1)))})
        for n, row in enumerate(rows)
        if draw(st.booleans())
    ]  # fmt: skip
    totals = [
        Total(level=of[code][2], class_type=of[code][0], funding=of[code][1], approved=draw(st.integers(400, 900)),
              max_control=draw(st.none() | st.integers(900, 1000)), new_posts=draw(few),
              reapproval_year=draw(st.integers(2000, 2100)), pool=draw(st.integers(45, 99)))
        for code in {of[row.facility]: row.facility for row in rows}.values()
    ]  # fmt: skip
    movements = [
        Movement(facility=row.facility, category=row.category, year=2026, retiring=draw(st.integers(0, row.filled)),
                 arriving=draw(few), recruits_max=draw(st.none() | few))
        for row in rows
        if draw(st.booleans())
    ]  # fmt: skip
    work = [
        Workload(facility=row.facility, category=row.category, activity=draw(WORDS), volume=draw(st.integers(0, 10**6)),
                 unit_minutes=draw(st.integers(1, 100).map(lambda n: n / 8)))
        for row in rows
        if draw(st.booleans())
    ]  # fmt: skip
    quotas = [Positions(level=Level.HOSPITAL, title=Title.SENIOR, quota=draw(few), filled=draw(few))] if rows else []
    tables = {"posts": rows, "totals": totals, "movements": movements, "loans": loans, "workload": work}
    return {key: tuple(found) for key, found in {**tables, "positions": quotas}.items()}


@given_settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(county=counties())
def test_any_complete_county_is_read_back_the_same(tmp_path: Path, county: County) -> None:
    for path in (write_county_json(county, tmp_path / "c.json"), write_county_workbook(county, tmp_path / "c.xlsx")):
        again = read_here(path)
        assert again.county == county
        assert again.county.hash == county.hash
        assert again.defaults == ()
