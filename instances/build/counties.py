"""The shipped counties by name."""

from instances.build.county import Recipe
from models.county import Title
from models.text import Text, text

URAD = Recipe(
    name="urad",
    info={
        "name": "乌拉特中旗",
        "consortium": "乌拉特中旗紧密型县域医共体",
        "year": 2026,
        "month": 3,
        "profile": "urad",
        "office": "医共体医护调度中心",
    },
    seed=2026,
    tightness=0.9,
    annual=True,
    zoned=True,
)

BAICHENG = Recipe(
    name="baicheng",
    info={
        "name": "拜城县",
        "consortium": "拜城县医共体",
        "year": 2026,
        "month": 3,
        "profile": "xinjiang",
        "office": "医共体医护调度中心",
    },
    seed=652926,
    tightness=0.9,
    given=((Title.DEPUTY_SENIOR, 2.0), (Title.INTERMEDIATE, 1.0)),
)

QILIN = Recipe(
    name="qilin",
    info={"name": "麒麟区", "consortium": "麒麟区医共体", "year": 2026, "month": 3, "profile": "qilin"},
    seed=530302,
    tightness=0.9,
    given=((Title.INTERMEDIATE, 2.0),),
)

BURQIN = Recipe(
    name="burqin",
    info={"name": "布尔津县", "consortium": "布尔津县医共体", "year": 2026, "month": 3, "profile": "xinjiang"},
    seed=654321,
    tightness=0.9,
    given=((Title.DEPUTY_SENIOR, 2.0), (Title.INTERMEDIATE, 1.0)),
)

BARKOL = Recipe(
    name="barkol",
    info={"name": "示例县（仿巴里坤）", "consortium": "示例县医共体", "year": 2026, "month": 1, "profile": "xinjiang"},
    seed=650521,
    tightness=0.9,
    posts_alone=True,
)

XINYUAN = Recipe(
    name="xinyuan",
    info={"name": "示例县（仿新源）", "consortium": "示例县医共体", "year": 2026, "month": 1, "profile": "xinjiang"},
    seed=654025,
    tightness=0.9,
    posts_alone=True,
)

COUNTIES: dict[str, Recipe] = {
    "urad-middle-banner": URAD,
    "baicheng": BAICHENG,
    "qilin": QILIN,
    "burqin": BURQIN,
}
"""Recipe by the id of the instance: a roster of March 2026 and shared centers."""

POSTS_ALONE: dict[str, Recipe] = {"barkol": BARKOL, "xinyuan": XINYUAN}
"""Invented counties that are there for their posts, each around the one figure that its model publishes."""

WITH_POSTS = ("urad-middle-banner", "burqin", *POSTS_ALONE)
"""Whose posts can be moved."""

WORKBOOKS = ("urad-middle-banner", "baicheng")
"""The counties that are shipped as the workbook of a planner; the others are JSON."""

SOURCES: dict[str, tuple[Text, Text]] = {
    "urad-middle-banner": (
        text("乌拉特中旗：两家牵头医院、四个片区", "Urad Middle Banner: two lead hospitals, four zones"),
        text(
            "S2（E20 E21 E22，旗方案2025—2027）；地点、人口、里程见 instances/build/sources，各行注明来源和估计项",
            "S2 (E20 E21 E22); places, people and roads in instances/build/sources, each with source and estimates",
        ),
    ),
    "baicheng": (
        text("拜城县：一家牵头医院、13个分院、路程长", "Baicheng: one lead hospital, 13 branches, long roads"),
        text("S0（E26）；其余同上目录", "S0 (E26); the rest as in the same folder"),
    ),
    "qilin": (
        text("麒麟区：1+3+11+54+35共104个节点", "Qilin: 1 + 3 + 11 + 54 + 35 = 104 nodes"),
        text("S3（E34）；其余同上目录", "S3 (E34); the rest as in the same folder"),
    ),
    "burqin": (
        text("布尔津县：7个乡镇，禾木冬季封路", "Burqin: 7 townships, the road to Hemu closed in winter"),
        text("S0（E12）；其余同上目录", "S0 (E12); the rest as in the same folder"),
    ),
}
"""Title and source of each county."""

ASSUMED = text(
    "；业务量、容量、费用和预算均为示例假设，见 instances/build/sources",
    "; volumes, capacities, costs and budgets are assumptions, in instances/build/sources",
)
"""What every source of a siting says."""


def _assumed(source: Text) -> Text:
    return Text(zh=source.zh + ASSUMED.zh, en=source.en + ASSUMED.en)


SITING_SOURCES: dict[str, tuple[Text, Text]] = {
    "urad-middle-banner": (
        text(
            "乌拉特中旗：十大中心分两期，两家医疗次中心",
            "Urad Middle Banner: ten centers in two phases, two sub-centers",
        ),
        _assumed(text("S2（D05 D06 D22 D24）", "S2 (D05 D06 D22 D24)")),
    ),
    "baicheng": (
        text("拜城县：七类中心，路程长", "Baicheng: seven kinds of center, long roads"),
        _assumed(text("S0（D01）", "S0 (D01)")),
    ),
    "qilin": (
        text("麒麟区：五类中心依托牵头医院，104个节点", "Qilin: five kinds at the lead hospital, 104 nodes"),
        _assumed(text("S3（D09）", "S3 (D09)")),
    ),
    "burqin": (
        text("布尔津县：七类中心，禾木冬季封路", "Burqin: seven kinds of center, Hemu cut off in winter"),
        _assumed(text("S0（D01）", "S0 (D01)")),
    ),
}
"""Title and source of the siting of each county."""

POSTS_ASSUMED = text(
    "；各机构编制、在编、需求、退休和借用均为示例估计，见 instances/build/sources",
    "; posts, staff, needs, retirements and loans are estimates of this package, in instances/build/sources",
)
"""What every source of a headcount says."""


def _estimated(source: Text) -> Text:
    return Text(zh=source.zh + POSTS_ASSUMED.zh, en=source.en + POSTS_ASSUMED.en)


HEADCOUNT_SOURCES: dict[str, tuple[Text, Text]] = {
    "urad-middle-banner": (
        text(
            "乌拉特中旗：两级分开、四类编制、周转池，四年",
            "Urad Middle Banner: two levels, four classes, a circulation pool, four years",
        ),
        _estimated(text("S2（C08 C09 C10）", "S2 (C08 C09 C10)")),
    ),
    "burqin": (
        text("布尔津县：七个乡镇，新增编制等到2028年", "Burqin: seven townships, new posts wait until 2028"),
        _estimated(text("S0（E12）", "S0 (E12)")),
    ),
    "barkol": (
        text(
            "仿巴里坤：乡镇核定226名，最大控制数314名",
            "like Barkol: 226 township posts approved, 314 the maximum control number",
        ),
        _estimated(text("S0（C04）的226和314；机构为虚构", "226 and 314 of S0 (C04); places are invented")),
    ),
    "xinyuan": (
        text("仿新源：基层新增全额编制20名", "like Xinyuan: 20 fully funded posts more for the grassroots"),
        _estimated(text("S0（C06 C20）的20名；机构为虚构", "the 20 posts of S0 (C06 C20); places are invented")),
    ),
}
"""Title and source of the headcount of each county."""
