"""Toys of headcount: who is in post, what is lent, what is needed; and those without any plan."""

from instances.build.small import Small
from instances.build.small_headcount import (
    for_years,
    headcount_county,
    headcount_toy,
    junior,
    lent,
    movement,
    post,
    stages,
    worked_out,
)
from instances.build.small_siting import reading
from models.county import Category, Level, NeedSource, Workload
from models.text import text

HEADCOUNT_STAFF_TOYS: dict[str, Small] = {
    "headcount-occupied": headcount_toy(
        text("在编不挤占：超编先解决", "filled posts stay: an overfull center comes first"),
        lambda: headcount_county("超编", [post("T1", 3, 3, 4), post("T2", 4, 5, 2)]),
        text(
            "T1编制3、在编4：T2再缺也让出1名空编，缺2/5。",
            "Four in three posts at T1: T2 gives a vacant one though it needs more, and misses two of five.",
        ),
        stages(0.4, 20, 2, 1),
    ),
    "headcount-no-siphon": headcount_toy(
        text("严禁虹吸：退休空出的编制留在本院", "no siphoning: posts that fall vacant stay"),
        lambda: headcount_county(
            "严禁虹吸", [post("T1", 4, 2, 4), post("T2", 1, 4, 1)], movements=[movement("T1", retiring=2)]
        ),
        text(
            "T1退休2人，专业技术编制仍须4名；T2缺3/4。",
            "Two retire at T1, whose four professional posts stay; T2 misses three of four.",
        ),
        stages(0.75, 30),
    ),
    "headcount-position-quota": headcount_toy(
        text("岗位职数：空岗2个，只能招2人", "position quotas: two are free, so two are recruited"),
        lambda: headcount_county("岗位职数", [post("T1", 5, 5, 2)], positions=[junior(4, 2)]),
        text("空编3名，空岗2个：空编剩1名。", "Three vacant posts and two free positions: one post stays vacant."),
        stages(vacancies=1),
    ),
    "headcount-positions-downward": headcount_toy(
        text("县级空岗供基层：再招1人", "county positions serve the grassroots: one more"),
        lambda: headcount_county(
            "县级空岗",
            [post("H1", 2, 2, 2), post("T1", 5, 5, 2)],
            positions=[junior(4, 2), junior(3, 2, Level.HOSPITAL)],
        ),
        text(
            "县级空1岗，可供基层：3名空编全部招满。", "The county level lends its free position: all three are filled."
        ),
        stages(),
    ),
    "headcount-off-headcount": headcount_toy(
        text("编外控制数：超出的逐年计", "contracted staff: what is over the number counts each year"),
        lambda: headcount_county("编外控制", [post("T1", 3, 3, 3, off_filled=3, off_control=1)], policy=[for_years(2)]),
        text("编外3人，控制数1，两年：2×2人年。", "Three contracted, one allowed, two years: 2 x 2 person-years."),
        stages(contracts=4),
    ),
    "headcount-pool-loan": headcount_toy(
        text("周转池：借2名", "circulation pool: two are lent"),
        lambda: headcount_county("周转池", [post("T1", 1, 4)], pool=2),
        text(
            "池中2名全借：缺1/4，一行，借用2名年。", "Both are lent: one of four is missing; one line, two post-years."
        ),
        stages(0.25, 10, 1, 2),
    ),
    "headcount-loan-return": headcount_toy(
        text("到期归还：还了再借给更缺的", "a loan is due: it is lent to who misses more"),
        lambda: headcount_county(
            "到期归还",
            [post("T1", 2, 3, 2), post("T2", 3, 6, 3)],
            pool=1,
            loans=[lent("T1", 1, 2027)],
            policy=[for_years(2)],
        ),
        text(
            "2026年T1借着，T2缺3/6；2027年归还，借给T2，各缺1/3。T1若在借编上招人，到期无编，故空1名。",
            "T1 has it in 2026 while T2 misses half; in 2027 T2 gets it and both miss a third. "
            "Nobody is recruited on the loan at T1, where no post would be left in 2027.",
        ),
        stages(0.5, 60, 1, 1, vacancies=1),
    ),
    "headcount-loan-term": headcount_toy(
        text("借用年限：3年期满，重新借", "term of a loan: after three years it is lent anew"),
        lambda: headcount_county("借用年限", [post("T1", 3, 4, 3)], pool=1, policy=[for_years(4)]),
        text(
            "四年都缺1名：一笔最长3年，须借两次，2行，4名年。",
            "One short in four years: a loan runs three at most, so two lines and four post-years.",
        ),
        stages(0, 0, 2, 4),
    ),
    "headcount-vacancies": headcount_toy(
        text("用好空编：每年只能招1人", "vacancies: one recruit a year"),
        lambda: headcount_county(
            "用好空编",
            [post("T1", 4, 4, 1)],
            movements=[movement("T1", 2026, recruits_max=1), movement("T1", 2027, retiring=1, recruits_max=2)],
        ),
        text(
            "空编3：2026年招1人剩2名；2027年退休1人、招2人，剩1名。",
            "Three vacant: one recruit in 2026 leaves two; one retires and two come in 2027, which leaves one.",
        ),
        stages(vacancies=3),
    ),
    "headcount-arrivals": headcount_toy(
        text("已录用的要占编：调入一名", "who arrives needs a post: one moves in"),
        lambda: headcount_county(
            "已录用",
            [post("T1", 2, 2, 2), post("T2", 4, 4, 2)],
            movements=[movement("T1", arriving=1)],
        ),
        text(
            "T1满编又到1人：T2让出1名空编，缺1/4。",
            "T1 is full and one more arrives: T2 gives a vacant post and misses one of four.",
        ),
        stages(0.25, 10, 2, 1),
    ),
    "headcount-need": headcount_toy(
        text("人口标准：千人4.5名护士，向上取整", "norm: 4.5 nurses for 1,000 people, rounded up"),
        lambda: headcount_county(
            "人口标准",
            [worked_out("T1", 4, Category.NURSE, NeedSource.NORM)],
            population=1000,
        ),
        text("1000人×4.5‰=4.5，取5；编制4名，缺1/5。", "1,000 people need 4.5, so five; four are there."),
        stages(0.2, 10),
    ),
    "headcount-wisn": headcount_toy(
        text("工作量测算：WISN", "need from workload: WISN"),
        lambda: headcount_county(
            "工作量",
            [worked_out("T1", 1, Category.TECHNICIAN, NeedSource.WORKLOAD)],
            workload=[
                Workload(
                    facility="T1", category=Category.TECHNICIAN, activity="检验标本", volume=20_000, unit_minutes=6
                )
            ],
            policy=[reading("headcount.need", "support_share", "10%")],
        ),
        text(
            "120000分钟÷（232天×480分钟）÷（1-10%）=1.197，取2；缺1/2。",
            "120,000 minutes / (232 days x 480) / (1 - 10%) = 1.197, so two; one is missing.",
        ),
        stages(0.5, 10),
    ),
}

