"""Generated staff who retire, arrive and can be recruited, positions for them, and posts that are lent to them."""

from collections.abc import Iterable
from datetime import date
from random import Random

from instances.generate.headcount.cells import Drafted
from instances.generate.headcount.size import HeadcountSize
from models.county import Level, Loan, Movement, Positions, Posts, Title
from models.headcount import Cell, PostClass

YEAR = 2026
RETIRING = 0.035
"""Of the staff in post, each year."""

TITLES = {Title.SENIOR: 0.03, Title.DEPUTY_SENIOR: 0.12, Title.INTERMEDIATE: 0.35, Title.JUNIOR: 0.5}
LENT_OF = 30
"""One cell in thirty has posts on loan."""


def make_loans(drafted: Drafted, size: HeadcountSize, rng: Random) -> list[Loan]:
    """Return the posts on loan today, due in the second year or later: whoever has no contracted staff may have one."""
    free = [cell for cell, row in drafted.rows.items() if row.max_control is None]
    chosen = sorted(rng.sample(free, max(1, len(drafted.rows) // LENT_OF)))
    return [
        Loan(
            id=f"L{n:03d}",
            facility=cell.facility,
            category=cell.category,
            posts=rng.choice((1, 1, 2)),
            first=date(YEAR - 1, 7, 1),
            due=date(YEAR + rng.randint(1, 2), 6, 30),
        )
        for n, cell in enumerate(chosen, 1)
    ]


def make_movements(drafted: Drafted, size: HeadcountSize, rng: Random) -> list[Movement]:
    """Return what is known of the years, in the order of the rows: nobody arrives without a post in the known plan."""
    found = []
    for cell, row in drafted.rows.items():
        staff, posts = row.filled, drafted.posts(cell)
        for year in range(YEAR, YEAR + size.years):
            retiring = sum(rng.random() < RETIRING for _ in range(staff))
            arriving = int(staff - retiring < posts and rng.random() < 0.08)
            most = rng.randint(0, 2) if rng.random() < 0.7 else None
            staff += arriving - retiring
            if retiring or arriving or most is not None:
                found.append(_movement(cell, year, retiring, arriving, most))
    return found


def _movement(cell: Cell, year: int, retiring: int, arriving: int, most: int | None) -> Movement:
    return Movement(
        facility=cell.facility,
        category=cell.category,
        year=year,
        retiring=retiring,
        arriving=arriving,
        recruits_max=most,
    )


def make_positions(rows: Iterable[Posts], arriving: dict[Level, int]) -> list[Positions]:
    """Return the position quotas by level and title: a twentieth is free beside what arrivals take."""
    found = []
    for level in Level:
        staff = sum(r.filled for r in rows if r.level is level and Cell(r.facility, r.category).professional)
        taken = {title: round(share * staff) for title, share in TITLES.items()}
        taken[Title.JUNIOR] += staff - sum(taken.values())
        for title, filled in taken.items():
            more = arriving.get(level, 0) if title is Title.JUNIOR else 0
            found.append(Positions(level=level, title=title, quota=filled + more + staff * 5 // 400, filled=filled))
    return found


def lent_in(loans: Iterable[Loan], drafted: Drafted) -> dict[PostClass, int]:
    """Return the posts on loan by class."""
    found: dict[PostClass, int] = {}
    for loan in loans:
        row = drafted.rows[Cell(loan.facility, loan.category)]
        its = PostClass(row.level, row.class_type, row.funding)
        found[its] = found.get(its, 0) + loan.posts
    return found
