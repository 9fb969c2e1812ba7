"""The seven counties of Changji by name: a roster of March 2026 each, one prefecture in a batch."""

from instances.build.county import Recipe
from models.county import Title
from models.text import Text, text

GIVEN = ((Title.DEPUTY_SENIOR, 2.0), (Title.INTERMEDIATE, 1.0))


def _recipe(name: str, county: str, code: int) -> Recipe:
    info = {
        "name": county,
        "consortium": f"{county}医共体",
        "year": 2026,
        "month": 3,
        "profile": "changji",
        "office": "医共体医护调度中心",
    }
    return Recipe(name=name, info=info, seed=code, tightness=0.9, given=GIVEN)


CHANGJI: dict[str, Recipe] = {
    "changji": _recipe("changji", "昌吉市", 652301),
    "fukang": _recipe("fukang", "阜康市", 652302),
    "hutubi": _recipe("hutubi", "呼图壁县", 652323),
    "manas": _recipe("manas", "玛纳斯县", 652324),
    "qitai": _recipe("qitai", "奇台县", 652325),
    "jimsar": _recipe("jimsar", "吉木萨尔县", 652327),
    "mori": _recipe("mori", "木垒哈萨克自治县", 652328),
}
"""Recipe by the id of the instance, in the order of the codes."""

_ENGLISH = {
    "changji": "Changji City",
    "fukang": "Fukang",
    "hutubi": "Hutubi",
    "manas": "Manas",
    "qitai": "Qitai",
    "jimsar": "Jimsar",
    "mori": "Mori",
}

CHANGJI_SOURCES: dict[str, tuple[Text, Text]] = {
    name: (
        text(f"{recipe.info['name']}：昌吉州七县市之一", f"{_ENGLISH[name]}: one of the seven counties of Changji"),
        text(
            "S1（征求意见稿）；乡镇、坐标、人口见 instances/build/sources，各行注明来源和估计项；人员为示例估计",
            "S1 (a draft for comment); towns, coordinates and people in instances/build/sources, each with source and "
            "estimates; staff are estimates of this package",
        ),
    )
    for name, recipe in CHANGJI.items()
}
"""Title and source of each."""
