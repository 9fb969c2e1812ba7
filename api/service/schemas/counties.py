"""Counties and validations as they are answered."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from pydantic import Field

from api.service.schemas.base import Answer, Given
from api.service.schemas.problem import IssueDocument
from models.county import County
from models.issue import DefaultUsed

if TYPE_CHECKING:
    from api.store.tables import CountyRow


class CountyDocument(Answer):
    """A county that is kept; ``parent_id`` is the one that it was made from."""

    id: str
    name: str
    county_hash: str
    profile: str
    facilities: int
    staff: int
    defaults: int
    parent_id: str | None
    created: datetime

    @classmethod
    def of(cls, row: "CountyRow") -> Self:
        """Return the document of a county of the store."""
        names = ("id", "name", "county_hash", "profile", "facilities", "staff", "defaults", "created")
        return cls(parent_id=row.parent, **{name: getattr(row, name) for name in names})


class CountyPage(Answer):
    """Counties, the newest first; ``next_page_token`` leads on where there are more."""

    counties: list[CountyDocument]
    next_page_token: str | None = None


class CountyWithIssues(CountyDocument):
    """A county that was read, with the remarks on it; none of them is an error."""

    issues: list[IssueDocument]


class DefaultDocument(Answer):
    """A value that was left out and filled in."""

    sheet: str
    cell: str
    pointer: str
    field_zh: str
    field_en: str
    value: str
    source_zh: str
    source_en: str
    effect_zh: str
    effect_en: str

    @classmethod
    def of(cls, used: DefaultUsed) -> Self:
        """Return the document of a default."""
        said = {"field": used.field, "source": used.source, "effect": used.effect}
        texts = {f"{name}_{lang}": text.say(lang) for name, text in said.items() for lang in ("zh", "en")}
        return cls(sheet=used.sheet, cell=used.cell, pointer=used.pointer, value=used.value, **texts)


class FullCounty(CountyDocument):
    """A county with its content, as it can be posted again, and the defaults that were filled in."""

    county: County
    filled_in: list[DefaultDocument]
    issues: list[IssueDocument]


class Validation(Answer):
    """What reading an input found; ``ok`` says whether it can be solved. Nothing is kept and nothing is solved."""

    ok: bool
    county: str | None = None
    county_hash: str | None = None
    profile: str | None = None
    facilities: int = 0
    staff: int = 0
    defaults: list[DefaultDocument] = Field(default_factory=list)
    issues: list[IssueDocument] = Field(default_factory=list)


class PageQuery(Given):
    """Which page is wanted, and how many a page has."""

    page_token: str | None = Field(None, pattern=r"^[0-9]{1,18}$")
    limit: int = Field(50, ge=1, le=200)
