"""Toys of siting: which sites open, close, stand together, and what there is money and people for."""

from instances.build.small import Small, road
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
from models.county import CenterMode, SiteStatus
from models.text import text

SITE_TOYS: dict[str, Small] = {
    "siting-deadline": siting_toy(
        text("按期建成：一期到期，此后不停办", "deadline: open by the first phase, and from then on"),
        lambda: siting_county(
            "按期建成",
            [kind(phase="1")],
            [site("H1", fixed_cost=100, running_cost=10)],
            phases=[phase(1), phase(2)],
        ),
        text(
            "两期都要服务，运行两年：100+2×10元，2×90×1000。",
            "Served in both phases: 100 + 2 x 10 yuan, 2 x 90 x 1000.",
        ),
        goals(60, 180_000, 120),
    ),
    "siting-close": siting_toy(
        text("关闭现有：运行太贵，换址", "an existing center closes: it is too dear to run"),
        lambda: siting_county(
            "关闭现有",
            [kind()],
            [
                site("T1", status=SiteStatus.EXISTING, running_cost=100, modules=1),
                site("H1", fixed_cost=50, running_cost=10),
            ],
            phases=[phase(1), phase(2)],
            policy=[COST_FIRST],
        ),
        text(
            "留T1两期运行200元；关T1、建H1为50+2×10=70元。",
            "T1 costs 200 yuan to run for two phases; closing it and building H1 50 + 2 x 10.",
        ),
        cost_first(70, 60, 180_000),
    ),
    "siting-must-close": siting_toy(
        text("撤并：到期必须关闭，新点接上", "a center that must close by its deadline"),
        lambda: siting_county(
            "撤并",
            [kind(phase="2")],
            [
                site("T2", status=SiteStatus.CLOSE, running_cost=20, modules=1),
                site("H1", fixed_cost=100, running_cost=10),
            ],
            phases=[phase(1), phase(2)],
        ),
        text(
            "T2即使最近也须在二期前关闭，一期无人须服务，早关省20元；H1二期建成100+10元。",
            "T2 must close by the second phase and nobody is served before, so it closes at once; H1 costs 100 + 10.",
        ),
        goals(60, 90_000, 110),
    ),
    "siting-expand": siting_toy(
        text("扩建现有：加一个模块比新建便宜", "an existing center grows: a module is cheaper than a new center"),
        lambda: siting_county(
            "扩建现有",
            [kind(max_sites=2)],
            [
                site("H1", status=SiteStatus.KEEP, modules=1, max_modules=2, module_capacity=100, module_cost=30),
                site("T1", fixed_cost=100, module_capacity=100, module_cost=10),
            ],
            policy=[COST_FIRST],
        ),
        text(
            "H1已有1个模块，再加1个30元；另建T1要110元。已有模块不再付费。",
            "H1 has a module and adds one for 30 yuan; T1 would cost 110. What stands is not paid again.",
        ),
        cost_first(30, 60, 90_000),
    ),
    "siting-budget": siting_toy(
        text("分期预算：够建一处", "budget: enough for one center"),
        lambda: siting_county(
            "分期预算",
            [kind(max_sites=2)],
            [site("H1", fixed_cost=200, running_cost=100), site("T2", fixed_cost=300, running_cost=100)],
            phases=[phase(1, budget=699)],
        ),
        text(
            "两处要700元，差1元；只建H1，300元，最长60（只建T2为90）。",
            "Both cost 700 yuan, one too many; H1 alone costs 300 with 60 minutes at the longest, T2 alone has 90.",
        ),
        goals(60, 90_000, 300),
    ),
    "siting-carry-over": siting_toy(
        text("结余结转：一期结余二期用", "what is left carries over"),
        lambda: siting_county(
            "结余结转",
            [kind(phase="2")],
            [site("H1", fixed_cost=150)],
            phases=[phase(1, budget=100), phase(2, budget=50)],
            policy=[reading("siting.budget", "carry_over", "是")],
        ),
        text(
            "一期100元不够建（150元），全部结转，二期恰有150元。",
            "100 yuan are not enough in the first phase (150); carried over they are 150 in the second.",
        ),
        goals(60, 90_000, 150),
    ),
    "siting-fixed-site": siting_toy(
        text("指定地点：远也要设在指定处", "fixed site: it stands where it is told to"),
        lambda: siting_county("指定地点", [kind()], [site("T2", status=SiteStatus.FIXED), site("H1")]),
        text("只设一处且指定T2：T1要走90分钟。", "One center, and it is fixed at T2: T1 is 90 minutes away."),
        goals(90, 90_000),
    ),
    "siting-merged": siting_toy(
        text("合建：两类同址，合起来最省", "merged: two kinds at one site, the cheapest for both"),
        lambda: siting_county(
            "合建",
            [kind(merged_with=("消毒供应",)), kind("消毒供应")],
            [
                site("H1", fixed_cost=100),
                site("T1", fixed_cost=300),
                site("H1", "消毒供应", fixed_cost=200),
                site("T1", "消毒供应", fixed_cost=100),
            ],
            [*asks(), *asks("消毒供应")],
            policy=[COST_FIRST],
        ),
        text(
            "分开建各取100元，但须同址：H1为100+200元，T1为300+100元。",
            "Apart each kind would cost 100; together H1 costs 100 + 200 yuan and T1 300 + 100.",
        ),
        cost_first(300, 60, 180_000),
    ),
    "siting-number": siting_toy(
        text("中心个数：只许一处", "number of centers: one only"),
        lambda: siting_county("中心个数", [kind(max_sites=1)], [site("H1"), site("T1"), site("T2")]),
        text(
            "三处都不要钱，但只许一处：设在H1最长60，设在两镇最长90。",
            "All are free but one is allowed: H1 is 60 from T2.",
        ),
        goals(60, 90_000),
    ),
    "siting-backup": siting_toy(
        text("备份中心：另一处也要在时限内", "backup: a second center within its limit"),
        lambda: siting_county(
            "备份中心",
            [kind(max_sites=3, backup_limit=60)],
            [site("H1", fixed_cost=100), site("T1", fixed_cost=100), site("T2", fixed_cost=100)],
        ),
        text(
            "两镇就地设中心，最长0分钟；互为备份要90分钟，故再设H1作备份（30分钟、60分钟恰好）：300元。",
            "Centers at both towns leave nobody to travel, but are 90 minutes apart: H1 stands by within 30 and 60.",
        ),
        goals(0, 0, 300),
    ),
    "siting-distance": siting_toy(
        text("避让距离：离居民点不到40公里的不设", "distance: nothing within 40 km of people"),
        lambda: siting_county(
            "避让距离",
            [kind("医疗废物", mode=CenterMode.REVERSE, min_distance=40)],
            [site(at, "医疗废物") for at in ("H1", "T1", "T2")],
            asks("医疗废物"),
            facilities=towns(2000, 1000),
        ),
        text(
            "H1距T1只有30公里；T1、T2相距90公里，设在T1：90×1000人（设在T2为90×2000）。",
            "H1 is 30 km from T1; T1 and T2 are 90 km apart, and T1 has more people: 90 x 1000.",
        ),
        goals(90, 90_000),
    ),
    "siting-staffed": siting_toy(
        text("岗位到位：岗位不够就分两处", "staffed: too few posts at one place"),
        lambda: siting_county(
            "岗位到位",
            [kind(max_sites=2, posts=2)],
            [
                site("H1", module_capacity=100, module_cost=10, max_modules=2, posts_available=3),
                site("T1", fixed_cost=100, module_capacity=100, module_cost=10, posts_available=2),
            ],
            policy=[COST_FIRST],
        ),
        text(
            "每模块2个岗位：H1只有3个，容得下1个模块；T1再设1个，100+2×10元。",
            "Two posts a module: three at H1 are enough for one, T1 takes the other, 100 + 2 x 10 yuan.",
        ),
        cost_first(120, 60, 60_000),
    ),
}

