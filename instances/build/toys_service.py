"""Toys of the rules about what service is done and how much of it: limits, minima, activities, postings."""

from datetime import date

from instances.build.small import Small, best, binding, center, hospital, person, small_county, weekly
from models.county import Activity, Mode
from models.county.service import Resident
from models.text import text

SERVICE_TOYS: dict[str, Small] = {
    "weekly-limit": Small(
        title=text("每周最多天数：两天为限", "weekly limit: two days at most"),
        county=lambda: small_county(
            "每周最多天数",
            binding("roster.weekly_limit", values={"roster.weekly_limit.max_days": "2"}),
            [person("P1")],
            needs=[weekly("T1", 3)],
        ),
        best=best(need=1, travel=120),
        why=text("每周至多2天：缺1天，往返两次。", "Two days a week at most: one is missed, two round trips."),
    ),
    "fair-towns": Small(
        title=text("服务均衡：人口多的多去", "fair towns: more people, more days"),
        county=lambda: small_county(
            "服务均衡",
            binding("roster.fair_towns", mode=Mode.SOFT, values={"roster.fair_towns.days_per_1000": "1"}),
            [person("P1")],
            facilities=[hospital(), center("T1", population=13000), center("T2", population=8000)],
        ),
        best=best(travel=3 * 60 + 2 * 120),
        why=text(
            "本周占本月5/22：T1 13×5/22=2.95天进为3天，T2 8×5/22=1.8天进为2天，往返3×60加2×120分钟。",
            "5/22 of the month: 2.95 days at T1, so 3, and 1.8 at T2, so 2; 3 x 60 and 2 x 120 minutes.",
        ),
    ),
    "days-in-row": Small(
        title=text("连续天数上限：两天后歇一天", "days in a row: a day at home after two"),
        county=lambda: small_county(
            "连续天数上限",
            binding("roster.days_in_row", values={"roster.days_in_row.max_days": "2"}),
            [person("P1")],
            needs=[weekly("T1", 5)],
        ),
        best=best(need=1, travel=240),
        why=text("周三在院，其余四天下沉：缺1天。", "Wednesday at home and four days out: one is missed."),
    ),
    "specialty-minimum": Small(
        title=text("专科最低天数：儿科到每个中心", "specialty minimum: pediatrics at each center"),
        county=lambda: small_county(
            "专科最低天数",
            binding(
                "roster.specialty_minimum",
                mode=Mode.SOFT,
                values={
                    "roster.specialty_minimum.days": "4",
                    "roster.specialty_minimum.specialties": "儿科/小儿科,精神科",
                },
            ),
            [person("P1", specialty="小儿科"), person("P2")],
        ),
        best=best(need=2, travel=180),
        why=text(
            "每月4天，本周5/22为0.9天，进为1天：儿科两处各1天，往返60加120分钟；精神科无人，缺2天。",
            "Four days a month, 5/22 of it is 0.9, so 1: pediatrics serves both; nobody practices psychiatry: 2 short.",
        ),
    ),
    "activities": Small(
        title=text("服务内容：手术示教只在中心卫生院", "activities: surgery demonstration at central centers only"),
        county=lambda: small_county(
            "服务内容",
            binding("roster.activities", values={"roster.activities.surgery": "central_township_center"}),
            [person("P1")],
            needs=[weekly("T1", 1, activity=Activity.SURGERY), weekly("T1", 1, activity=Activity.ROUNDS)],
        ),
        best=best(need=1, travel=60),
        why=text(
            "T1不是中心卫生院：手术示教1天不能安排。", "T1 is no central center: the day of surgery is not to be had."
        ),
    ),
    "resident": Small(
        title=text("常驻：不参加轮转", "a resident posting takes no part in rotation"),
        county=lambda: small_county(
            "常驻",
            binding("roster.resident"),
            [person("P1")],
            needs=[weekly("T1", 3), weekly("T2", 1)],
            residents=[
                Resident(person="P1", facility="T1", first=date(2026, 1, 1), last=date(2026, 6, 30), basis="示例")
            ],
        ),
        best=best(need=1, travel=300),
        why=text("P1常驻T1，周一至周五都在，不去T2。", "P1 is posted to T1, Monday to Friday, and does not go to T2."),
    ),
}
