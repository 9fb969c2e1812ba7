"""What is filled in where only 机构 and 人员 say something, and how it is listed."""

from pathlib import Path
from typing import Any

import pytest

from models.county import DepartmentKind, LicenseClass, Need, Period
from models.files import ReadResult, complete_county
from models.files.input.defaults.codes import short_names
from models.files.input.defaults.departments import kind_of
from models.files.input.defaults.log import numbers_of, ranges
from models.files.input.defaults.staff import specialty_of
from models.issue import DefaultUsed
from tests.files.input.books import FACILITIES, MINIMAL, read_rows


def _facility(name: str, kind: str, **fields: Any) -> dict[str, Any]:
    return {"id": name, "name": name, "kind": kind, **fields}


def _person(id: str, **fields: Any) -> dict[str, Any]:
    plain = {"employer": "H", "dept": "内科", "category": "physician", "title": "deputy_senior"}
    return {"id": id, **plain, **fields}


def _county(profile: str = "urad", people: int = 24, **sheets: Any) -> ReadResult:
    """Return a county of one hospital and two centers of 3000 and 1000 people."""
    return complete_county(
        {
            "county": {"name": "甲县", "year": 2026, "month": 3, "profile": profile},
            "facilities": [
                _facility("H", "lead_hospital"),
                _facility("A", "township_center", population=3000),
                _facility("B", "township_center", population=1000),
            ],
            "staff": [_person(f"P{n}") for n in range(people)],
            **sheets,
        }
    )


def _used(result: ReadResult, sheet: str, field: str) -> DefaultUsed:
    return next(d for d in result.defaults if (d.sheet, d.field.zh) == (sheet, field))


def test_facilities_and_staff_alone_make_a_county(tmp_path: Path) -> None:
    county = read_rows(tmp_path, MINIMAL).county
    assert county.county.model_dump(include={"name", "year", "month", "profile"}) == {
        "name": "甲县", "year": 2026, "month": 3, "profile": "xx-county",
    }  # fmt: skip
    hospital, town, central = county.facilities
    assert (hospital.sends, hospital.receives, town.sends, town.receives) == (True, False, False, True)
    assert (town.rooms, central.rooms, town.open_weekdays) == (2, 3, (1, 2, 3, 4, 5))
    assert (hospital.lead, town.lead, central.lead) == ("", "H01", "H01")
    assert [f.short_name for f in county.facilities] == ["甲县人民医院", "东风", "西河"]
    assert [(d.id, d.kind, d.floor) for d in county.departments] == [
        ("内科", DepartmentKind.CLINICAL, 1),
        ("放射科", DepartmentKind.IMAGING, 1),
    ]
    assert [(p.specialty, p.front_line) for p in county.staff] == [("内科", True), ("内科", True), ("放射", False)]
    assert {(r.a, r.b, r.km, r.minutes) for r in county.roads} == {("H01", "T01", 30, 45), ("H01", "T02", 30, 45)}
    assert [(n.facility, n.period, n.target) for n in county.needs] == [
        ("T01", Period.WEEK, 1),
        ("T02", Period.WEEK, 1),
    ]


def test_every_default_is_listed_with_its_cells_source_and_effect(tmp_path: Path) -> None:
    rooms = [(*FACILITIES[0], "诊室数"), (*FACILITIES[1], 4), *FACILITIES[2:]]
    result = read_rows(tmp_path, MINIMAL | {"机构": rooms})
    listed = _used(result, "机构", "诊室数")
    assert (listed.cell, listed.pointer, listed.value) == ("D3:D4", "/facilities/1-2/rooms", "2 ×1、3 ×1")
    assert _used(result, "人员", "可派出").pointer == "/staff/0-2/dispatchable"
    assert _used(result, "基本情况", "政策方案").effect.zh.endswith("请改选本地方案")
    for default in result.defaults:
        assert default.source.zh and default.source.en and default.effect.zh and default.effect.en and default.value