SITING_HARD: dict[str, Small] = {
    "siting-budget-short": siting_toy(
        text("预算差一元", "a budget one yuan short"),
        lambda: siting_county(
            "预算差一元",
            [kind()],
            [site("H1", fixed_cost=200, running_cost=100), site("T2", fixed_cost=300, running_cost=100)],
            phases=[phase(1, budget=299)],
        ),
        text("最省的一处要300元，预算299元。", "The cheapest center costs 300 yuan, and there are 299."),
    ),
    "siting-no-candidate": siting_toy(
        text("时限内没有候选点", "no candidate within the limit"),
        lambda: siting_county("无候选点", [kind(time_limit=59, max_sites=2)], [site("H1"), site("T1")]),
        text("T2到H1为60分钟、到T1为90分钟，时限59分钟。", "T2 is 60 minutes from H1 and 90 from T1; the limit is 59."),
    ),
    "siting-snowed-in": siting_toy(
        text("封路期间也须可达", "within reach also in winter"),
        lambda: siting_county(
            "冬季不可达",
            [kind(time_limit=90)],
            [site("H1")],
            roads=[road("H1", "T1", 30), road("H1", "T2", 60, closed_from="12-01", closed_to="02-28")],
            policy=[reading("siting.time_limit", "all_year", "是")],
        ),
        text(
            "通往T2的唯一道路冬季封闭，而规定封路期间也须可达。",
            "The only road to T2 is closed in winter, and must not be.",
        ),
    ),
    "siting-too-large": siting_toy(
        text("单一服务：两家都放不进同一处剩余能力", "single sourcing: the parts do not fit"),
        lambda: siting_county(
            "放不下",
            [kind(max_sites=2)],
            [site("H1", module_capacity=100), site("T1", module_capacity=100)],
            asks(H1=60, T1=60, T2=60),
        ),
        text(
            "三家各60，两处各100：总量180不超200，但一处只容一家，第三家无处可去。",
            "Three members of 60 and two centers of 100: 180 of 200, yet each takes one and the third has no place.",
        ),
    ),
}
"""Siting that is infeasible for a known cause."""
