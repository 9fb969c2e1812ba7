"""Toys of the rules about going there: vehicles and money. T1 is 30 km away, T2 60 km."""

from instances.build.small import Small, best, binding, person, small_county, weekly
from models.county.road import Vehicle
from models.text import text

TRAVEL_TOYS: dict[str, Small] = {
    "vehicles": Small(
        title=text("车辆：一辆两座，一天去一处", "vehicles: one car of two seats, one place a day"),
        county=lambda: small_county(
            "车辆座位",
            binding("roster.vehicles"),
            [person(f"P{n}") for n in range(1, 4)],
            needs=[weekly("T1", 6), weekly("T2", 6)],
            vehicles=[Vehicle(id="V1", owner="H1", seats=2, days=(1, 2, 3, 4, 5), rate=1.0)],
        ),
        best=best(need=2, travel=6 * 60 + 4 * 120),
        why=text(
            "五天各去一处、至多2人，共10人次：缺2天；三天去T1、两天去T2最近，往返6×60加4×120分钟。",
            "Five days, one place and two people each: 10 of 12; three days to T1 and two to T2, 6 x 60 and 4 x 120 "
            "minutes.",
        ),
    ),
    "travel-budget": Small(
        title=text("差旅经费：每月五百元", "travel budget: five hundred yuan a month"),
        county=lambda: small_county(
            "差旅经费",
            binding(
                "roster.travel_budget",
                values={"roster.travel_budget.budget": "500", "roster.travel_budget.per_diem": "50"},
            ),
            [person("P1"), person("P2")],
            needs=[weekly("T1", 3), weekly("T2", 3)],
        ),
        best=best(need=2, travel=3 * 60 + 120),
        why=text(
            "去T1每次60元加补助50元，去T2每次120加50元：500元够T1三次、T2一次，共500元，缺2天。",
            "A day at T1 costs 60 yuan and a per diem of 50, at T2 120 and 50: 500 pay for three and one, 2 are short.",
        ),
    ),
    "remote-stay": Small(
        title=text("偏远连续驻点：一天不去，住下才去", "remote stays: not for a day, but for some"),
        county=lambda: small_county(
            "偏远连续驻点",
            binding(
                "roster.remote_stay",
                values={"roster.remote_stay.minutes": "45", "roster.remote_stay.shortest": "3"},
            ),
            [person("P1")],
            needs=[weekly("T1", 3), weekly("T2", 3)],
        ),
        best=best(need=1, travel=2 * 60 + 120),
        why=text(
            "T2单程60分钟，须连住三天，往返一次120分钟；其余两天去T1，往返两次共120分钟；六天中缺一天。",
            "T2 is 60 minutes away: three days in a row, one trip of 120 minutes; two days at T1, two trips of 60; of "
            "six days one is missed.",
        ),
    ),
}
