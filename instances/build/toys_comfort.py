"""Toys of the rules that choose among plans of like service: least change, fairness and other comfort."""

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
from models.county import County, Mode, Published
from models.text import text

LIKE_ROADS = (road("H1", "T1", 30), road("H1", "T2", 30))
"""Two places as far as each other, so that travel does not choose."""


def _paired() -> County:
    county = small_county(
        "以科包院",
        binding("roster.pairing", mode=Mode.SOFT),
        [person("P1")],
        roads=LIKE_ROADS,
        needs=[weekly("T1", 2), weekly("T2", 1)],
    )
    paired = tuple(d.model_copy(update={"paired": ("T1",)}) for d in county.departments)
    return county.model_copy(update={"departments": paired})


COMFORT_TOYS: dict[str, Small] = {
    "least-change": Small(
        title=text("尽量少调班：保住已发布的班次", "least change: what is published stays"),
        county=lambda: small_county(
            "尽量少调班",
            binding("roster.least_change", mode=Mode.SOFT),
            [person("P1", fixed_unavailable=busy(1)), person("P2")],
            roads=LIKE_ROADS,
            needs=[weekly("T1", 2)],
            published=[
                Published(date=date(2026, 3, 2), person="P1", facility="T1"),
                Published(date=date(2026, 3, 3), person="P1", facility="T1"),
            ],
        ),
        best=best(change=2, travel=120),
        why=text(
            "P1周一已不可派：取消1个班次、另补1个，周二的班次不动。",
            "P1 is no longer free on Monday: one duty is dropped and one is new; Tuesday's stays.",
        ),
    ),
    "agreed": Small(
        title=text("同意的班次不动：先守约定，再补需求", "agreed: what was agreed comes before needs"),
        county=lambda: small_county(
            "同意的班次不动",
            binding("roster.agreed", mode=Mode.SOFT, values={"roster.agreed.share": "1/2"}),
            [person("P1", fixed_unavailable=busy(3, 4, 5))],
            roads=LIKE_ROADS,
            needs=[weekly("T2", 2)],
            published=[
                Published(date=date(2026, 3, 2), person="P1", facility="T1"),
                Published(date=date(2026, 3, 3), person="P1", facility="T1"),
            ],
        ),
        best=best(need=1, travel=120),
        why=text(
            "两个同意的班次至少保留一半，即1个：只有一天可改去T2，T2仍缺1天。",
            "Half of the two agreed duties stay, which is 1: one day alone may go to T2, which still lacks 1.",
        ),
    ),
    "fair-load": Small(
        title=text("任务均衡：两人分五天", "fair load: two people share five days"),
        county=lambda: small_county(
            "任务均衡",
            binding("roster.fair_load", mode=Mode.SOFT, values={"roster.fair_load.tolerance": "0"}),
            people(2),
            facilities=[hospital(), center("T1", rooms=1)],
            roads=[road("H1", "T1", 30)],
            needs=[weekly("T1", 5)],
        ),
        best=best(travel=300, comfort=1),
        why=text("五天只能一人3天、一人2天，相差1天。", "Five days can only be 3 and 2: a day apart."),
    ),
    "fair-remote": Small(
        title=text("偏远均衡：近处不抵偏远", "fair remote duty: near days do not even out remote ones"),
        county=lambda: small_county(
            "偏远均衡",
            binding("roster.fair_remote", mode=Mode.SOFT),
            [person("P1"), person("P2", fixed_unavailable=busy(1, 2, 3))],
            facilities=[hospital(), center("T1", rooms=1), center("T2", rooms=1)],
            roads=[road("H1", "T1", 30), road("H1", "T2", 91)],
            needs=[weekly("T2", 5)],
        ),
        best=best(travel=910),
        why=text(
            "T2偏远五天：P1可派5天、P2可派2天，份额为25/7与10/7；P1去4天、P2去1天，相差不足1天。",
            "Five remote days; parts are 25/7 and 10/7 by time free. Four and one differ by less than a day.",
        ),
    ),
    "promotion": Small(
        title=text("晋升前服务天数：差两天的先去", "promotion days: whoever lacks two goes first"),
        county=lambda: small_county(
            "晋升前服务天数",
            binding("roster.promotion", mode=Mode.SOFT),
            [person("P1"), person("P2", promotion_year=2026)],
            needs=[weekly("T1", 1)],
            opening=[balance("P2", 123)],
        ),
        best=best(travel=60, comfort=1),
        why=text(
            "P2差2天，需求只有1天：由P2去，还差1天。", "P2 lacks two days and one is wanted: P2 goes, one is missing."
        ),
    ),
    "zone": Small(
        title=text("片区包干：各管各的片区", "zone: each hospital its own"),
        county=lambda: small_county(
            "片区包干",
            binding("roster.zone", mode=Mode.SOFT),
            [person("P1"), person("P2", employer="H2", dept="D2", fixed_unavailable=busy(3, 4, 5))],
            facilities=[hospital(), hospital("H2"), center("T1", rooms=1), center("T2", lead="H2", rooms=1)],
            roads=[road(h, t, 30) for h in ("H1", "H2") for t in ("T1", "T2")],
            needs=[weekly("T2", 3)],
        ),
        best=best(travel=180, comfort=1),
        why=text("H2只有2天可派，余1天由H1派出，计片区外1天。", "H2 has two days free; the third falls to H1."),
    ),
    "pairing": Small(
        title=text("以科包院：先去结对机构", "pairing: the paired facility first"),
        county=_paired,
        best=best(travel=180, comfort=1),
        why=text("结对的T1只需2天，另1天去T2，计1天。", "T1 is paired and wants two days; the one at T2 counts."),
    ),
    "fixed-weekday": Small(
        title=text("固定服务日：两周同一天", "fixed weekday: the same day in both weeks"),
        county=lambda: small_county(
            "固定服务日",
            binding("roster.fixed_weekday", mode=Mode.SOFT),
            [person("P1")],
            facilities=[hospital(), center("T1", rooms=1)],
            roads=[road("H1", "T1", 30)],
            absences=[leave("P1", date(2026, 3, 9), date(2026, 3, 11))],
            needs=[weekly("T1", 2)],
        ),
        last=date(2026, 3, 15),
        best=best(travel=240, comfort=2),
        why=text(
            "每周2天由一人去，至多1天在固定日：周四或周五两周都可去，另2天不在该日。",
            "One person goes twice a week, once at most on the day kept; the other two days count.",
        ),
    ),
}
