"""Small random counties with every rule of headcount in every mode; small enough to try every plan."""

from random import Random

from models.county import Category, Funding, Level, Mode, Movement, Posts, Title, Total
from models.headcount import HeadcountCase
from tests.headcount_builders import (
    TOWN_TYPE,
    headcount_case,
    headcount_county,
    loan,
    movement,
    positions,
    posts,
    totals_of,
)

RULES = (
    "same_class", "two_levels", "class_total", "growth", "max_control", "occupied", "no_siphon", "professional_share",
    "position_quota", "off_headcount", "pool_loan",
)  # fmt: skip
GOALS = ("contracts", "priority", "hospitals", "gap", "vacancies", "few_filings", "few_changes")
PHYSICIAN, WORKER = Category.PHYSICIAN, Category.WORKER
LAYOUTS = (
    (("T1", PHYSICIAN), ("T2", PHYSICIAN)),
    (("T1", PHYSICIAN), ("T2", PHYSICIAN), ("T3", PHYSICIAN)),
    (("H1", PHYSICIAN), ("T1", PHYSICIAN), ("T2", PHYSICIAN)),
    (("H1", PHYSICIAN), ("H1", WORKER), ("H2", PHYSICIAN)),
    (("H1", PHYSICIAN), ("H1", WORKER), ("T1", PHYSICIAN)),
    (("T1", PHYSICIAN), ("T1", WORKER), ("T2", PHYSICIAN), ("T2", WORKER)),
)
"""The cells of a county: facilities of one class or several, with posts of one category or two."""


def toy(seed: int) -> HeadcountCase:
    """Return the case of a seed."""
    r = Random(seed)
    years = range(2026, 2026 + r.choice((1, 1, 2)))
    rows = _rows(r, r.choice(LAYOUTS))
    moves = [_movement(r, row, year) for row in rows for year in years]
    loans = [
        loan(row.facility, 1, f"{r.choice((2026, 2027, 2028))}-06-30", id=f"L{n}", category=row.category)
        for n, row in enumerate(rows) if r.random() < 0.15
    ]  # fmt: skip
    totals = [_total(r, its) for its in totals_of(rows, {"loans": loans})]
    levels = dict.fromkeys(row.level for row in rows)
    quotas = [_positions(r, rows, level) for level in levels if r.random() < 0.5]
    county = headcount_county(rows, totals, movements=moves, loans=loans, positions=quotas)
    return headcount_case(county, _settings(r) | {"headcount.need.years": str(len(years))})


def long_toy(seed: int) -> HeadcountCase:
    """Return the case of a seed with two cells over three or four years: posts come free and are asked back."""
    r = Random(seed)
    years = range(2026, 2026 + r.choice((3, 3, 4)))
    category = r.choice((PHYSICIAN, WORKER, WORKER))
    rows = [
        posts(name, category, approved=n, filled=max(0, n - r.choice((0, 0, 0, 1))), required=r.randint(0, 4))
        for name, n in (("T1", r.randint(1, 3)), ("T2", r.randint(0, 3)))
    ]  # fmt: skip
    moves = [
        movement(row.facility, year, category, retiring=r.choice((0, 0, 1)), arriving=r.choice((0, 0, 0, 1)),
                 recruits_max=r.choice((0, 0, 1)))
        for row in rows for year in years
    ]  # fmt: skip
    loans = [loan("T1", 1, f"{r.choice((2027, 2028))}-06-30", category=category)] if r.random() < 0.3 else []
    totals = [
        its.model_copy(update={
            "approved": its.approved + r.choice((0, 0, 1)), "new_posts": r.choice((0, 1)),
            "reapproval_year": r.choice((2027, 2028, 2028)),
        })
        for its in totals_of(rows, {"loans": loans})
    ]  # fmt: skip
    if r.random() < 0.4:
        totals = [its.model_copy(update={"pool": its.pool + 1, "approved": its.approved + 1}) for its in totals]
    soft = ("occupied", "pool_loan", "growth", "class_total", "no_siphon")
    settings = {f"headcount.{name}.mode": "soft" for name in soft if r.random() < 0.2}
    settings |= {f"headcount.{goal}.mode": "off" for goal in GOALS if r.random() < 0.1}
    settings |= {"headcount.pool_loan.years": r.choice(("1", "2", "3", "")), "headcount.need.years": str(len(years))}
    return headcount_case(headcount_county(rows, totals, movements=moves, loans=loans), settings)


