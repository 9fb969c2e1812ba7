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
        said = in_both(field=used.field, source=used.source, effect=used.effect)
        return cls(sheet=used.sheet, cell=used.cell, pointer=used.pointer, value=used.value, **said)


class FullCounty(CountyDocument):
    """A county with its content, as it can be posted again, and the defaults that were filled in."""

    county: County
    filled_in: list[DefaultDocument]
    issues: list[IssueDocument]


class PatchBody(Given):
    """A patch: selectors such as ``staff[id=P1].title`` with the values that they set; and the new county's name.

    ``sheet[field=value]`` selects rows: with a field behind it that field is set, without one an object sets several
    fields and ``null`` removes the rows; ``sheet[+]`` adds rows; ``county.month`` is of the county itself.
    """

    patch: dict[str, Any]
    name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)] = ""


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


class CountyGiven(Given):
    """A county: one that is kept (``county_id``), or one that comes with the body (``county``)."""

    county_id: str | None = None
    county: dict[str, Any] | None = None


class PageQuery(Given):
    """Which page is wanted, and how many a page has."""

    page_token: str | None = Field(None, pattern=r"^[0-9]{1,18}$")
    limit: int = Field(50, ge=1, le=200)
