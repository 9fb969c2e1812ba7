"""Small counties with posts, headcount cases and plans; every test of headcount starts here.

A builder fills in what a test does not care about::

    county = headcount_county([posts("T1", approved=5, required=3), posts("T2", approved=2, required=4)])
    plan = headcount_plan(case, posts_of("T1", 4), posts_of("T2", 3), moved("T1", "T2", 1))

Lead hospital ``H1`` and township centers ``T1`` and ``T2`` with 1000 people each; the only year is 2026.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from models.county import Category, County, Funding, Level, Loan, Mode, Movement, Positions, Posts, Title, Total
from models.headcount import Borrowed, Cell, CellYear, Granted, HeadcountCase, HeadcountPlan, Transfer
from models.policy import policy_of, rules
from tests.builders import settings, tiny_county
from tests.siting_builders import hospital, town

HOSPITAL_TYPE = "公立医院"
TOWN_TYPE = "乡镇卫生院"
Row = CellYear | Transfer | Granted | Borrowed


def posts(facility: str = "T1", category: Category = Category.PHYSICIAN, **fields: Any) -> Posts:
    """Return the posts of a cell; hospitals start with ``H``, others are township centers; ``filled`` as approved."""
    at_hospital = facility.startswith("H")
    base: dict[str, Any] = {
        "class_type": HOSPITAL_TYPE if at_hospital else TOWN_TYPE,
        "level": Level.HOSPITAL if at_hospital else Level.GRASSROOTS,
        "funding": Funding.PARTIAL if at_hospital else Funding.FULL,
    }
    return Posts(facility=facility, category=category, **base | fields)


def total(approved: int, level: Level = Level.GRASSROOTS, **fields: Any) -> Total:
    """Return the approved total of the builders' class of a level."""
    at_hospital = level is Level.HOSPITAL
    base: dict[str, Any] = {
        "class_type": HOSPITAL_TYPE if at_hospital else TOWN_TYPE,
        "funding": Funding.PARTIAL if at_hospital else Funding.FULL,
    }
    return Total(level=level, approved=approved, **base | fields)


def movement(
    facility: str = "T1", year: int = 2026, category: Category = Category.PHYSICIAN, **fields: Any
) -> Movement:
    """Return what is known of a cell in a year."""
    return Movement(facility=facility, category=category, year=year, **fields)


def loan(facility: str = "T1", count: int = 1, due: str = "2028-06-30", **fields: Any) -> Loan:
    """Return posts lent to a facility."""
    base: dict[str, Any] = {"id": "L1", "category": Category.PHYSICIAN}
    return Loan(facility=facility, posts=count, due=date.fromisoformat(due), **base | fields)


def positions(quota: int, filled: int = 0, level: Level = Level.GRASSROOTS, title: Title = Title.JUNIOR) -> Positions:
    """Return the quota of positions of a title at a level."""
    return Positions(level=level, title=title, quota=quota, filled=filled)


def headcount_county(rows: Iterable[Posts], totals: Iterable[Total] | None = None, **records: Any) -> County:
    """Return a county of H1, T1 and T2 (more where rows name them) with posts; totals are what the rows sum to."""
    rows = list(rows)
    names = sorted({"H1", "T1", "T2"} | {row.facility for row in rows})
    fields: dict[str, Any] = {
        "facilities": [hospital(name) if name.startswith("H") else town(name) for name in names]
    } | records
    return tiny_county(posts=rows, totals=totals if totals is not None else totals_of(rows, records), **fields)


def totals_of(rows: Iterable[Posts], records: Mapping[str, Any] | None = None) -> list[Total]:
    """Return the totals that hold the posts of ``rows`` and the loans among ``records``."""
    rows, lent = list(rows), list((records or {}).get("loans", ()))
    classes = dict.fromkeys((row.level, row.class_type, row.funding) for row in rows)
    found = []
    for level, class_type, funding in classes:
        its = [row for row in rows if (row.level, row.class_type, row.funding) == (level, class_type, funding)]
        pool = sum(row.posts for row in lent if row.facility in {r.facility for r in its})
        approved = sum(row.approved for row in its) + pool
        found.append(Total(level=level, class_type=class_type, funding=funding, approved=approved, pool=pool))
    return found


def headcount_only(*kept: str, mode: Mode = Mode.HARD, **params: str) -> dict[str, str]:
    """Return settings that turn the rules of headcount off, but ``kept`` to ``mode``; ``params`` are of the first."""
    its = [id for id, rule in rules().items() if rule.room == "headcount"]
    modes = {f"{id}.mode": mode.value if id in kept else "off" for id in its}
    return modes | {f"{kept[0]}.{name}": value for name, value in params.items()}


def headcount_case(county: County, values: Mapping[str, str] | None = None, profile: str = "") -> HeadcountCase:
    """Return the case of a county under its policy and ``values``, which win."""
    return HeadcountCase(county, policy_of(county, profile, settings(values or {})))


def posts_of(
    facility: str, count: int, year: int = 2026, category: Category = Category.PHYSICIAN, **fields: Any
) -> CellYear:
    """Return the posts of a cell at the end of a year."""
    return CellYear(year=year, facility=facility, category=category, posts=count, **fields)


def moved(
    source: str, target: str, count: int = 1, year: int = 2026, category: Category = Category.PHYSICIAN
) -> Transfer:
    """Return posts that move."""
    return Transfer(year=year, category=category, source=source, target=target, posts=count)


def granted(facility: str, count: int = 1, year: int = 2026, category: Category = Category.PHYSICIAN) -> Granted:
    """Return posts that are given out anew."""
    return Granted(year=year, facility=facility, category=category, posts=count)


def borrowed(
    facility: str, count: int = 1, year: int = 2026, due: int = 2028, category: Category = Category.PHYSICIAN
) -> Borrowed:
    """Return posts that are lent."""
    return Borrowed(year=year, due=due, facility=facility, category=category, posts=count)


def headcount_plan(case: HeadcountCase, *rows: Row, complete: bool = True, profile: str = "xinjiang") -> HeadcountPlan:
    """Return the plan of rows in any order; ``complete`` adds today's row for every other cell and year."""
    cells = [row for row in rows if isinstance(row, CellYear)]
    named = {(row.year, row.facility, row.category) for row in cells}
    if complete:
        cells += [
            _today(case, cell, year)
            for year in case.years
            for cell in case.posts
            if (year, cell.facility, cell.category) not in named
        ]
    return HeadcountPlan(
        county_hash=case.county.hash,
        profile=profile,
        cells=tuple(cells),
        transfers=tuple(row for row in rows if isinstance(row, Transfer)),
        granted=tuple(row for row in rows if isinstance(row, Granted)),
        borrowed=tuple(row for row in rows if isinstance(row, Borrowed)),
    )


def _today(case: HeadcountCase, cell: Cell, year: int) -> CellYear:
    row = case.posts[cell]
    return CellYear(
        year=year, facility=cell.facility, category=cell.category, posts=row.approved, contracted=row.off_filled
    )