def test_nothing_is_listed_that_the_input_says() -> None:
    given = _county(roads=[], needs=[])
    again = complete_county(given.county.model_dump(by_alias=True))
    assert again.defaults == ()
    assert again.county == given.county


@pytest.mark.parametrize(
    ("name", "county", "names"),
    [
        ("乌加河镇卫生院", "", ["乌加河", "乌加河镇", "乌加河镇卫生院"]),
        ("甲县东风镇中心卫生院", "甲县", ["东风", "东风镇", "东风镇中心卫生院", "甲县东风镇中心卫生院"]),
        ("甲县人民医院", "甲县", ["人民医院", "甲县人民医院"]),
        ("海流图社区卫生服务中心", "", ["海流图", "海流图社区卫生服务中心"]),
        ("巴音苏木卫生院", "", ["巴音", "巴音苏木", "巴音苏木卫生院"]),
        ("卫生院", "", ["卫生院"]),
    ],
)
def test_short_names(name: str, county: str, names: list[str]) -> None:
    assert short_names(name, county) == names


def test_short_names_differ_where_stems_coincide() -> None:
    names = ["海流图镇卫生院", "海流图社区卫生服务中心"]
    doc = [_facility("H", "lead_hospital"), *({"name": n, "kind": "township_center"} for n in names)]
    county = _county(facilities=doc).county
    assert [f.short_name for f in county.facilities[1:]] == ["海流图镇", "海流图社区卫生服务中心"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("超声影像科", "ultrasound"), ("CT室", "imaging"), ("检验科", "laboratory"), ("麻醉科", "anesthesia"),
     ("心血管内科", "clinical"), ("护理部", "nursing"), ("院办", "administrative"), ("预防保健科", "public_health")],
)  # fmt: skip
def test_kind_of_a_department(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_specialty_of_a_department() -> None:
    names = ("妇产科", "内科", "心血管内科", "普外科", "儿科", "康复科", "检验室")
    assert [specialty_of(n) for n in names] == ["妇产", "内科", "心血管内科", "普外科", "儿科", "康复", "检验室"]


def test_license_class_follows_the_department() -> None:
    depts = ["内科", "中医科", "蒙医科", "口腔科", "公卫科"]
    staff = [_person(f"P{n}", dept=d) for n, d in enumerate(depts)] + [_person("N", category="nurse")]
    found = [p.license_class for p in _county(staff=staff).county.staff]
    assert found == [
        LicenseClass.CLINICAL, LicenseClass.TCM, LicenseClass.MONGOLIAN, LicenseClass.DENTAL,
        LicenseClass.PUBLIC_HEALTH, LicenseClass.NONE,
    ]  # fmt: skip


@pytest.mark.parametrize(("physicians", "nurses", "floor"), [(1, 0, 1), (4, 9, 2), (5, 0, 3), (0, 7, 4), (0, 1, 1)])
def test_home_floor_is_half_of_the_physicians_or_of_everybody(physicians: int, nurses: int, floor: int) -> None:
    staff = [_person(f"P{n}") for n in range(physicians)]
    staff += [_person(f"N{n}", category="nurse") for n in range(nurses)]
    assert _county(staff=staff).county.departments[0].floor == floor


def test_departments_of_two_hospitals_with_one_name() -> None:
    facilities = [_facility("H", "lead_hospital"), _facility("M", "mch")]
    staff = [_person("P1"), _person("P2", employer="M"), _person("P3", employer="M", dept="妇产科")]
    county = _county(facilities=facilities, staff=staff).county
    assert [d.id for d in county.departments] == ["H-内科", "M-内科", "妇产科"]
    assert [p.dept for p in county.staff] == ["H-内科", "M-内科", "妇产科"]


def _targets(needs: tuple[Need, ...]) -> dict[tuple[str, str], float]:
    return {(n.facility, n.period.value): n.target for n in needs}


def test_needs_split_the_annual_days_by_population() -> None:
    # 24 people x 30 days / 12 months = 60 days; 2 x 4 1/3 stand for the weekly days; 51 1/3 are split 3 to 1
    assert _targets(_county("urad").county.needs) == {
        ("A", "week"): 1, ("B", "week"): 1, ("A", "month"): 4 + 38.5, ("B", "month"): 4 + 12.5,
    }  # fmt: skip


def test_needs_split_the_weekly_share_by_population() -> None:
    # ceil(50% x 25) = 13 people a week x 4 1/3 = 56 1/3 days
    assert _targets(_county("xinjiang", people=25).county.needs) == {
        ("A", "week"): 1, ("B", "week"): 1, ("A", "month"): 4 + 35.5, ("B", "month"): 4 + 11.5,
    }  # fmt: skip


@pytest.mark.parametrize("people", [1, 2, 3, 4, 7, 24, 100])
def test_needs_never_exceed_the_supply(people: int) -> None:
    needs = _county("urad", people=people).county.needs
    month = sum(n.target for n in needs if n.period is Period.MONTH)
    assert 0 < month <= people * 30 / 12
    weekly = sum(n.target for n in needs if n.period is Period.WEEK)
    assert weekly * 52 / 12 <= people * 30 / 12


def test_needs_where_no_rule_asks_anybody_are_a_day_a_week() -> None:
    assert _targets(_county("xx-county").county.needs) == {("A", "week"): 1, ("B", "week"): 1}


def test_population_of_a_center_without_one_is_the_mean() -> None:
    facilities = [
        _facility("H", "lead_hospital"),
        _facility("A", "township_center", population=3000),
        _facility("B", "township_center", population=1000),
        _facility("C", "community_center"),
    ]
    assert _county(facilities=facilities).county.facilities[3].population == 2000


def test_roads_from_coordinates() -> None:
    facilities = [
        _facility("H", "lead_hospital", lon=108.0, lat=41.0),
        _facility("A", "township_center", lon=108.0, lat=42.0),
        _facility("B", "township_center", lon=108.0, lat=41.5, zone="牧区"),
        _facility("C", "village_clinic", parent="A"),
    ]
    roads = {(r.a, r.b): r for r in _county(facilities=facilities).county.roads}
    # one degree of latitude is 111.2 km
    assert roads["H", "A"].km == pytest.approx(111.2 * 1.24, abs=0.1)
    assert roads["H", "B"].km == pytest.approx(55.6 * 1.1, abs=0.1)
    assert roads["H", "B"].minutes == 74
    assert (roads["A", "C"].km, roads["A", "C"].minutes, roads["A", "C"].winter_minutes) == (30, 45, 45)


def test_roads_are_added_only_for_places_that_none_joins(tmp_path: Path) -> None:
    roads: list[tuple[Any, ...]] = [("起点", "终点", "里程"), ("H01", "T01", 20)]
    result = read_rows(tmp_path, MINIMAL | {"道路路程": roads})
    assert [(r.a, r.b, r.minutes) for r in result.county.roads] == [("H01", "T01", 24), ("H01", "T02", 45)]
    closed = read_rows(tmp_path, MINIMAL | {"道路路程": [*roads, ("无",)]})
    assert [(r.a, r.b) for r in closed.county.roads] == [("H01", "T01")]
    assert [(i.code, i.severity) for i in closed.issues] == [("unreachable", "warning")]
    assert "西河" in closed.issues[0].message.zh


def test_a_sheet_of_needs_that_says_none_has_none(tmp_path: Path) -> None:
    needs = [("接收单位", "周期", "目标天数"), ("无",)]
    assert read_rows(tmp_path, MINIMAL | {"基层需求": needs}).county.needs == ()


def test_the_month_follows_the_newest_service(tmp_path: Path) -> None:
    opening = [("工号", "截止日期"), ("P001", "2026-12-31")]
    info = read_rows(tmp_path, MINIMAL | {"期初台账": opening}).county.county
    assert (info.year, info.month) == (2027, 1)


def test_absences_reduce_by_their_kind(tmp_path: Path) -> None:
    rows = [
        ("工号", "类型", "开始", "结束"),
        ("P001", "产假", "2026-01-01", "2026-05-31"),
        ("P002", "年假", "2026-03-02", "2026-03-03"),
    ]
    assert [a.reduces for a in read_rows(tmp_path, MINIMAL | {"请假外出": rows}).county.absences] == [True, False]


def test_warnings_about_what_is_hardly_meant(tmp_path: Path) -> None:
    sheets = MINIMAL | {
        "基层需求": [("接收单位", "专业", "周期", "目标天数"), ("H01", None, "每周", 1), ("T01", "眼科", "每周", 1)],
        "科室": [("派出单位", "科室名称", "最低在岗人数"), ("H01", "内科", 3), ("H01", "放射科", 1)],
        "请假外出": [
            ("工号", "类型", "开始", "结束", "折减任务"),
            ("P001", "产假", "2026-01-01", "2026-05-31", "是"),
        ],
        "期初台账": [("工号", "截止日期"), ("P001", "2026-02-28")],
        "实际出勤": [("日期", "工号", "接收单位"), ("2026-02-27", "P001", "T01")],
    }
    result = read_rows(tmp_path, sheets)
    assert {(i.place, i.code) for i in result.issues} == {
        ("基层需求!A2", "host_does_not_receive"),
        ("基层需求!B3", "specialty_nobody"),
        ("科室!C2", "floor_above_staff"),
        ("请假外出!E2", "reduces_without_basis"),
        ("实际出勤!A2", "attendance_in_opening"),
    }
    assert {i.severity for i in result.issues} == {"warning"}


def test_ranges() -> None:
    assert ranges([7, 0, 1, 2, 3, 9]) == "0-3,7,9"
    assert numbers_of("0-3,7,9") == [0, 1, 2, 3, 7, 9]


def test_the_lead_hospital_is_the_parents_where_there_are_two() -> None:
    facilities = [
        _facility("H", "lead_hospital"),
        _facility("M", "lead_hospital"),
        _facility("A", "township_center", lead="M"),
        _facility("V", "village_clinic", parent="A"),
        _facility("B", "township_center"),
    ]
    result = _county(facilities=facilities)
    assert [f.lead for f in result.county.facilities] == ["", "", "M", "M", ""]
    assert {(r.a, r.b, r.km) for r in result.county.roads} == {
        ("H", "M", 2),
        ("M", "A", 30),
        ("A", "V", 30),
        ("H", "B", 30),
    }


def test_each_default_is_listed_with_its_own_source() -> None:
    listed = {(d.sheet, d.field.zh): d.source.zh for d in _county().defaults}
    assert "“科”字" in listed["人员", "专业"]
    assert listed["人员", "用工形式"] == "未填视为在编"


def test_nothing_served_so_far_is_said_where_nothing_tells() -> None:
    result = _county(people=2)
    assert [(o.person, str(o.as_of), o.days_year) for o in result.county.opening] == [
        ("P0", "2026-02-28", 0), ("P1", "2026-02-28", 0),
    ]  # fmt: skip
    assert "期初台账" in _used(result, "期初台账", "整行").effect.zh


@pytest.mark.parametrize(
    "told",
    [
        {"opening": []},
        {"attendance": [{"date": "2026-02-03", "id": "P0", "facility": "A", "verified_by": "A"}]},
        {"county": {"name": "甲县", "year": 2026, "month": 1, "profile": "urad"}},
    ],
)
def test_no_balance_is_added_where_something_tells_or_the_year_begins(told: dict[str, Any]) -> None:
    assert not _county(**told).county.opening


@pytest.mark.parametrize(("title", "may"), [("junior", False), ("intermediate", True), ("senior", True)])
def test_who_may_be_sent_where_the_sheet_does_not_say(title: str, may: bool) -> None:
    (person,) = _county(staff=[_person("P0", title=title)]).county.staff
    assert person.dispatchable is may
