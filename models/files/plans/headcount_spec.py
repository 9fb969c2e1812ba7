"""The columns in which a headcount plan is read, whether from plan.json or headcount.xlsx."""

from models.county import Category
from models.files.sheets import OUTPUT_SHEETS, Column, Kind, SheetSpec
from models.files.sheets.headcount import CATEGORY_SYNONYMS, FACILITY_SYNONYMS
from models.headcount import Borrowed, CellYear, Granted, Transfer
from models.text import text


def _year() -> Column:
    return Column(key="year", zh="年度", en="year", kind=Kind.WHOLE, required=True, synonyms=("年份", "年"))


def _facility(key: str, zh: str, en: str, *synonyms: str) -> Column:
    return Column(key=key, zh=zh, en=en, kind=Kind.REF, target="facilities", required=True, synonyms=synonyms)


def _category() -> Column:
    return Column(key="category", zh="人员类别", en="staff category", kind=Kind.WORD, vocabulary=Category,
                  required=True, synonyms=CATEGORY_SYNONYMS)  # fmt: skip


def _posts() -> Column:
    return Column(key="posts", zh="数量", en="posts", kind=Kind.WHOLE, required=True, synonyms=("编制数", "编制"))


CELLS = SheetSpec(
    key="cells",
    title=OUTPUT_SHEETS["posts_plan"],
    note=text("每年每个机构每类人员一行。", "A category at a facility in a year a row."),
    record=CellYear,
    columns=(
        _year(),
        _facility("facility", "机构", "facility", *FACILITY_SYNONYMS),
        _category(),
        Column(key="before", zh="调前编制", en="posts before"),
        Column(key="posts", zh="调后编制", en="posts after", kind=Kind.WHOLE, required=True,
               synonyms=("调剂后编制", "编制")),
        Column(key="staff", zh="实有在编", en="staff in post", synonyms=("在编",)),
        Column(key="need", zh="需求", en="need", synonyms=("配置需求", "posts needed")),
        Column(key="gap", zh="缺编", en="gap", synonyms=("missing",)),
        Column(key="vacant", zh="空编", en="vacancies", synonyms=("vacant posts",)),
        Column(key="on_loan", zh="借用", en="on loan", synonyms=("借用编制", "posts on loan")),
        Column(key="recruits", zh="招聘", en="recruits", kind=Kind.WHOLE, synonyms=("招聘数",)),
        Column(key="contracted", zh="编外", en="contracted staff", kind=Kind.WHOLE, synonyms=("编外人员", "编外实有")),
    ),
)  # fmt: skip
"""What is no field of a cell's year is for people and not read."""

TRANSFERS = SheetSpec(
    key="transfers",
    title=OUTPUT_SHEETS["transfers"],
    note=text("每年每类人员从一个机构到另一个机构一行。", "Posts of a category from one facility to another a row."),
    record=Transfer,
    columns=(
        _year(),
        _category(),
        _facility("source", "调出单位", "from", "调出机构"),
        _facility("target", "调入单位", "to", "调入机构"),
        _posts(),
    ),
)

GRANTED = SheetSpec(
    key="granted",
    title=OUTPUT_SHEETS["granted"],
    note=text("每年每个机构每类人员一行。", "A category at a facility in a year a row."),
    record=Granted,
    columns=(_year(), _facility("facility", "机构", "facility", *FACILITY_SYNONYMS), _category(), _posts()),
)

BORROWED = SheetSpec(
    key="borrowed",
    title=OUTPUT_SHEETS["borrowed"],
    note=text("每笔新借一行。", "A new loan a row."),
    record=Borrowed,
    columns=(
        _year(),
        Column(key="due", zh="到期年度", en="due", kind=Kind.WHOLE, required=True, synonyms=("到期", "归还年度")),
        _facility("facility", "机构", "facility", "借用单位", *FACILITY_SYNONYMS),
        _category(),
        _posts(),
    ),
)

HEADCOUNT_SHEETS = (CELLS, TRANSFERS, GRANTED, BORROWED)
"""The sheets of headcount.xlsx that are read back; the first one must be there."""