def _rows(r: Random, layout: tuple[tuple[str, Category], ...]) -> list[Posts]:
    """Return the posts; all of a facility are of one class, which now and then is not that of its kind."""
    classes = {}
    for facility in dict.fromkeys(facility for facility, _ in layout):
        other = (
            {"funding": Funding.FULL, "class_type": TOWN_TYPE}
            if facility.startswith("H")
            else {"funding": Funding.SELF}
        )
        classes[facility] = other if r.random() < 0.35 else {}
    found = []
    for facility, category in layout:
        approved, off = r.randint(0, 3), r.choice((0, 0, 0, 1, 1, 2))
        found.append(posts(
            facility, category, approved=approved, filled=max(0, approved + r.choice((-2, -1, -1, 0, 0, 0, 1))),
            required=r.choice((0, 1, 1, 2, 2, 3, 4)), off_filled=off,
            off_control=r.choice((None, 0, 1)) if off else None,
            max_control=max(0, approved + off + r.choice((-1, 0, 0, 1))) if r.random() < 0.25 else None,
            **classes[facility],
        ))  # fmt: skip
    return found


def _movement(r: Random, row: Posts, year: int) -> Movement:
    return movement(
        row.facility, year, row.category, retiring=r.choice((0, 0, 0, 1)), arriving=r.choice((0, 0, 0, 0, 1)),
        recruits_max=r.choice((None, 0, 1, 1)),
    )  # fmt: skip


def _total(r: Random, its: Total) -> Total:
    pool, spare = r.choice((0, 0, 1)), r.choice((-1, 0, 0, 0, 1, 1))
    size = max(0, its.approved + pool + spare)
    return its.model_copy(update={
        "approved": size, "pool": its.pool + pool, "new_posts": r.choice((0, 0, 1)),
        "reapproval_year": r.choice((None, 2026, 2027, 2021)),
        "max_control": size + r.choice((0, 1, 2)) if r.random() < 0.2 else None,
    })  # fmt: skip


def _positions(r: Random, rows: list[Posts], level: Level) -> object:
    filled = sum(row.filled for row in rows if row.level is level and row.category is PHYSICIAN)
    return positions(max(0, filled + r.choice((-1, 0, 0, 1))), filled, level, Title.JUNIOR)


def _settings(r: Random) -> dict[str, str]:
    modes = [Mode.HARD] * 5 + [Mode.SOFT] * 3 + [Mode.REPORT, Mode.OFF]
    settings = {f"headcount.{rule}.mode": r.choice(modes).value for rule in RULES}
    settings |= {f"headcount.{rule}.weight": str(r.choice((1, 1, 2, 3, 40))) for rule in (*RULES, *GOALS)}
    pushed = ("soft", "soft", "soft", "soft", "hard", "report", "off")
    settings |= {f"headcount.{goal}.mode": r.choice(pushed) for goal in GOALS}
    settings["headcount.professional_share.share"] = r.choice(("0%", "50%", "50%", "60%", "2/3", "100%"))
    settings["headcount.professional_share.scope"] = r.choice(("facility", "facility", "consortium"))
    settings["headcount.professional_share.levels"] = r.choice(("hospital", "grassroots", "hospital,grassroots"))
    settings["headcount.position_quota.downward"] = r.choice(("yes", "yes", "no"))
    settings["headcount.pool_loan.years"] = r.choice(("0", "1", "1", "1", "2", ""))
    settings["headcount.growth.every"] = r.choice(("1", "5"))
    settings["headcount.gap.grassroots"] = r.choice(("10", "2", "1", "0"))
    settings["headcount.gap.hospital"] = r.choice(("1", "1", "3"))
    return settings
