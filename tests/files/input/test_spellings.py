"""Spellings that planners use every day are read without a word."""

from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter

from models.county import FacilityKind, Part, Title, WeeklyPart
from models.files.input.codes import Fault
from models.files.input.dates import read_date, read_season_date, read_time
from models.files.input.pipeline import read_here
from models.files.input.values import read_flag, read_number, read_whole
from models.files.input.weekdays import (
    read_weekdays,
    read_weekly_parts,
    write_weekdays,
    write_weekly_parts,
)
from tests.files.input.books import MINIMAL, read_rows, write_folder

EVERYDAY = {
    "基本情况": (("旗县名称（全称）", "年份", "月份", "政策方案"), ("甲县", "２０２６", 3.0, "乌拉特中旗")),
    "机构表": (
        ("甲县紧密型医共体机构", None, None, None, None, None),
        (None,),
        ("序号", "编码", " 机构 名称* ", "类别", "诊室", "开诊时间", "人口", "备注"),
        (1, "H01 ", "甲县人民医院", "县总医院", "２", "周一至周五", None, "总院"),
        (2, "Ｔ０１", "东风\u200b镇卫生院\u3000", "卫生院", 2.0, "1-5", "8,000人", None),
        (3, "T02", "西河乡中心卫生院", "中心卫生院", "3间", "周一、周三", 12000, None),
        (None, None, "  ", None),
    ),
    "staff": (
        ("工号", "工作单位", "所在科室", "category", "职称", "聘任日期", "到岗日期",
         "可派出", "每周不可派", "偏远限制", "月最多天数", "语言"),
        ("P001", "人民医院", "内科", "医生", "副主任医师", "2020年3月2日", "2019.7.1",
         "√", "周二上午;周四", "×", "6天", "汉语,蒙古语"),
        ("P002", "甲县人民医院", "内科", "执业医师", "中级职称", "2021/3/2", 43831,
         "Y", "—", None, None, "汉语、蒙古语"),
        ("P003", "h01", "放射科", "医师", "正高级", datetime(2021, 3, 2), "20200101",
         1, "星期三", "否", 4.5, None),
    ),
    "请假": (
        ("人员编号", "请假类型", "开始日期", "结束日期", "时段"),
        ("Ｐ００１", "年假", "2026/3/2", "2026年3月6日", "整天"),
        ("P002", "会议", "2026-03-09", "2026-3-9", "上午"),
    ),
    "需求": (
        ("下沉机构", "科目", "周期", "天数"),
        ("东风", "内科", "按月", "2天"),
        ("西河乡中心卫生院", "放射科", "周", 1),
    ),
    "规则口径": (
        ("规则编号", "方式", "参数", "数值"),
        ("每周下沉比例", "软约束", "比例", 0.6),
        ("annual_days", "刚性", "最低职称", "副高"),
        ("roster.exempt", None, "departments", "影像、超声"),
        ("roster.availability", None, "slot", "half"),
        ("年度累计下沉天数", None, "全年天数", "20天"),
    ),
    "Sheet9": (),
}  # fmt: skip


