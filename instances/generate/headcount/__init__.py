"""Seeded counties with posts to move, of any size; the distributions are in ``docs/instances.md``."""

from collections.abc import Iterable
from random import Random

from instances.generate.headcount.cells import Drafted, make_cells
from instances.generate.headcount.needs import NURSES, work_out
from instances.generate.headcount.people import YEAR, lent_in, make_loans, make_movements, make_positions
from instances.generate.headcount.places import make_places, make_tree
from instances.generate.headcount.size import HeadcountSize
from instances.generate.siting.crew import make_crew, make_wards
from models.county import County, CountyInfo, Level, Movement, PolicySetting, Posts, Total
from models.headcount import Cell, CellYear, HeadcountPlan, PostClass, Transfer
from models.policy import resolve_policy
from models.policy.county import sheet_settings

BASIS = "示例"


def generate_headcount(
    facilities: int = 60,
    categories: int = 6,
    years: int = 3,
    seed: int = 1,
    shortage: float = 0.03,
    profile: str = "xinjiang",
) -> County:
    """Return a complete random county with posts to move, the same for the same arguments.

    ``facilities`` are hospitals, township and community centers in five classes, each with posts of ``categories``
    categories over ``years`` years from 2026. Posts needed are ``shortage`` above those approved, on average. A plan
    that keeps every hard rule is known. Raises ``ValueError`` for sizes that do not fit.
    """
    return drafted(facilities, categories, years, seed, shortage, profile)[0]


def drafted(
    facilities: int = 60,
    categories: int = 6,
    years: int = 3,
    seed: int = 1,
    shortage: float = 0.03,
    profile: str = "xinjiang",
) -> tuple[County, HeadcountPlan]:
    """Return the county of :func:`generate_headcount` and the plan that it was made for: overfull cells get a post."""
    size = HeadcountSize(facilities, categories, years, seed, shortage, profile)
    rng = Random(seed)
    places = make_places(size, rng)
    cells = make_cells(places, size, rng)
    loans = make_loans(cells, size, rng)
    movements = make_movements(cells, size, rng)
    rows, work = work_out(cells.rows.values(), places, resolve_policy(profile, sheet_settings(NURSES)), rng)
    crew = make_crew([f for f in places if f.sends])
    county = County(
        county=CountyInfo(name=f"示例县{seed}", year=YEAR, month=1, profile=profile),
        facilities=tuple(places),
        departments=tuple(make_wards(crew)),
        staff=tuple(crew),
        roads=tuple(make_tree(list(places))),
        policy=(PolicySetting(rule="headcount.need", parameter="years", value=str(years), basis=BASIS), NURSES),
        posts=tuple(rows),
        totals=tuple(_totals(rows, lent_in(loans, cells), size, rng)),
        positions=tuple(make_positions(rows, _arriving(movements, cells))),
        movements=tuple(movements),
        loans=tuple(loans),
        workload=tuple(work),
    )
    return county, _plan(county, cells, size)


def _totals(rows: list[Posts], lent: dict[PostClass, int], size: HeadcountSize, rng: Random) -> Iterable[Total]:
    """Yield the totals: a hundredth is not given out yet, a fiftieth is in the pool, another comes with re-approval."""
    classes = dict.fromkeys(PostClass(r.level, r.class_type, r.funding) for r in rows)
    for its in classes:
        own = [r for r in rows if PostClass(r.level, r.class_type, r.funding) == its]
        approved, contracted = sum(r.approved for r in own), sum(r.off_filled for r in own)
        pool = max(lent.get(its, 0), approved // 50)
        spare, new = approved // 100, approved // 50
        controlled = its.level is Level.GRASSROOTS
        yield Total(
            level=its.level,
            class_type=its.class_type,
            funding=its.funding,
            approved=approved + pool + spare,
            max_control=approved + pool + contracted + (spare + new) // 2 if controlled else None,
            reapproval_year=YEAR + rng.randrange(size.years) if controlled else None,
            new_posts=new if controlled else 0,
            pool=pool,
        )


def _arriving(movements: list[Movement], cells: Drafted) -> dict[Level, int]:
    found: dict[Level, int] = {}
    for row in movements:
        cell = Cell(row.facility, row.category)
        if cell.professional:
            level = cells.rows[cell].level
            found[level] = found.get(level, 0) + row.arriving
    return found


def _plan(county: County, cells: Drafted, size: HeadcountSize) -> HeadcountPlan:
    years = range(YEAR, YEAR + size.years)
    plan = HeadcountPlan(
        county_hash=county.hash,
        profile=size.profile,
        cells=tuple(_cell_year(cells, cell, year) for year in years for cell in cells.rows),
        transfers=tuple(
            Transfer(year=YEAR, category=a.category, source=a.facility, target=b.facility, posts=n)
            for (a, b), n in cells.gives.items()
        ),
    )
    return plan.sorted()


def _cell_year(cells: Drafted, cell: Cell, year: int) -> CellYear:
    row = cells.rows[cell]
    kept = row.off_filled if row.off_control is None else min(row.off_filled, row.off_control)
    return CellYear(year=year, facility=cell.facility, category=cell.category, posts=cells.posts(cell), contracted=kept)


__all__ = ["HeadcountSize", "drafted", "generate_headcount"]
