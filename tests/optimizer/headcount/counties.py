"""Random counties with posts in which every rule has something to do; ``toys`` has those small enough to enumerate."""

from itertools import pairwise
from random import Random

from models.county import Category, County, Level, Movement, Posts, Title, Total
from tests.builders import road
from tests.headcount_builders import headcount_county, loan, movement, positions, posts, totals_of

CATEGORIES = tuple(Category)


def large_county(facilities: int, categories: int, years: int, seed: int = 1) -> County:
    """Return a county of so many facilities, one in twelve a hospital, in which every rule has something to do."""
    random = Random(seed)
    names = [f"{'H' if n % 12 == 0 else 'T'}{n}" for n in range(facilities)]
    rows = [_cell(random, name, category) for name in names for category in CATEGORIES[:categories]]
    moves = [_movement(random, row, 2026 + y) for row in rows for y in range(years)]
    loans = [loan(row.facility, 1, f"{2027 + n % 3}-06-30", id=f"L{n}", category=row.category)
             for n, row in enumerate(random.sample(rows, max(1, len(rows) // 60)))]  # fmt: skip
    totals = [_total(random, its, rows) for its in totals_of(rows, {"loans": loans})]
    free = [positions(_positions(rows, level, share), _positions(rows, level, 0.9), level, Title.JUNIOR)
            for level, share in ((Level.HOSPITAL, 0.97), (Level.GRASSROOTS, 0.95))]  # fmt: skip
    roads = [road(a, b, 30) for a, b in pairwise(names)]
    return headcount_county(rows, totals, movements=moves, loans=loans, positions=free, roads=roads)


def _cell(random: Random, name: str, category: Category) -> Posts:
    size = random.randint(20, 90) if name.startswith("H") else random.randint(2, 9)
    if category in (Category.MANAGEMENT, Category.WORKER):
        size = max(1, size // 6)
    approved = max(0, size + random.randint(-size // 3, size // 3))
    filled = min(approved, max(0, round(approved * random.uniform(0.7, 1.0))))
    off = random.randint(0, size // 4)
    return posts(
        name, category, approved=approved, filled=filled, required=size + random.randint(0, max(1, size // 8)),
        off_filled=off, off_control=off + random.randint(0, 2) if random.random() < 0.3 else None,
        max_control=approved + off + random.randint(0, 3) if random.random() < 0.15 else None,
    )  # fmt: skip


def _movement(random: Random, row: Posts, year: int) -> Movement:
    leaving = random.randint(0, 1) if row.filled < 10 else random.randint(0, row.filled // 12)
    return movement(
        row.facility, year, row.category, retiring=leaving,
        arriving=int(random.random() < 0.03 and row.filled < row.approved), recruits_max=random.randint(0, 2),
    )  # fmt: skip


def _total(random: Random, its: Total, rows: list[Posts]) -> Total:
    size = its.approved
    pool = its.pool + size // 80
    reserve = size // 100
    return its.model_copy(
        update={
            "pool": pool, "approved": size + (pool - its.pool) + reserve, "new_posts": size // 60,
            "reapproval_year": 2028, "max_control": round(size * 1.4),
        }
    )  # fmt: skip


def _positions(rows: list[Posts], level: Level, share: float) -> int:
    its = [r for r in rows if r.level is level and r.category not in (Category.MANAGEMENT, Category.WORKER)]
    return round(sum(r.approved for r in its) * share)
