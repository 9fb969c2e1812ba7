"""Hard ones: infeasible for a known cause, degenerate, tight."""

from datetime import date

from instances.build.small import (
    Small,
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
from instances.build.toys_headcount_staff import HEADCOUNT_HARD
from instances.build.toys_siting_sites import SITING_HARD
from instances.generate import generate
from models.county import Mode
from models.text import text

ROSTER_HARD: dict[str, Small] = {
    "minimum-above-supply": Small(
        title=text("最低天数超过人力", "a minimum above what anybody can serve"),
        county=lambda: small_county("最低超人力", binding(), [person("P1")], needs=[weekly("T1", 6, minimum=6)]),
        infeasible=True,
        why=text("1人一周至多5天，最低要6天。", "One person has five days, and six are the minimum."),
    ),
    "everybody-every-week": Small(
        title=text("硬性100%而半数休假", "a hard share of 100% with half on leave"),
        county=lambda: small_county(
            "人人每周",
            binding("roster.weekly_share", values={"roster.weekly_share.share": "100%"}),
            people(4),
            absences=[leave("P3"), leave("P4")],
        ),
        infeasible=True,
        why=text("在册4人全部应派，2人整周休假。", "All four on the roll must serve, and two are away all week."),
    ),
    "floor-keeps-all": Small(
        title=text("科室一人也派不出", "a floor that keeps everybody"),
        county=lambda: small_county(
            "全科留守", binding(), people(2), floors={"D1": 2}, needs=[weekly("T1", 1, minimum=1)]
        ),
        infeasible=True,
        why=text("科室2人须2人在岗，而T1最低要1天。", "Both must stay, and T1 has a minimum of one day."),
    ),
    "snowed-in": Small(
        title=text("封路的机构有最低天数", "a minimum behind a closed road"),
        county=lambda: small_county(
            "封路",
            binding(),
            people(2),
            facilities=[hospital(), center("T1")],
            roads=[road("H1", "T1", 30, closed_from="12-01", closed_to="03-31")],
            needs=[weekly("T1", 1, minimum=1)],
        ),
        infeasible=True,
        why=text("道路封到3月31日，T1最低要1天。", "The road is closed all week, and T1 has a minimum of one day."),
    ),
    "mondays-only": Small(
        title=text("逐周看得过、逐日排不开", "fits by the week, not by the day"),
        county=lambda: small_county(
            "只有周一",
            binding(),
            [
                person("P1", fixed_unavailable=busy(2, 3, 4, 5)),
                person("P2", specialty="外科", fixed_unavailable=busy(2, 3, 4, 5)),
            ],
            floors={"D1": 1},
            needs=[weekly("T1", 1, minimum=1, specialty="内科"), weekly("T2", 1, minimum=1, specialty="外科")],
        ),
        infeasible=True,
        why=text(
            "两人都只有周一有空，科室每天只能走1人；按周合计却够。",
            "Both are free on Monday only and one a day may go; summed over the week it would fit.",
        ),
    ),
    "bound-hosts": Small(
        title=text("无人以其为接收单位", "a minimum where nobody is hosted"),
        county=lambda: small_county(
            "双身份",
            binding("roster.hosts"),
            people(3, host1="T1"),
            needs=[weekly("T2", 1, minimum=1)],
        ),
        infeasible=True,
        why=text("3人都指定T1，T2最低要1天。", "All three are bound to T1, and T2 has a minimum of one day."),
    ),
    "nobody-to-send": Small(
        title=text("无人可派", "nobody to send"),
        county=lambda: small_county("无人可派", binding(), people(3, dispatchable=False), needs=[weekly("T1", 3)]),
        best=best(need=3),
        why=text("3人都不可派出，需求全缺。", "Nobody may be sent: the whole need is short."),
    ),
    "nothing-to-do": Small(
        title=text("无事可做", "nothing to do"),
        county=lambda: small_county("无事可做", binding(), people(3)),
        best=best(),
        why=text("没有需求，也没有应完成的天数。", "No need and no days due: the empty plan."),
    ),
    "no-workdays": Small(
        title=text("春节假期无工作日", "Spring Festival: no working day"),
        county=lambda: small_county(
            "春节", binding("roster.weekly_share", mode=Mode.SOFT), people(4), month=2, needs=[weekly("T1", 2)]
        ),
        first=date(2026, 2, 16),
        last=date(2026, 2, 22),
        best=best(),
        why=text("整周放假：不考核，也没有需求。", "A week without working days is exempt and wants nothing."),
    ),
    "all-equal": Small(
        title=text("人人相同、处处相同", "everybody and every place alike"),
        county=lambda: small_county(
            "处处相同",
            binding("roster.weekly_share", mode=Mode.SOFT),
            people(12),
            facilities=[hospital(), *(center(f"T{n}") for n in range(1, 7))],
            roads=[road("H1", f"T{n}", 30) for n in range(1, 7)],
            needs=[weekly(f"T{n}", 2) for n in range(1, 7)],
        ),
        best=best(travel=720),
        why=text(
            "12天需求由12人次满足，往返各60分钟，方案极多。", "Twelve days at 60 minutes each, in countless ways."
        ),
    ),
    "tight-month": Small(
        title=text("需求超过人力的一个月", "a month that wants more than there is"),
        county=lambda: generate(40, 8, weeks=4, tightness=1.15, seed=7, profile="urad"),
        last=date(2026, 3, 29),
        why=text(
            "需求为最多可派天数的1.15倍，必有缺额；最优值由求解得出。",
            "Needs are 1.15 x the supply; the optimum is computed.",
        ),
    ),
}
"""Every hard instance by its id."""

HARD: dict[str, Small] = ROSTER_HARD | SITING_HARD | HEADCOUNT_HARD
"""Every hard one by its id."""
