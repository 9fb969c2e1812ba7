"""Toys: one rule each, small enough to be solved by hand; the reason stands beside the number."""

from datetime import date

from instances.build.small import (
    Small,
    balance,
    best,
    binding,
    busy,
    center,
    hospital,
    leave,
    people,
    person,
    road,
    small_county,
    weekly,
)
from instances.build.toys_calendar import CALENDAR_TOYS
from instances.build.toys_comfort import COMFORT_TOYS
from instances.build.toys_headcount import HEADCOUNT_TOYS
from instances.build.toys_headcount_staff import HEADCOUNT_STAFF_TOYS
from instances.build.toys_service import SERVICE_TOYS
from instances.build.toys_siting import SITING_TOYS
from instances.build.toys_siting_sites import SITE_TOYS
from instances.build.toys_travel import TRAVEL_TOYS
from models.county import Exemption, Mode, Part, Pin, PinKind, WeeklyPart
from models.text import text

WEDNESDAY, THURSDAY = date(2026, 3, 4), date(2026, 3, 5)
FRIDAY = date(2026, 3, 6)

RULE_TOYS: dict[str, Small] = {
    "weekly-share": Small(
        title=text("每周下沉比例：三人应派二人", "weekly share: two of three are due"),
        county=lambda: small_county(
            "每周下沉比例",
            binding("roster.weekly_share", mode=Mode.SOFT),
            [person("P1"), person("P2", dispatchable=False), person("P3")],
            absences=[leave("P3")],
        ),
        best=best(policy=1, travel=60),
        why=text(
            "在册3人应派ceil(50%×3)=2人，只有P1可派：缺1人，去较近的T1往返60分钟。",
            "3 on the roll ask for 2; only P1 can go: 1 short, and 60 minutes to the nearer T1 and back.",
        ),
    ),
    "annual-days": Small(
        title=text("年度天数：按月份进度", "annual days: the pace of the year"),
        county=lambda: small_county(
            "年度天数",
            binding("roster.annual_days", mode=Mode.SOFT),
            [person("P1")],
            absences=[leave("P1", THURSDAY, FRIDAY)],
            opening=[balance("P1", 4.0)],
        ),
        best=best(policy=0.5, travel=180),
        why=text(
            "截至3月应完成30×3/12=7.5天，已核验4天，本周只有3天可派：欠0.5天。",
            "7.5 days are due by March, 4 are verified and 3 days are free: 0.5 short.",
        ),
    ),
    "exempt": Small(
        title=text("不纳入：院长与登记人员", "not included: the president and the listed"),
        county=lambda: small_county(
            "不纳入",
            binding("roster.annual_days", mode=Mode.SOFT),
            [person("P1", role="院长"), person("P2"), person("P3")],
            exemptions=[Exemption(person="P2", rule="roster.annual_days", reason="示例", basis="示例文号〔2026〕1号")],
            opening=[balance("P3", 6.5)],
        ),
        best=best(travel=60),
        why=text("只有P3应下沉，尚欠1天。", "Only P3 owes days: one."),
    ),
    "availability": Small(
        title=text("可派时间：门诊日与年休假", "availability: a clinic day and leave"),
        county=lambda: small_county(
            "可派时间",
            binding(),
            [person("P1", fixed_unavailable=busy(1))],
            absences=[leave("P1", date(2026, 3, 3), date(2026, 3, 3))],
            needs=[weekly("T1", 5)],
        ),
        best=best(need=2, travel=180),
        why=text("周一门诊、周二休假，只剩3天。", "Monday is clinic, Tuesday leave: 3 of 5 days remain."),
    ),
    "one-place": Small(
        title=text("同一时段一处", "one place at a time"),
        county=lambda: small_county(
            "同一时段一处", binding(), [person("P1")], needs=[weekly("T1", 5), weekly("T2", 5)]
        ),
        best=best(need=5, travel=300),
        why=text("5天只能去一处，全去较近的T1。", "Five days serve five of ten, all at the nearer T1."),
    ),
    "eligible": Small(
        title=text("适格：诊疗科目与月上限", "eligible: licensed subject and monthly limit"),
        county=lambda: small_county(
            "适格",
            binding(),
            [person("P1", max_month=2)],
            facilities=[hospital(), center("T1", licensed_subjects=("外科",)), center("T2")],
            needs=[weekly("T1", 2), weekly("T2", 5)],
        ),
        best=best(need=5, travel=240),
        why=text(
            "T1未核准内科，P1每月至多2天，都去T2。",
            "T1 is not licensed for the specialty; two days at T2 are the limit.",
        ),
    ),
    "home-floor": Small(
        title=text("科室最低在岗", "home floor"),
        county=lambda: small_county("科室最低在岗", binding(), people(3), floors={"D1": 2}, needs=[weekly("T1", 10)]),
        best=best(need=5, travel=300),
        why=text("3人中2人须在岗，每天派1人。", "Two of three stay: one a day may go."),
    ),
    "rooms": Small(
        title=text("诊室与开诊日", "rooms and opening days"),
        county=lambda: small_county(
            "诊室",
            binding(),
            people(3),
            facilities=[hospital(), center("T1", rooms=1, open_weekdays=(1, 2, 3))],
            roads=[road("H1", "T1", 30)],
            needs=[weekly("T1", 10)],
        ),
        best=best(need=7, travel=180),
        why=text("1间诊室开3天。", "One room on three days."),
    ),
    "need": Small(
        title=text("需求：专业对口，最低为硬", "need: by specialty, with a hard minimum"),
        county=lambda: small_county(
            "需求",
            binding(),
            [person("P1"), person("P2", specialty="外科", fixed_unavailable=busy(1, 2, 3, 4))],
            needs=[weekly("T1", 2, specialty="内科"), weekly("T1", 2, specialty="外科"), weekly("T2", 1, minimum=1)],
        ),
        best=best(need=1, travel=300),
        why=text(
            "外科只有周五1天，缺1天；T2最低1天由内科去：3×60+120分钟。",
            "Surgery has one free day, one short; internal medicine serves the minimum at T2: 3 x 60 + 120 minutes.",
        ),
    ),
    "hosts": Small(
        title=text("双身份：两个接收单位", "hosts: two a year"),
        county=lambda: small_county(
            "双身份",
            binding("roster.hosts"),
            [person("P1"), person("P2", host1="T2")],
            facilities=[hospital(), center("T1"), center("T2"), center("T3")],
            roads=[road("H1", "T1", 30), road("H1", "T2", 60), road("H1", "T3", 10)],
            opening=[balance("P1", 4.0, hosts_year=("T1", "T2"))],
            needs=[weekly("T1", 1), weekly("T2", 2), weekly("T3", 3)],
        ),
        best=best(need=3, travel=300),
        why=text(
            "P1本年已有两个接收单位，P2指定T2：T3再近也无人可去。",
            "P1 has had two hosts and P2 is bound to T2: nobody may go to T3, near as it is.",
        ),
    ),
    "pins": Small(
        title=text("指定班次优先", "pins win"),
        county=lambda: small_county(
            "指定班次",
            binding(),
            [person("P1")],
            facilities=[hospital(), center("T1"), center("T2", open_weekdays=(2, 3, 4, 5))],
            pins=[
                Pin(person="P1", date=date(2026, 3, 2), facility="T2", kind=PinKind.MUST, reason="义诊"),
                Pin(person="P1", date=date(2026, 3, 3), kind=PinKind.MUST_NOT, reason="会诊"),
            ],
            needs=[weekly("T1", 5)],
        ),
        best=best(need=2, travel=300),
        why=text(
            "周一必排在不开诊的T2（记为指定所致），周二禁排，余3天去T1：120+3×60分钟。",
            "Monday is pinned to T2 on a closed day (a pinned breach), Tuesday forbidden, three days go to T1.",
        ),
    ),
    "travel": Small(
        title=text("路程：近者去，按冬季分钟", "travel: the nearer goes, at winter minutes"),
        county=lambda: small_county(
            "路程",
            binding(),
            [person("P1"), person("P2", employer="H2", dept="D2")],
            facilities=[hospital(), hospital("H2"), center("T1")],
            roads=[road("H1", "T1", 30), road("H2", "T1", 10, winter_minutes=15)],
            needs=[weekly("T1", 1)],
        ),
        best=best(travel=30),
        why=text("H2较近，3月按冬季15分钟，往返30分钟。", "H2 is nearer; in March its winter 15 minutes count, twice."),
    ),
    "closed-road": Small(
        title=text("封路：后两天才通", "a closed road that opens on Thursday"),
        county=lambda: small_county(
            "封路",
            binding(),
            [person("P1")],
            facilities=[hospital(), center("T1")],
            roads=[road("H1", "T1", 30, closed_from="12-01", closed_to="03-04")],
            needs=[weekly("T1", 5)],
        ),
        best=best(need=3, travel=120),
        why=text("封到3月4日，只有周四、周五可去。", "Closed until 4 March: Thursday and Friday remain."),
    ),
    "half-days": Small(
        title=text("半天排班：同日同处一次往返", "half-days: one trip a day and place"),
        county=lambda: small_county(
            "半天排班",
            binding(values={"roster.availability.slot": "half"}),
            [person("P1", fixed_unavailable=(WeeklyPart(weekday=1, part=Part.AM),))],
            needs=[weekly("T1", 2)],
        ),
        best=best(travel=120),
        why=text("两个整天分四个半天，往返两次。", "Four half-days on two whole days: two round trips."),
    ),
}

ROSTER_TOYS: dict[str, Small] = RULE_TOYS | CALENDAR_TOYS | COMFORT_TOYS | SERVICE_TOYS | TRAVEL_TOYS

TOYS: dict[str, Small] = ROSTER_TOYS | SITING_TOYS | SITE_TOYS | HEADCOUNT_TOYS | HEADCOUNT_STAFF_TOYS
"""Every toy by its id."""
