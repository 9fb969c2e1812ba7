"""Staff as codes from a table of departments: how many of each title, what weekly sessions, which posts."""

from collections.abc import Iterator
from datetime import date
from random import Random

from instances.build.tables import Row, source_rows

TITLES = {"senior": "正高", "deputy": "副高", "intermediate": "中级", "junior": "初级"}
HELD_SINCE = {"senior": (2012, 2024), "deputy": (2010, 2025), "intermediate": (2008, 2025), "junior": (2015, 2025)}
WEEKDAYS = "一二三四五"


def department_rows(county: str) -> list[Row]:
    """Return the sheet of departments; a blank floor is filled in by its default."""
    found = []
    for n, row in enumerate(source_rows(county, "departments"), start=1):
        kept = {key: row[key] for key in ("employer", "name", "kind", "floor", "floor_senior") if row[key]}
        found.append({"id": department_code(row, n)} | kept)
    return found


def department_code(row: dict[str, str], number: int) -> str:
    """Return the code of the ``number``-th department of a county."""
    return f"{row['employer']}-{number:02d}"


def staff_rows(county: str, rng: Random) -> list[Row]:
    """Return the staff P001, P002, ... department by department, the highest title first."""
    people: list[Row] = []
    for n, row in enumerate(source_rows(county, "departments"), start=1):
        roles = {int(place): role for role, _, place in _roles(row["roles"])}
        for place, title in enumerate(_titles(row), start=1):
            person = _person(row, department_code(row, n), title, rng)
            if place in roles:
                person["role"] = roles[place]
            people.append({"id": f"P{len(people) + 1:03d}"} | person)
    by_id = {p["id"]: p for p in people}
    for change in source_rows(county, "people"):
        by_id[change["id"]][change["column"]] = change["value"]
    return people


def _roles(cell: str) -> list[tuple[str, str, str]]:
    return [item.partition("@") for item in cell.split(";") if item]


def _titles(row: dict[str, str]) -> Iterator[str]:
    for title in TITLES:
        yield from [title] * int(row[title])


def _person(row: dict[str, str], dept: str, title: str, rng: Random) -> Row:
    first, last = HELD_SINCE[title]
    person: Row = {
        "employer": row["employer"],
        "dept": dept,
        "category": row["category"],
        "license_class": row["license_class"],
        "specialty": row["specialty"],
        "title": TITLES[title],
        "title_from": date(rng.randint(first, last), rng.choice((1, 7, 9, 12)), 1),
    }
    sessions = weekly_cell(row["sessions"], rng)
    if sessions:
        person["fixed_unavailable"] = sessions
    if rng.random() < int(row["speakers"]) / 100:
        person["languages"] = "汉语、蒙古语"
    return person


def weekly_cell(style: str, rng: Random) -> str:
    """Return the weekly sessions as planners write them.

    ``clinic`` is one day or two half-days of out-patients, ``theater`` one whole day and a half-day, ``none`` nothing.
    """
    if style == "none":
        return ""
    first, second = rng.sample(WEEKDAYS, 2)
    half = f"周{second}{rng.choice(('上午', '下午'))}"
    if style == "theater":
        return f"周{first}；{half}"
    return f"周{first}" if rng.random() < 0.6 else f"周{first}上午；{half}"
