"""The rows of headcount by facility, cell and class: as stated, else by the facility's other rows, else by its kind."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from models.county import Category, Funding, Level
from models.county.words import FacilityKind
from models.files.input.clean import match_key
from models.files.input.defaults.log import settings
from models.files.input.rows import Book, Row
from models.files.input.vocabulary import spellings
from models.headcount import Cell, PostClass

CLASS_KEYS = ("class_type", "funding", "level")
"""What is said of a facility, on one of its rows at least."""


@cache
def _type_spellings() -> dict[str, str]:
    """Return the common types of facility by every spelling of theirs; a kind of facility means its usual type."""
    kinds: dict[str, str] = settings("posts.class_type")["kinds"]
    found = {key: kinds[word.value] for key, word in spellings(FacilityKind).items()}
    for common, others in settings("posts.class_type")["spellings"].items():
        found |= {match_key(name): common for name in (common, *others)}
    return found


def name_class_types(book: Book) -> None:
    """Bring types of facility to one spelling each, in place: 卫生院 and 中心卫生院 are 乡镇卫生院.

    A county's own types keep their first spelling.
    """
    own: dict[str, str] = {}
    for sheet in ("posts", "totals"):
        for row in book.of(sheet):
            said = row.get("class_type")
            if said:
                key = match_key(said)
                row.values["class_type"] = _type_spellings().get(key) or own.setdefault(key, said)


def stated(book: Book) -> dict[str, dict[str, Row]]:
    """Return, by facility and class key, the first row of 编制 that states it."""
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in book.of("posts"):
        for key in CLASS_KEYS:
            if row.get("facility") and row.get(key):
                found[row.get("facility")].setdefault(key, row)
    return found


def usual(kind: FacilityKind | None, key: str) -> Any:
    """Return what the kind of a facility says of its class where no row does; ``None`` where the kind is not known."""
    if kind is None:
        return None
    said = settings(f"posts.{key}")["kinds"][kind.value]
    return {"funding": Funding, "level": Level}.get(key, str)(said)


def class_of_facility(book: Book) -> dict[str, PostClass]:
    """Return the class of every facility with posts; those whose class cannot be read are left out."""
    kinds = {row.get("id"): row.get("kind") for row in book.of("facilities")}
    said, unreadable = stated(book), {r.get("facility") for r in book.of("posts") if r.faulty.intersection(CLASS_KEYS)}
    found: dict[str, PostClass] = {}
    for facility in dict.fromkeys(row.get("facility") for row in book.of("posts")):
        if not facility:
            continue
        values = {
            key: said[facility][key].get(key) if key in said[facility] else usual(kinds.get(facility), key)
            for key in CLASS_KEYS
        }
        if all(values.values()) and facility not in unreadable:
            found[facility] = PostClass(**values)
    return found


def by_class(book: Book, sheet: str) -> dict[PostClass, list[Row]]:
    """Return the rows of 编制 or 周转池 of each class."""
    classes = class_of_facility(book)
    found: dict[PostClass, list[Row]] = defaultdict(list)
    for row in book.of(sheet):
        if row.get("facility") in classes:
            found[classes[row.get("facility")]].append(row)
    return found


def by_cell(book: Book, sheet: str) -> dict[Cell, list[Row]]:
    """Return the rows of a sheet of each cell."""
    found: dict[Cell, list[Row]] = defaultdict(list)
    for row in book.of(sheet):
        cell = cell_of(row)
        if cell is not None:
            found[cell].append(row)
    return found


def class_of(row: Row) -> PostClass:
    """Return the class that a row of 核定总量 is about; where one of its columns is blank, that of no facility."""
    return PostClass(row.get("level"), row.get("class_type"), row.get("funding"))


def cell_of(row: Row) -> Cell | None:
    """Return the cell that a row is about, ``None`` where it does not say."""
    facility, category = row.get("facility"), row.get("category")
    return Cell(facility, Category(category)) if facility and category else None


def most_lent(loans: Iterable[Row]) -> int:
    """Return the most posts that are on loan at one time: a loan is out from its first day to the one before it is due.

    A loan without its first day has been out for ever.
    """
    steps: list[tuple[date, int]] = []
    for row in loans:
        if row.get("posts") and row.get("due"):
            steps += [(row.get("from") or date.min, row.get("posts")), (row.get("due"), -row.get("posts"))]
    most = out = 0
    for _, step in sorted(steps):
        out += step
        most = max(most, out)
    return most


def approved_of(rows: Iterable[Row]) -> int:
    """Return the approved posts of rows of 编制: a blank is 0, and a cell that is said twice counts once."""
    first: dict[Cell | None, Row] = {}
    for row in rows:
        first.setdefault(cell_of(row), row)
    return sum(row.get("approved") or 0 for row in first.values())
