"""Departments from the staff, their kind from their name, and how many must stay."""

from collections import Counter
from fractions import Fraction
from math import ceil
from typing import Any

from models.county import Category, DepartmentKind
from models.files.input.defaults.log import DefaultLog, settings
from models.files.input.rows import Book, Row
from models.files.sheets import SHEET_BY_KEY


def fill_departments(book: Book, log: DefaultLog) -> None:
    """Add the departments of employers that list none, then fill in kinds and home floors."""
    _add_rows(book, log)
    people: dict[str, list[Row]] = {}
    for person in book.of("staff"):
        people.setdefault(person.get("dept"), []).append(person)
    for row in book.of("departments"):
        log.fill(row, "kind", DepartmentKind(kind_of(row.get("name"))), "departments.kind")
        log.fill(row, "floor", _floor(people.get(row.get("id"), [])), "departments.floor")


def _add_rows(book: Book, log: DefaultLog) -> None:
    rows = book.rows.setdefault("departments", [])
    listed = {row.get("employer") for row in rows}
    taken = {row.get("id") for row in rows}
    people = [row for row in book.of("staff") if row.get("employer") not in listed]
    named = dict.fromkeys((row.get("employer"), row.get("dept")) for row in people)
    shared = Counter(name for _, name in named)
    codes: dict[Any, str] = {}
    spec = SHEET_BY_KEY["departments"]
    for employer, name in named:
        code = name if shared[name] == 1 and name not in taken else f"{employer}-{name}"
        codes[employer, name] = code
        values = {"id": code, "employer": employer, "name": name}
        row = Row(spec, values, len(rows), sheet=spec.title.zh if book.workbook else "", added=True)
        rows.append(row)
        log.add_row(row, "name", "departments.row")
    for person in people:
        person.values["dept"] = codes[person.get("employer"), person.get("dept")]


def kind_of(name: str) -> str:
    """Return what a department of that name does: the first word of the list that the name contains."""
    rule = settings("departments.kind")
    return next((kind for word, kind in rule["words"] if word.casefold() in name.casefold()), str(rule["value"]))


def _floor(people: list[Row]) -> int:
    """Return ``max(least, ceil(share x n))`` with n the physicians, or everybody where there is none."""
    physicians = sum(row.get("category") is Category.PHYSICIAN for row in people)
    rule = settings("departments.floor")
    return max(int(rule["least"]), ceil(Fraction(rule["share"]) * (physicians or len(people))))
