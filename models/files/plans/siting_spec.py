"""The columns in which a siting plan is read, whether from plan.json or centers.xlsx."""

from models.files.sheets import OUTPUT_SHEETS, Column, Kind, SheetSpec
from models.files.sheets.siting import KIND_SYNONYMS
from models.siting.plan import Service, Standing
from models.text import text

STANDINGS = SheetSpec(
    key="centers",
    title=OUTPUT_SHEETS["layout"],
    note=text("每期每处开放的中心一行。", "An open center of a phase a row."),
    record=Standing,
    columns=(
        Column(key="phase", zh="期次", en="phase", kind=Kind.REF, target="phases", required=True),
        Column(key="kind", zh="中心类别", en="kind of center", kind=Kind.REF, target="centers", required=True,
               synonyms=KIND_SYNONYMS),
        Column(key="site", zh="机构", en="facility", kind=Kind.REF, target="facilities", required=True,
               synonyms=("承接机构", "候选点", "地点")),
        Column(key="modules", zh="模块数", en="modules", kind=Kind.WHOLE, synonyms=("模块",)),
        Column(key="short_name", zh="简称", en="short name"),
        Column(key="status", zh="状态", en="status", synonyms=("现状",)),
        Column(key="capacity", zh="年能力", en="capacity a year"),
        Column(key="load", zh="年业务量", en="volume a year", synonyms=("业务量",)),
        Column(key="utilization", zh="利用率", en="utilization"),
        Column(key="members", zh="服务成员数", en="members served"),
        Column(key="opening", zh="建设费", en="building, yuan"),
        Column(key="module_cost", zh="模块费", en="modules, yuan", synonyms=("模块费用",)),
        Column(key="running", zh="年运行费", en="running a year, yuan", synonyms=("运行费",)),
    ),
)  # fmt: skip
"""What is no field of a standing is for people and not read."""

SERVICES = SheetSpec(
    key="service",
    title=OUTPUT_SHEETS["services"],
    note=text("每期每类每家成员单位一行，备份另起一行。", "A member of a kind in a phase a row, a backup its own."),
    record=Service,
    columns=(
        Column(key="phase", zh="期次", en="phase", kind=Kind.REF, target="phases", required=True),
        Column(key="kind", zh="中心类别", en="kind of center", kind=Kind.REF, target="centers", required=True,
               synonyms=KIND_SYNONYMS),
        Column(key="member", zh="成员单位", en="member", kind=Kind.REF, target="facilities", required=True,
               synonyms=("成员", "单位")),
        Column(key="site", zh="承接机构", en="served by", kind=Kind.REF, target="facilities", required=True,
               synonyms=("承接单位", "机构")),
        Column(key="volume", zh="业务量", en="volume", kind=Kind.AMOUNT, synonyms=("年业务量",)),
        Column(key="backup", zh="备份", en="backup", kind=Kind.FLAG, synonyms=("是否备份",)),
        Column(key="minutes", zh="分钟", en="minutes", synonyms=("单程分钟",)),
        Column(key="km", zh="公里", en="km", synonyms=("里程", "单程公里")),
        Column(key="courier", zh="配送费", en="couriers a year, yuan", synonyms=("年配送费",)),
        Column(key="member_short", zh="成员简称", en="short name of the member"),
        Column(key="site_short", zh="承接简称", en="short name of the center", synonyms=("简称", "承接机构简称")),
    ),
)  # fmt: skip
"""What is no field of a service is for people and not read."""
