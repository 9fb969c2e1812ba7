"""What a small headcount county by hand is made of; a toy says only what is special in it."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from instances.build.small import Small, center, hospital, person, road, small_county
from instances.build.small_siting import reading
from instances.entry import Values
from models.county import (
    Category,
    County,
    Funding,
    Level,
    Loan,
    Movement,
    NeedSource,
    Positions,
    Posts,
    Stage,
    Title,
    Total,
)
from models.decision import Decision
from models.text import Text

TOWN, HOSPITAL = "乡镇卫生院", "公立医院"


def headcount_toy(title: Text, county: Callable[[], County], why: Text, best: Values | None = None) -> Small:
    """Return a headcount county with its optimum by hand; infeasible where there is none."""
    return Small(title=title, county=county, why=why, best=best or {}, infeasible=not best, decision=Decision.HEADCOUNT)


def stages(grassroots: float = 0, gap: float = 0, filings: float = 0, changes: float = 0, **others: float) -> Values:
    """Return the values of an optimum by stage, in order; ``others`` are the stages that are seldom above 0."""
    given = {"grassroots": grassroots, "gap": gap, "filings": filings, "changes": changes} | others
    return {stage: float(given.get(stage.value, 0)) for stage in Stage}


def post(
    facility: str, approved: int, need: int, filled: int = 0, category: Category = Category.PHYSICIAN, **fields: Any
) -> Posts:
    """Return the posts of a cell; nobody is in post unless told, so that all of them could move.

    Hospitals start with ``H`` and are partly funded; all others are fully funded township centers.
    """
    at_hospital = facility.startswith("H")
    given: dict[str, Any] = {
        "class_type": HOSPITAL if at_hospital else TOWN,
        "funding": Funding.PARTIAL if at_hospital else Funding.FULL,
        "level": Level.HOSPITAL if at_hospital else Level.GRASSROOTS,
    }
    its = given | fields
    return Posts(facility=facility, category=category, approved=approved, required=need, filled=filled, **its)


def worked_out(facility: str, approved: int, category: Category, source: NeedSource) -> Posts:
    """Return the posts of a cell whose need follows from people or workload."""
    return post(facility, approved, 0, category=category).model_copy(update={"required": None, "source": source})


def movement(facility: str, year: int = 2026, category: Category = Category.PHYSICIAN, **fields: Any) -> Movement:
    """Return what is known of a cell in a year."""
    return Movement(facility=facility, category=category, year=year, **fields)


def lent(facility: str, posts: int, due: int) -> Loan:
    """Return posts that are on loan, back in the middle of the year ``due``."""
    return Loan(id="L1", facility=facility, category=Category.PHYSICIAN, posts=posts, due=date(due, 6, 30))


def junior(quota: int, filled: int, level: Level = Level.GRASSROOTS) -> Positions:
    """Return the positions of junior title at a level."""
    return Positions(level=level, title=Title.JUNIOR, quota=quota, filled=filled)


def for_years(count: int) -> Any:
    """Return the reading that the plan has so many years."""
    return reading("headcount.need", "years", str(count))


def headcount_county(name: str, rows: Iterable[Posts], spare: int = 0, **fields: Any) -> County:
    """Return a county of H1, T1 and the facilities of ``rows``; 2026 is the only year unless ``policy`` says otherwise.

    The total of each class holds the posts of its rows; that of the last one has ``spare`` more that no facility has
    and the fields of a total among ``fields`` (``pool``, which counts in its total, ``new_posts`` ...).
    """
    rows = list(rows)
    of_total = {key: fields.pop(key) for key in [*Total.model_fields] if key in fields}
    places = sorted({"H1", "T1"} | {row.facility for row in rows})
    sizes = {"population": fields.pop("population")} if "population" in fields else {}
    return small_county(
        name,
        list(fields.pop("policy", ())),
        [person("P1")],
        [hospital(id) if id.startswith("H") else center(id, **sizes) for id in places],
        [road("H1", id, 30) for id in places if id != "H1"],
        posts=rows,
        totals=_totals(rows, spare, of_total),
        **fields,
    )


def _totals(rows: list[Posts], spare: int, last: dict[str, Any]) -> list[Total]:
    sums: dict[tuple[Level, str, Funding], int] = {}
    for row in rows:
        key = (row.level, row.class_type, row.funding)
        sums[key] = sums.get(key, 0) + row.approved
    found = [Total(level=lv, class_type=kind, funding=money, approved=n) for (lv, kind, money), n in sums.items()]
    more = {"approved": found[-1].approved + spare + last.get("pool", 0)}
    return [*found[:-1], found[-1].model_copy(update=more | last)]
