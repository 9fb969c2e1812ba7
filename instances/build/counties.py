"""The shipped counties by name."""

from instances.build.county import Recipe
from models.county import Title

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

COUNTIES: dict[str, Recipe] = {
    "urad-middle-banner": URAD,
    "baicheng": BAICHENG,
    "qilin": QILIN,
    "burqin": BURQIN,
}
"""Recipe by the id of the instance."""

WORKBOOKS = ("urad-middle-banner", "baicheng")
"""The counties that are shipped as the workbook of a planner; the others are JSON."""