def test_everyday_spellings_raise_nothing(tmp_path: Path) -> None:
    result = read_rows(tmp_path, EVERYDAY)
    assert result.issues == ()
    county = result.county
    assert (county.county.year, county.county.month, county.county.profile) == (2026, 3, "urad")
    assert [f.id for f in county.facilities] == ["H01", "T01", "T02"]
    assert county.facilities[0].kind is FacilityKind.LEAD_HOSPITAL
    assert county.facilities[1].open_weekdays == (1, 2, 3, 4, 5)
    assert (county.facilities[1].name, county.facilities[1].population) == ("东风镇卫生院", 8000)
    assert county.facilities[2].open_weekdays == (1, 3)
    assert [p.employer for p in county.staff] == ["H01"] * 3
    assert [p.title for p in county.staff] == [Title.DEPUTY_SENIOR, Title.INTERMEDIATE, Title.SENIOR]
    assert [p.start for p in county.staff] == [date(2019, 7, 1), date(2020, 1, 1), date(2020, 1, 1)]
    assert county.staff[0].languages == county.staff[1].languages == ("汉语", "蒙古语")
    assert county.staff[0].max_month == 6
    assert [(a.person, a.first, a.part) for a in county.absences] == [
        ("P001", date(2026, 3, 2), Part.DAY),
        ("P002", date(2026, 3, 9), Part.AM),
    ]
    assert [(n.facility, n.specialty, n.target) for n in county.needs] == [("T01", "内科", 2), ("T02", "放射", 1)]
    assert [(s.rule, s.parameter, s.value) for s in county.policy] == [
        ("roster.weekly_share", "share", "0.6"),
        ("roster.annual_days", "min_title", "deputy_senior"),
        ("roster.exempt", "departments", "imaging,ultrasound"),
        ("roster.availability", "slot", "half"),
        ("roster.annual_days", "days", "20"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_csv_in_every_encoding_of_excel(tmp_path: Path, encoding: str) -> None:
    result = read_here(write_folder(tmp_path / "甲县", MINIMAL, encoding))
    assert result.issues == ()
    assert [f.name for f in result.county.facilities][1] == "东风镇卫生院"


def test_formulas_with_saved_values_are_read_with_one_warning_a_column(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = xlsxwriter.Workbook(str(path))
    for title, rows in MINIMAL.items():
        sheet = book.add_worksheet(title)
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
    sheet = book.get_worksheet_by_name("人员")
    sheet.write_formula("A2", '="P"&"007"', None, "P007")
    sheet.write_formula("A3", '="P"&"008"', None, "P008")
    book.close()
    result = read_here(path)
    assert [p.id for p in result.county.staff] == ["P007", "P008", "P003"]
    assert [(i.code, i.place, i.severity) for i in result.issues] == [("formula_value_used", "人员!A2", "warning")]


@pytest.mark.parametrize(
    "found",
    ["2026-03-02", "2026/3/2", "2026.3.2", "2026年3月2日", "２０２６年３月２日", "20260302",
     20260302, 46083, 46083.0, "46083",
     datetime(2026, 3, 2), date(2026, 3, 2), " 2026-03-02 00:00:00", "2026-03-02T08:30:00"],
)  # fmt: skip
def test_dates(found: object) -> None:
    assert read_date(found) == date(2026, 3, 2)


@pytest.mark.parametrize("found", ["2026-13-01", "3月", True, "明天", 1.5e9, float("inf"), -3, "2026-02-29"])
def test_what_is_no_date(found: object) -> None:
    with pytest.raises(Fault) as fault:
        read_date(found)
    assert fault.value.code == "not_a_date"


def test_dates_of_a_season() -> None:
    assert [read_season_date(v) for v in ("12-15", "2月5日", "2/29", "2026/12/15")] == [
        "12-15", "02-05", "02-29", "2026-12-15",
    ]  # fmt: skip
    with pytest.raises(Fault, match="not_a_season_date"):
        read_season_date("02-30")


def test_times() -> None:
    found = [read_time(v) for v in ("8:30", "08：30", "8时30分", 0.5, time(9, 0), "17:05:00")]
    assert found == [time(8, 30), time(8, 30), time(8, 30), time(12), time(9), time(17, 5)]


@pytest.mark.parametrize(
    ("found", "days"),
    [("周一至周五", (1, 2, 3, 4, 5)), ("1-5", (1, 2, 3, 4, 5)), ("星期一、星期三", (1, 3)), ("周一三五", (1, 3, 5)),
     ("135", (1, 3, 5)), ("每天", (1, 2, 3, 4, 5, 6, 7)), ([5, 1], (1, 5)), (3.0, (3,)),
     ("周六,周日", (6, 7)), ("工作日", (1, 2, 3, 4, 5))],
)  # fmt: skip
def test_weekdays(found: object, days: tuple[int, ...]) -> None:
    assert read_weekdays(found) == days
    assert read_weekdays(write_weekdays(days)) == days


def test_weekly_sessions() -> None:
    wanted = (WeeklyPart(weekday=2, part=Part.AM), WeeklyPart(weekday=4))
    for found in ("周二上午;周四", "周四；周二上午", "2am,4", [{"weekday": 2, "part": "am"}, {"weekday": 4}]):
        assert read_weekly_parts(found) == wanted
    assert read_weekly_parts(write_weekly_parts(wanted)) == wanted


def test_numbers_and_flags() -> None:
    assert [read_number(v) for v in ("1,234", "30公里", "４５分钟", ".5", 3)] == [1234, 30, 45, 0.5, 3]
    assert read_whole("3.0") == 3
    assert [read_flag(v) for v in ("是", "√", 1, True, "Y")] == [True] * 5
    assert [read_flag(v) for v in ("否", "×", 0.0, False, "无")] == [False] * 5
    for bad in ("三", "nan", "1e999", True, "1 2"):
        with pytest.raises(Fault, match="not_a_number"):
            read_number(bad)
