"""Generated posts: how many of each category are approved and filled, and where a cell is overfull."""

from collections import defaultdict
from dataclasses import dataclass, field
from random import Random

from instances.generate.headcount.size import HeadcountSize
from models.county import Category, Facility, Level, Posts
from models.headcount import Cell, PostClass

HOSPITAL_MIX = {"physician": 35, "nurse": 35, "pharmacist": 8, "technician": 13, "management": 5, "worker": 4}
"""Parts of 100 posts: nine in a hundred are not professional, so that the professional share is just met or missed."""

CENTER_MIX = {"physician": 36, "nurse": 28, "pharmacist": 9, "technician": 11, "management": 9, "worker": 7}
OVERFULL_OF = 4
"""One full cell in four is overfull where another of its class and category has two posts vacant."""


@dataclass
class Drafted:
    """The rows, and the plan that is known to keep every hard rule: who gives a post to an overfull cell at once."""

    rows: dict[Cell, Posts]
    gives: dict[tuple[Cell, Cell], int] = field(default_factory=dict)

    def posts(self, cell: Cell) -> int:
        """Return the posts of ``cell`` in the known plan, from the first year on."""
        come = sum(n for (_, target), n in self.gives.items() if target == cell)
        gone = sum(n for (source, _), n in self.gives.items() if source == cell)
        return self.rows[cell].approved + come - gone


def make_cells(places: dict[Facility, PostClass], size: HeadcountSize, rng: Random) -> Drafted:
    """Return the posts of every facility and category, and what the known plan moves."""
    rows: dict[Cell, Posts] = {}
    for place, its in places.items():
        mix = HOSPITAL_MIX if its.level is Level.HOSPITAL else CENTER_MIX
        total = _total(place, its, rng)
        for category in list(Category)[: size.categories]:
            share = mix[category.value] / 100 * rng.uniform(0.85, 1.15)
            rows[Cell(place.id, category)] = _row(place, its, category, max(1, round(total * share)), size, rng)
    return _overfill(rows, rng)


def _total(place: Facility, its: PostClass, rng: Random) -> int:
    if its.level is Level.HOSPITAL:
        return round(rng.uniform(80, 360))
    people = min(place.population, 30_000)
    return round((6 + people / 500) * rng.uniform(0.75, 1.25))


def _row(place: Facility, its: PostClass, category: Category, approved: int, size: HeadcountSize, rng: Random) -> Posts:
    grassroots = its.level is Level.GRASSROOTS
    pace = 1 + size.shortage + (0.05 if grassroots else 0)
    filled = min(approved, round(approved * rng.uniform(0.75, 1.05)))
    contracted = round(approved * rng.uniform(0, 0.25)) if rng.random() < (0.35 if grassroots else 0.6) else 0
    control = max(0, contracted + rng.choice((-1, 0, 0, 1, 2))) if contracted and rng.random() < 0.5 else None
    kept = contracted if control is None else min(contracted, control)
    return Posts(
        facility=place.id,
        class_type=its.class_type,
        funding=its.funding,
        level=its.level,
        category=category,
        approved=approved,
        filled=filled,
        max_control=approved + kept + rng.randint(1, 4) if grassroots and contracted and rng.random() < 0.6 else None,
        off_filled=contracted,
        off_control=control,
        required=max(0, round(approved * pace * rng.uniform(0.7, 1.3))),
    )


def _overfill(rows: dict[Cell, Posts], rng: Random) -> Drafted:
    """Return the rows with some overfull, each with a vacant post elsewhere that the known plan gives it."""
    room: dict[tuple[PostClass, Category], dict[Cell, int]] = defaultdict(dict)
    for cell, row in rows.items():
        key = (PostClass(row.level, row.class_type, row.funding), row.category)
        room[key][cell] = row.approved - row.filled
    drafted = Drafted(rows)
    for cells in room.values():
        for cell in [c for c in cells if not cells[c] and not rng.randrange(OVERFULL_OF)]:
            giver = max(cells, key=lambda c: (cells[c], c))
            row = rows[cell]
            tight = row.max_control is not None
            if cells[giver] < 2 or tight:
                continue
            cells[giver] -= 1
            drafted.gives[giver, cell] = 1
            rows[cell] = row.model_copy(update={"filled": row.filled + 1})
    return drafted
