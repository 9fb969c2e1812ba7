"""What a form asks, and of whom: the sheets and columns that a department or a receiving unit can know."""

from dataclasses import replace
from functools import cache

from models.county.words import Word
from models.files.input.clean import match_key
from models.files.sheets import SHEET_BY_KEY, Column, Kind, SheetSpec
from models.text import text


class Audience(Word):
    """Who fills in a form."""

    DEPARTMENT = "department", "科室", "department", "科室填报表"
    UNIT = "unit", "卫生院", "unit", "接收单位", "receiving unit", "接收单位填报表", "中心"


STRIKE = Column(
    key="strike", zh="撤销", en="strike", kind=Kind.FLAG,
    note=text(
        "这一行不再有效（人已离开、请假取消、需求取消）时填“是”；请勿直接删行。",
        "是 where the row no longer holds: somebody left, a leave or a need fell away. Do not delete rows.",
    ),
)  # fmt: skip

_COLUMNS = {
    Audience.DEPARTMENT: {
        "staff": (
            "id name dept category license_class specialty title title_from dispatchable role employment status start"
            " end front_line fixed_unavailable max_month no_remote languages promotion_year"
        ),
        "absences": "id kind from to part reduces basis",
        "departments": "id name kind floor floor_senior head",
    },
    Audience.UNIT: {
        "facilities": "id name kind population rooms open_weekdays licensed_subjects contact phone",
        "needs": "facility specialty activity period minimum target source",
    },
}
STRIKABLE = ("staff", "absences", "needs")
"""The sheets of which a form may strike rows; departments and facilities come and go by the dispatch center."""

KEYS = {
    "staff": ("id",),
    "departments": ("id",),
    "facilities": ("id",),
    "absences": ("id", "kind", "from", "part"),
    "needs": ("facility", "specialty", "activity", "period"),
}
"""The columns that tell the rows of a sheet apart."""

OWN = {"staff": "dept", "needs": "facility"}
"""The column that may stay blank in a new row: it is the form's own department or unit."""

IMPLIED = {"staff": "employer", "facilities": "parent"}
"""A column that a form does not ask, and that a new row needs: it follows from whose form it is."""


@cache
def form_sheets(audience: Audience) -> dict[str, SheetSpec]:
    """Return the sheets of a form by key, each with the columns that are asked and, where it may be, ``STRIKE``."""
    return {key: _spec(key, columns.split()) for key, columns in _COLUMNS[audience].items()}


def _spec(key: str, wanted: list[str]) -> SheetSpec:
    whole = SHEET_BY_KEY[key]
    columns = tuple(
        replace(whole.column(name), required=False) if name == OWN.get(key) else whole.column(name) for name in wanted
    )
    return replace(whole, columns=((STRIKE, *columns) if key in STRIKABLE else columns), required=False)


def asked_columns(spec: SheetSpec) -> tuple[Column, ...]:
    """Return the columns of a form's sheet that belong to the county."""
    return tuple(c for c in spec.columns if c is not STRIKE)


@cache
def sheet_of_title(title: str) -> tuple[Audience, SheetSpec] | None:
    """Return which sheet of which form has that title, key or synonym."""
    said = match_key(title)
    for audience in Audience:
        for spec in form_sheets(audience).values():
            if said in {match_key(name) for name in (spec.title.zh, spec.key, *spec.synonyms)}:
                return audience, spec
    return None