HEADCOUNT_HARD: dict[str, Small] = {
    "headcount-overfull": headcount_toy(
        text("超编而同类无空编", "overfull, and no vacancy in the class"),
        lambda: headcount_county("超编无空编", [post("T1", 3, 3, 4), post("T2", 2, 2, 2)]),
        text("T1编制3、在编4，T2满编。", "Four in three posts at T1, and T2 is full."),
    ),
    "headcount-wrong-category": headcount_toy(
        text("超编的是医师，空的是护士编制", "physicians overfull, nurse posts vacant"),
        lambda: headcount_county(
            "类别不符", [post("T1", 3, 3, 4), post("T2", 5, 3, 2, category=Category.NURSE), post("T2", 2, 2, 2)]
        ),
        text("空编都是护士的，人员类别不变。", "All vacancies are of nurses, and posts keep their category."),
    ),
    "headcount-control-short": headcount_toy(
        text("最大控制数低于在编人数", "a control number below the staff in post"),
        lambda: headcount_county("控制数不足", [post("T1", 3, 3, 4, max_control=3), post("T2", 4, 2, 2)]),
        text("T1在编4人，最大控制数3。", "Four are in post at T1, whose maximum control number is three."),
    ),
    "headcount-siphoned": headcount_toy(
        text("只有退休空编可补超编", "the only vacancy is one that must stay"),
        lambda: headcount_county(
            "只有退休空编", [post("T1", 2, 2, 3), post("T2", 3, 2, 3)], movements=[movement("T2", retiring=1)]
        ),
        text(
            "T1超编1人；T2退休空出1名，但专业技术编制须仍为3名。",
            "T1 is one over; T2 has a vacancy by retirement, and its three professional posts must stay.",
        ),
    ),
}
