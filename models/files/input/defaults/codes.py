"""Codes and short names of facilities and departments that give none."""

import re
from collections import Counter

from models.files.input.defaults.log import DefaultLog, settings
from models.files.input.rows import Book, Row

_LONGEST_CODE = 64


def fill_facility_codes(book: Book, log: DefaultLog) -> None:
    """Fill in codes and short names, before references are looked up by them."""
    rows = [row for row in book.of("facilities") if row.get("name")]
    for row in rows:
        log.fill(row, "id", row.get("name")[:_LONGEST_CODE], "facilities.id")
    county = next((row.get("name") for row in book.of("county") if row.get("name")), "")
    candidates = {row.index: short_names(row.get("name"), county) for row in rows}
    taken = {row.get("short_name") for row in rows if row.get("short_name")}
    for row in rows:
        if not row.has("short_name"):
            name = _first_free(row, candidates, taken)
            log.fill(row, "short_name", name, "facilities.short_name")


def _first_free(row: Row, candidates: dict[int, list[str]], taken: set[str]) -> str:
    """Return the shortest short name that no other facility could have as well."""
    others = Counter(name for index, names in candidates.items() if index != row.index for name in names)
    for name in candidates[row.index]:
        if name not in taken and not others[name]:
            return name
    return candidates[row.index][-1]


def short_names(name: str, county: str) -> list[str]:
    """Return short names of a facility from the shortest to its full name: 乌加河, 乌加河镇, 乌加河镇卫生院."""
    rule = settings("facilities.short_name")
    bare = name.removeprefix(county) if county and len(name) > len(county) + 1 else name
    names = [bare, name]
    ending = next((e for e in rule["endings"] if bare.endswith(e) and len(bare) > len(e) + 1), "")
    if ending:
        place = bare.removesuffix(ending)
        stem = re.sub(f"({'|'.join(rule['places'])})$", "", place)
        names = [*([stem] if len(stem) > 1 else []), place, *names]
    return list(dict.fromkeys(names))


def fill_department_codes(book: Book, log: DefaultLog) -> None:
    """Fill in department codes: the name, with the employer's code where two hospitals share it."""
    rows = [row for row in book.of("departments") if row.get("name")]
    shared = Counter(row.get("name") for row in rows)
    for row in rows:
        name, employer = row.get("name"), row.get("employer") or ""
        code = name if shared[name] == 1 else f"{employer}-{name}"
        log.fill(row, "id", code[:_LONGEST_CODE], "departments.id")
