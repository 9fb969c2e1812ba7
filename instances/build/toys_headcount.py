"""Toys of headcount: where posts may go, and how far they reach."""

from instances.build.small import BASIS, Small
from instances.build.small_headcount import (
    TOWN,
    for_years,
    headcount_county,
    headcount_toy,
    movement,
    post,
    stages,
)
from models.county import Category, Funding, Mode, PolicySetting
from models.text import text

HEADCOUNT_TOYS: dict[str, Small] = {
    "headcount-same-class": headcount_toy(
        text("同类调剂：经费形式不同的不能互调", "same class: no posts across funding forms"),
        lambda: headcount_county(
            "同类调剂", [post("T1", 4, 2), post("T2", 1, 2, funding=Funding.PARTIAL), post("T3", 2, 4)]
        ),
        text(
            "T1多2名，全额的T3得2名；差额的T2缺1/2，调不到。",
            "T1 has two too many; T3, fully funded too, gets them; T2, partly funded, stays one short of two.",
        ),
        stages(0.5, 10, 2, 2),
    ),
    "headcount-two-levels": headcount_toy(
        text("两级分开：医院富余不下调", "two levels apart: what a hospital has too many stays"),
        lambda: headcount_county(
            "两级分开", [post("H1", 10, 6, class_type=TOWN, funding=Funding.FULL), post("T1", 2, 4)]
        ),
        text("类型、经费都相同，但层级不同：T1仍缺2/4。", "Alike in type and funding, yet T1 stays two short of four."),
        stages(0.5, 20),
    ),
    "headcount-levels-open": headcount_toy(
        text("两级分开关闭：富余下到基层", "two levels, switched off: posts come down"),
        lambda: headcount_county(
            "两级打通",
            [post("H1", 10, 6, class_type=TOWN, funding=Funding.FULL), post("T1", 2, 4)],
            policy=[PolicySetting(rule="headcount.two_levels", mode=Mode.OFF, basis=BASIS)],
        ),
        text(
            "与上例相同而不分两级：调2名，全满足。", "As before without the rule: two posts move, nothing is missing."
        ),
        stages(0, 0, 2, 2),
    ),
    "headcount-class-total": headcount_toy(
        text("核定总量：未分配的只有1名", "approved total: one post has not been given out"),
        lambda: headcount_county("核定总量", [post("T1", 3, 4), post("T2", 2, 4)], spare=1),
        text(
            "1名给T2：两家各缺1/4；给T1则T2缺2/4。",
            "To T2: both miss one of four; to T1 it would leave T2 two of four short.",
        ),
        stages(0.25, 20, 1),
    ),
    "headcount-max-control": headcount_toy(
        text("最大控制数：编外占着，只容1名", "maximum control number: with contracted staff room for one"),
        lambda: headcount_county("最大控制数", [post("T1", 3, 5, off_filled=1, max_control=5), post("T2", 4, 2)]),
        text(
            "T1编制3加编外1，最大5：只能再得1名，缺1/5；不为此解除合同。",
            "Three posts and one contract of five at most: one post comes, one of five is missing; no contract ends.",
        ),
        stages(0.2, 10, 2, 1),
    ),
    "headcount-max-control-class": headcount_toy(
        text("按类最大控制数：只能下达1名", "maximum control number of a class: one grant only"),
        lambda: headcount_county(
            "按类控制数", [post("T1", 2, 4), post("T2", 2, 2, off_filled=2)], spare=2, max_control=7
        ),
        text(
            "编制4加编外2，最大7：未分配的2名只能下达1名，T1缺1/4。",
            "Four posts and two contracts of seven: of two spare posts one can be given out; T1 misses one of four.",
        ),
        stages(0.25, 10, 1),
    ),
    "headcount-contracts": headcount_toy(
        text("编外人员留用：让编制，不解除合同", "contracts kept: a post gives way, not a person"),
        lambda: headcount_county("编外留用", [post("T1", 4, 4, 2, off_filled=2, max_control=5), post("T2", 2, 2, 2)]),
        text(
            "T1编制4加编外2超出最大5：调出1名空编到T2，缺1/4，合同不动。",
            "Four posts and two contracts exceed five: a vacant post leaves for T2 and nobody's contract ends.",
        ),
        stages(0.25, 10, 2, 1),
    ),
    "headcount-growth": headcount_toy(
        text("定期核定：新增要等重新核定年度", "re-approval: new posts wait for their year"),
        lambda: headcount_county(
            "定期核定", [post("T1", 2, 4)], new_posts=2, reapproval_year=2027, policy=[for_years(2)]
        ),
        text("2026年缺2/4，2027年下达2名。", "Two of four are missing in 2026; two are given out in 2027."),
        stages(0.5, 20, 1),
    ),
    "headcount-new-posts": headcount_toy(
        text("缺编率相同、需求不同：先给能补满的", "equal ratios, different needs: where one post is enough"),
        lambda: headcount_county("率同需异", [post("T1", 1, 2), post("T2", 2, 4)], new_posts=1, reapproval_year=2026),
        text(
            "两家都缺1/2，新增1名：给T1后只剩T2缺2/4；给T2则剩1/2和1/4。",
            "Both miss a half; T1 is filled by one post, while T2 would still miss a quarter beside T1's half.",
        ),
        stages(0.5, 20, 1),
    ),
    "headcount-priority": headcount_toy(
        text("基层均衡：缺编率最大的最小", "grassroots evenly: the largest ratio is as small as can be"),
        lambda: headcount_county("基层均衡", [post("T1", 0, 4), post("T2", 0, 2), post("T3", 3, 0)]),
        text(
            "3名分给T1、T2：2和1时都缺一半；3和0时T2全缺。",
            "Three posts: two and one leave a half missing at both; three and none would leave T2 without any.",
        ),
        stages(0.5, 30, 3, 3),
    ),
    "headcount-hospitals": headcount_toy(
        text("医院均衡：各缺一名胜过一家缺两名", "hospitals evenly: one short each, not two at one"),
        lambda: headcount_county("医院均衡", [post("H1", 11, 10), post("H2", 7, 10)]),
        text("调2名后各9名，各缺1/10。", "Two posts move: nine each, one of ten missing at both."),
        stages(0, 2, 2, 2, hospitals=0.1),
    ),
    "headcount-gap": headcount_toy(
        text("缺编：基层1名按10计，医院按1计", "gap: a grassroots post counts ten, a hospital's one"),
        lambda: headcount_county("加权缺编", [post("H1", 2, 4), post("T1", 1, 2)]),
        text("无处可调：10×1+1×2。", "Nothing can move: 10 x 1 + 1 x 2."),
        stages(0.5, 12, hospitals=0.5),
    ),
    "headcount-few-filings": headcount_toy(
        text("备案从简：从一家调2名，不从两家各调1名", "few filing lines: two from one, not one each from two"),
        lambda: headcount_county("备案从简", [post("T1", 2, 1), post("T2", 2, 1), post("T3", 4, 2), post("T4", 1, 3)]),
        text("T3调出2名、T4调入2名：2行。", "T3 gives two and T4 gets two: two lines."),
        stages(0, 0, 2, 2),
    ),
    "headcount-few-changes": headcount_toy(
        text("少变动：富余再多也只调缺的", "few changes: no more moves than is missing"),
        lambda: headcount_county("少变动", [post("T1", 6, 2), post("T2", 2, 3)]),
        text("T1富余4名，T2只缺1名：调1名。", "T1 has four too many, T2 is one short: one post moves."),
        stages(0, 0, 2, 1),
    ),
    "headcount-categories": headcount_toy(
        text("人员类别不变：护士编制补不了医师", "posts keep their category: a nurse's is no physician's"),
        lambda: headcount_county(
            "类别不变",
            [post("T1", 1, 2), post("T1", 3, 1, category=Category.NURSE), post("T2", 1, 2, category=Category.NURSE)],
        ),
        text(
            "T1富余2名护士编制，1名给T2；医师缺1/2。",
            "T1 has two nurse posts too many and gives one to T2; half of its physician posts stay missing.",
        ),
        stages(0.5, 10, 2, 1),
    ),
    "headcount-years": headcount_toy(
        text("逐年：退休一名，腾出一名", "year by year: a post is free once somebody retires"),
        lambda: headcount_county(
            "逐年",
            [
                post("T1", 3, 2, 3, category=Category.MANAGEMENT),
                post("T2", 1, 2, 1, category=Category.MANAGEMENT),
            ],
            movements=[movement("T1", 2027, Category.MANAGEMENT, retiring=1)],
        ),
        text(
            "T1富余1名但在编3人：2027年退休1人后才调给T2（管理岗不属虹吸）。",
            "T1 has one post too many, filled until 2027; then it moves (a manager's post is no siphoning).",
        ),
        stages(0.5, 10, 2, 1),
    ),
    "headcount-professional-share": headcount_toy(
        text("专业技术岗位占比：让出一个管理编制", "professional share: a manager's post gives way"),
        lambda: headcount_county(
            "专业占比",
            [
                post("H1", 8, 8, 8),
                post("H1", 2, 2, category=Category.MANAGEMENT),
                post("H2", 19, 18, 18),
                post("H2", 1, 1, category=Category.MANAGEMENT),
            ],
            policy=[PolicySetting(rule="headcount.professional_share", mode=Mode.HARD, basis=BASIS)],
        ),
        text(
            "H1为8/10，不足九成：与H2以管理换医师，成9/10和18/20；H1管理缺1/2。",
            "H1 has 8 of 10: it swaps a manager's post for a physician's, 9 of 10 and 18 of 20, and misses a manager.",
        ),
        stages(0, 1, 4, 2, hospitals=0.5),
    ),
}
