"""Toys of the calendar: weeks over two months, make-up days, part-year obligations, two lead hospitals."""

from datetime import date

from instances.build.small import (
    Small,
    balance,
    best,
    binding,
    center,
    hospital,
    leave,
    people,
    person,
    road,
    small_county,
    weekly,
)
from models.county import Mode, Published, Title
from models.text import text

CALENDAR_TOYS: dict[str, Small] = {
    "week-over-months": Small(
        title=text("跨月的周：上月已发布的算数", "a week over two months: what is published counts"),
        county=lambda: small_county(
            "跨月的周",
            binding("roster.weekly_share", mode=Mode.SOFT),
            people(4),
            month=4,
            published=[Published(person=p, date=date(2026, 3, 30), facility="T1") for p in ("P1", "P2")],
        ),
        first=date(2026, 4, 1),
        last=date(2026, 4, 5),
        best=best(),
        why=text(
            "3月30日已发布2人，4人应派2人，4月不必再排。",
            "Two of four served on 30 March, so April's part of the week owes nobody.",
        ),
    ),
    "make-up-day": Small(
        title=text("调休上班的周六", "a Saturday that is worked"),
        county=lambda: small_county("调休", binding(), [person("P1")], month=2, needs=[weekly("T1", 1)]),
        first=date(2026, 2, 28),
        last=date(2026, 2, 28),
        best=best(travel=60),
        why=text("2月28日周六上班，周一至周五开诊的机构也开诊。", "28 February is worked, and open as a weekday is."),
    ),
    "promotion-in-year": Small(
        title=text("年内聘任：次月起应下沉", "promotion in the year: obliged from the next month"),
        county=lambda: small_county(
            "年内聘任",
            binding("roster.annual_days", mode=Mode.SOFT),
            [person("P1", title=Title.INTERMEDIATE, title_from=date(2026, 2, 10))],
        ),
        best=best(travel=180),
        why=text(
            "3月至12月共10个月应25天，截至3月2.5天，整天排3天。",
            "Ten months owe 25 days, 2.5 of them by March: three whole days.",
        ),
    ),
    "two-leads": Small(
        title=text("两个牵头医院各算各的", "two lead hospitals, each its own share"),
        county=lambda: small_county(
            "两个牵头医院",
            binding("roster.weekly_share", mode=Mode.SOFT),
            [
                person("P1"),
                person("P2"),
                person("Q1", employer="H2", dept="D2"),
                person("Q2", employer="H2", dept="D2"),
            ],
            facilities=[hospital(), hospital("H2"), center("T1")],
            roads=[road("H1", "T1", 30), road("H2", "T1", 30)],
            absences=[leave("P1"), leave("P2")],
        ),
        best=best(policy=1, travel=60),
        why=text(
            "H1两人全周休假缺1人；H2派1人即达标，不能替H1顶数。",
            "Both of H1 are on leave: 1 short; H2 sends its one, which does not count for H1.",
        ),
    ),
    "year-end": Small(
        title=text("年底：所欠多于所剩", "year end: more is owed than is left"),
        county=lambda: small_county(
            "年底",
            binding("roster.annual_days", mode=Mode.SOFT),
            [person("P1")],
            month=12,
            opening=[balance("P1", 0.0, as_of=date(2026, 11, 30))],
        ),
        first=date(2026, 12, 21),
        last=date(2026, 12, 31),
        best=best(policy=21, travel=540),
        why=text("应30天，只剩9个工作日。", "30 days are due and 9 working days are left."),
    ),
}
