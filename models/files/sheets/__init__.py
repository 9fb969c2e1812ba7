"""The sheets of the input: what the reader reads, the template writes and the docs list."""

from models.files.sheets.common import CALENDAR, COUNTY, POLICY, README
from models.files.sheets.headcount import LOANS, MOVEMENTS, POSITIONS, POSTS, TOTALS, WORKLOAD
from models.files.sheets.people import ABSENCES, DEPARTMENTS, EXEMPTIONS, STAFF
from models.files.sheets.places import FACILITIES, JUNCTIONS, ROADS, VEHICLES
from models.files.sheets.service import ATTENDANCE, CHANGES, NEEDS, OPENING, PACE, PINS, PUBLISHED, RESIDENTS, SPLITS
from models.files.sheets.siting import CENTERS, PHASES, SITES, VOLUMES
from models.files.sheets.spec import Column, Kind, SheetSpec
from models.text import Text, text

SHEETS: tuple[SheetSpec, ...] = (
    README, COUNTY, FACILITIES, DEPARTMENTS, STAFF, EXEMPTIONS, ABSENCES, NEEDS, ROADS, JUNCTIONS, VEHICLES, CALENDAR,
    POLICY, OPENING, PACE, SPLITS, PUBLISHED, PINS, RESIDENTS, CHANGES, ATTENDANCE, POSTS, TOTALS, POSITIONS,
    MOVEMENTS, LOANS, WORKLOAD, PHASES, CENTERS, SITES, VOLUMES,
)  # fmt: skip
"""Every sheet of the input, in the order of the workbook."""

SHEET_BY_KEY: dict[str, SheetSpec] = {sheet.key: sheet for sheet in SHEETS}

RECORD_SHEETS: tuple[SheetSpec, ...] = tuple(s for s in SHEETS if s.record is not None)
"""The sheets that become records of the county."""

OUTPUT_SHEETS: dict[str, Text] = {
    "defaults": text("默认值清单", "defaults"),
    "roster_person": text("下沉排班表", "roster by person"),
    "roster_facility": text("接收单位排班", "roster by receiving unit"),
    "consent": text("科室确认表", "consent"),
    "trips": text("派车单", "trips"),
    "year": text("年度任务分解表", "tasks of the year"),
    "weekly": text("每周下沉比例", "weekly share"),
    "ledger": text("履职台账", "ledger"),
    "shortfalls": text("缺口与原因", "shortfalls"),
    "indicators": text("指标汇总", "indicators"),
    "layout": text("中心布局", "centers by phase"),
    "services": text("服务分派", "who is served where"),
    "costs": text("分期费用", "cost by phase"),
    "coverage": text("覆盖", "coverage"),
    "unreachable": text("不可达成员", "out of reach"),
    "alternatives": text("备选方案", "alternatives"),
    "prices": text("固定点代价", "price of what is settled"),
    "frontier": text("费用与时间", "cost against time"),
    "posts_plan": text("编制前后对照", "posts before and after"),
    "posts_matrix": text("机构汇总", "posts by facility"),
    "filing": text("编制调剂备案表", "filing form"),
    "transfers": text("调剂明细", "transfers"),
    "granted": text("新增下达", "posts given out"),
    "borrowed": text("周转池用编", "posts borrowed"),
    "loans_due": text("到期归还", "loans due"),
    "vacancies_plan": text("空编", "vacancies"),
    "gaps": text("缺编", "gaps"),
    "recruits": text("招聘计划", "recruitment"),
    "ladder": text("缺编阶梯", "ladder of gaps"),
    "what_binds": text("条款代价", "what clauses cost"),
    "pool": text("周转池备案表", "pool loans to be filed"),
    "one_more": text("增编效果", "what one post more changes"),
}
"""Sheets that the product writes itself: known by name, never read as input."""

NAME_HEADINGS = ("姓名", "name")
"""Headings of the name that planners, and forms, put beside a code; it is compared with whose code it is."""

ROW_HEADINGS = (*NAME_HEADINGS, "序号", "no", "备注", "remark", "星期", "weekday")
"""Headings that planners, and forms, add to any sheet; where a sheet has no such column they are no fault."""

__all__ = [
    "NAME_HEADINGS",
    "OUTPUT_SHEETS",
    "RECORD_SHEETS",
    "ROW_HEADINGS",
    "SHEETS",
    "SHEET_BY_KEY",
    "Column",
    "Kind",
    "SheetSpec",
]
