"""Toys of siting: what is served, how far, with how much room, and what is wanted first."""

from instances.build.small import Small, center, hospital, road
from instances.build.small_siting import (
    COST_FIRST,
    asks,
    cost_first,
    goals,
    kind,
    phase,
    reading,
    site,
    siting_county,
    siting_toy,
    towns,
)
from models.county import CenterMode, Goal, Mode, PolicySetting, Sourcing
from models.text import text

SITING_TOYS: dict[str, Small] = {
    "siting-covered": siting_toy(
        text("全部覆盖：一处容不下，两处才够", "everybody covered: one place is too small"),
        lambda: siting_county(
            "全部覆盖",
            [kind(max_sites=2)],
            [site("H1", fixed_cost=100, module_capacity=100), site("T2", fixed_cost=300, module_capacity=100)],
        ),
        text(
            "每处一年100，两家共200：T1去H1（30分钟），T2就地；30×1000人，建设费100+300元。",
            "Each takes 100 of 200: T1 goes to H1 (30 minutes), T2 stays; 30 x 1000 people, 100 + 300 yuan.",
        ),
        goals(30, 30_000, 400),
    ),
    "siting-capacity": siting_toy(
        text("中心能力：按模块扩充", "capacity: by modules"),
        lambda: siting_county(
            "中心能力",
            [kind()],
            [site("H1", fixed_cost=100, module_capacity=50, module_cost=10, max_modules=3)],
            asks(T1=60, T2=60),
        ),
        text(
            "业务量120，每模块50，须3个：100+3×10元。", "A volume of 120 needs three modules of 50: 100 + 3 x 10 yuan."
        ),
        goals(60, 90_000, 130),
    ),
    "siting-time-limit": siting_toy(
        text("时限：恰好等于时限为达到", "time limit: exactly at the limit is within it"),
        lambda: siting_county(
            "时限",
            [kind(time_limit=60)],
            [site("H1", fixed_cost=500), site("T1", fixed_cost=100)],
            policy=[COST_FIRST],
        ),
        text(
            "T1便宜，但到T2为90分钟；H1到T2恰好60分钟，费用500元。",
            "T1 is cheaper, but 90 minutes from T2; H1 is 60 minutes away, just the limit, for 500 yuan.",
        ),
        cost_first(500, 60, 90_000),
    ),
    "siting-winter": siting_toy(
        text("冬季封路：封闭期另行报告", "closed in winter: reported, not counted as out of reach"),
        lambda: siting_county(
            "冬季封路",
            [kind(time_limit=60)],
            [site("H1")],
            roads=[
                road("H1", "T1", 30, winter_minutes=45),
                road("H1", "T2", 60, closed_from="12-01", closed_to="02-28"),
            ],
        ),
        text(
            "T1按冬季45分钟；T2封路期间无路，按其余日子60分钟：45×1000+60×1000。",
            "T1 counts its winter 45 minutes; T2 has no road in winter and counts 60 of the other days.",
        ),
        goals(60, 105_000),
    ),
    "siting-equity": siting_toy(
        text("最长分钟优先", "the longest minutes come first"),
        lambda: siting_county(
            "最远成员", [kind()], [site("H1"), site("T1"), site("T2")], facilities=towns(10_000, 100)
        ),
        text(
            "设在T1则加权9000而最长90；设在H1最长60，加权30×10000+60×100。",
            "At T1 the weighted minutes are 9,000 but the longest 90; at H1 60, and 30 x 10,000 + 60 x 100.",
        ),
        goals(60, 306_000),
    ),
    "siting-minutes": siting_toy(
        text("加权分钟优先", "the weighted minutes come first"),
        lambda: siting_county(
            "加权分钟",
            [kind()],
            [site("H1"), site("T1"), site("T2")],
            facilities=towns(10_000, 100),
            policy=[reading("siting.equity", "order", "minutes,longest,cost")],
        ),
        text("设在T1：90×100人。", "At T1: 90 x 100 people."),
        {Goal.MINUTES: 9_000, Goal.LONGEST: 90, Goal.COST: 0},
    ),
    "siting-reach": siting_toy(
        text("时限外人口最少", "fewest people beyond reach"),
        lambda: siting_county(
            "时限外人口",
            [kind()],
            [site("H1"), site("T1"), site("T2")],
            facilities=towns(1000, 3000),
            policy=[
                PolicySetting(rule="siting.reach", mode=Mode.SOFT, basis="手算示例"),
                reading("siting.reach", "within", "45"),
                reading("siting.equity", "order", "uncovered,longest,minutes,cost"),
            ],
        ),
        text(
            "45分钟以内为覆盖：设在T2只有T1的1000人在外（90分钟），设在别处T2的3000人在外。",
            "Within 45 minutes: at T2 only the 1,000 of T1 are beyond (90 minutes), elsewhere the 3,000 of T2.",
        ),
        {Goal.UNCOVERED: 1000, Goal.LONGEST: 90, Goal.MINUTES: 90_000, Goal.COST: 0},
    ),
    "siting-cost": siting_toy(
        text("总费用：两年期的运行费计两年", "cost: running counts for the years of a phase"),
        lambda: siting_county(
            "总费用",
            [kind(mode=CenterMode.DIGITAL)],
            [site("H1", fixed_cost=100, running_cost=50), site("T1", fixed_cost=200, running_cost=10)],
            phases=[phase(1, years=2), phase(2, years=2)],
        ),
        text("H1为100+4×50=300元，T1为200+4×10=240元。", "H1 costs 100 + 4 x 50 yuan, T1 200 + 4 x 10 = 240."),
        goals(0, 0, 240),
    ),
    "siting-courier": siting_toy(
        text("配送费：往返里程×次数×单价", "couriers: both ways, by deliveries and yuan a km"),
        lambda: siting_county(
            "配送费", [kind(courier_cost=0.5, trips=3)], [site("H1", fixed_cost=100)], phases=[phase(1, budget=100)]
        ),
        text(
            "T1为2×30×3×0.5=90元，T2为180元，不计入预算；另加建设费100元。",
            "2 x 30 x 3 x 0.5 = 90 yuan to T1 and 180 to T2, outside the budget; and 100 to build.",
        ),
        goals(60, 90_000, 370),
    ),
    "siting-split": siting_toy(
        text("可分流：一家由两处分担", "split: one member served by two centers"),
        lambda: siting_county(
            "可分流",
            [kind(sourcing=Sourcing.SPLIT, max_sites=2, courier_cost=1, trips=1)],
            [site("H1", module_capacity=100), site("T1", module_capacity=150)],
            asks(T1=200, T2=50),
        ),
        text(
            "T1就地150，余50去H1（占1/4）：30×1000/4+60×1000；H1到两家各配送一趟，2×30+2×60元。",
            "T1 keeps 150 and sends 50, a quarter, to H1: 30 x 1000 / 4 + 60 x 1000; couriers 2 x 30 + 2 x 60 yuan.",
        ),
        goals(60, 67_500, 180),
    ),
    "siting-twins": siting_toy(
        text("两处一样好", "two sites that are as good"),
        lambda: siting_county(
            "两处一样",
            [kind()],
            [site("H1", fixed_cost=100), site("H2", fixed_cost=100)],
            facilities=[hospital(), hospital("H2"), center("T1", population=1000), center("T2", population=1000)],
            roads=[road(h, t, minutes) for h in ("H1", "H2") for t, minutes in (("T1", 30), ("T2", 60))],
        ),
        text("H1、H2路程和费用都相同，任一处皆可。", "H1 and H2 are alike in roads and cost: either will do."),
        goals(60, 90_000, 100),
    ),
}
