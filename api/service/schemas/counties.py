"""Counties and validations as they are answered."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import Field, StringConstraints

from api.service.schemas.base import Answer, Given, in_both
from api.service.schemas.problem import IssueDocument
from models.county import County
from models.issue import DefaultUsed

if TYPE_CHECKING:
    from api.store.tables import CountyRow


class CountyDocument(Answer):
    """已保存的县域 | A county that is kept."""

    id: str
    """县域编号 | the county's id"""
    name: str
    """县域名称 | the county's name"""
    county_hash: str
    """内容的哈希值 | the hash of its content"""
    profile: str
    """政策方案 | the profile"""
    facilities: int
    """机构数 | how many facilities"""
    staff: int
    """人员数 | how many staff"""
    defaults: int
    """默认值项数 | how many values were filled in"""
    parent_id: str | None
    """由哪个县域改动而来 | the county that it was made from"""
    created: datetime
    """保存时间 | when it was kept"""

    @classmethod
    def of(cls, row: "CountyRow") -> Self:
        """Return the document of a county of the store."""
        names = ("id", "name", "county_hash", "profile", "facilities", "staff", "defaults", "created")
        return cls(parent_id=row.parent, **{name: getattr(row, name) for name in names})


class CountyPage(Answer):
    """县域列表，新的在前 | Counties, the newest first."""

    counties: list[CountyDocument]
    next_page_token: str | None = None
    """下一页的标记，末页为空 | leads on to the next page, null on the last"""


class CountyWithIssues(CountyDocument):
    """已读入的县域及提醒，均非错误 | A county that was read, with the remarks on it; none of them is an error."""

    issues: list[IssueDocument]
    """提醒与说明 | warnings and notices"""


class DefaultDocument(Answer):
    """未填而由系统填入的默认值 | A value that was left out and filled in."""

    sheet: str
    """工作表 | the sheet"""
    cell: str
    """单元格 | the cell"""
    pointer: str
    """在JSON中的位置 | the place in JSON"""
    field_zh: str
    field_en: str
    value: str
    """填入的值 | the value"""
    source_zh: str
    source_en: str
    effect_zh: str
    effect_en: str

    @classmethod
    def of(cls, used: DefaultUsed) -> Self:
        """Return the document of a default."""
        said = in_both(field=used.field, source=used.source, effect=used.effect)
        return cls(sheet=used.sheet, cell=used.cell, pointer=used.pointer, value=used.value, **said)


class FullCounty(CountyDocument):
    """县域数据全文，可再次提交 | A county with its content, as it can be posted again."""

    county: County
    """县域数据 | the content"""
    filled_in: list[DefaultDocument]
    """默认值 | the values that were filled in"""
    issues: list[IssueDocument]
    """提醒与说明 | warnings and notices"""


class PatchBody(Given):
    """对县域的改动 | A patch of a county.

    `sheet[field=value]` 选行：后接字段即改该字段，值为对象则改多个字段，`null` 删行；`sheet[+]` 增行；
    `county.month` 改县域本身。

    `sheet[field=value]` selects rows: with a field behind it that field is set, without one an object sets several
    fields and `null` removes the rows; `sheet[+]` adds rows; `county.month` is of the county itself.
    """

    patch: dict[str, Any]
    """各处改动，以选择式为键 | values by selector"""
    name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)] = ""
    """新县域的名称，空则不变 | the new county's name, empty to keep it"""


class Validation(Answer):
    """核对结果；不保存、不求解 | What reading an input found; nothing is kept and nothing is solved."""

    ok: bool
    """能否求解 | whether it can be solved"""
    county: str | None = None
    """县域名称 | the county's name"""
    county_hash: str | None = None
    """内容的哈希值 | the hash of its content"""
    profile: str | None = None
    """政策方案 | the profile"""
    facilities: int = 0
    """机构数 | how many facilities"""
    staff: int = 0
    """人员数 | how many staff"""
    defaults: list[DefaultDocument] = Field(default_factory=list)
    """默认值 | the values that were filled in"""
    issues: list[IssueDocument] = Field(default_factory=list)
    """问题与提醒 | issues"""


class CountyGiven(Given):
    """县域：county_id 与 county 二者给一 | A county: one that is kept, or one that comes with the body."""

    county_id: str | None = None
    """已保存县域的编号 | the id of a county that is kept"""
    county: dict[str, Any] | None = None
    """随请求提交的县域数据 | a county that comes with the body"""


class PageQuery(Given):
    """要哪一页，每页几条 | Which page is wanted, and how many a page has."""

    page_token: str | None = Field(None, pattern=r"^[0-9]{1,18}$")
    """上一页给出的 next_page_token | next_page_token of the page before"""
    limit: int = Field(50, ge=1, le=200)
    """每页条数 | how many a page has"""
