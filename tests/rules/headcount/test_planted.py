"""Breaches planted into a plan that keeps every rule: the checker alone finds each, to the unit."""

import subprocess
import sys
from collections import Counter
from collections.abc import Callable

import pytest

from models.county import Level, Mode
from models.headcount import Cell
from models.policy import RuleKind, rules
from tests.headcount_builders import positions
from tests.rules.headcount.planting import Bed, bed

Plant = Callable[[Bed, int], None]


def elsewhere(its: Bed, giver: Cell, *, level: bool) -> Cell:
    """Return a cell of the same category in another class, of the same level or not, that may hold more."""
    own = its.case.class_of[giver.facility]

    def wanted(cell: Cell) -> bool:
        other = its.case.class_of[cell.facility]
        same = other.level is own.level
        return (cell.category is giver.category and other.kind != own.kind and same is level
                and its.case.posts[cell].max_control is None)  # fmt: skip

    return its.pick(wanted)


def giver(its: Bed, posts: int, year: int, *levels: Level) -> Cell:
    """Return a cell that can give posts away from a year on without taking any that is held or must stay."""

    def wanted(cell: Cell) -> bool:
        stay = its.professional(cell.facility, its.last) - its.floor(cell.facility) if cell.professional else posts
        return its.case.level(cell) in levels and its.spare(cell, year) >= posts and stay >= posts

    return its.pick(wanted)


def same_class(its: Bed, n: int) -> None:
    source = giver(its, n, its.last, Level.GRASSROOTS)
    its.move(source, elsewhere(its, source, level=True), n, its.last)
    its.breaks("same_class", n, its.last)


def two_levels(its: Bed, n: int) -> None:
    source = giver(its, n, its.last, Level.HOSPITAL)
    its.move(source, elsewhere(its, source, level=False), n, its.last)
    its.breaks("two_levels", n, its.last)
    its.breaks("same_class", n, its.last)


def free_of_control(its: Bed, cell: Cell) -> bool:
    return its.case.posts[cell].max_control is None


def class_total(its: Bed, n: int) -> None:
    cell = its.pick(lambda c: free_of_control(its, c))
    its.grant(cell, its.left(its.case.class_of[cell.facility]) + n, its.last)
    its.breaks("class_total", n, its.last)


def growth(its: Bed, n: int) -> None:
    """Give out new posts in the first year of a class whose total is approved anew in the last."""
    cell = its.pick(lambda c: free_of_control(its, c))
    own = its.case.class_of[cell.facility]
    its.replace_total(own, reapproval_year=its.last, new_posts=3)
    its.grant(cell, its.left(own, new=False) + n, its.years[0])
    its.breaks("growth", n, *its.years[:-1])


def max_control(its: Bed, n: int) -> None:
    cell = its.pick(lambda c: its.case.posts[c].off_control is None)
    used = [its.posts[cell, year] + its.lent(cell, year) + its.contracted[cell, year] for year in its.years]
    its.replace_posts(cell, max_control=max(used))
    its.contracted[cell, its.last] += max(used) - used[-1] + n
    its.breaks("max_control", n, its.last)


def max_control_of_a_class(its: Bed, n: int) -> None:
    own = its.random.choice(its.case.classes)
    used = sum(its.posts[cell, its.last] + its.contracted[cell, its.last] for cell in its.cells(own))
    its.replace_total(own, max_control=used + its.case.totals[own].pool - n)
    its.breaks("max_control", n, *its.years)


def off_headcount(its: Bed, n: int) -> None:
    cell = its.pick(lambda c: free_of_control(its, c))
    its.replace_posts(cell, off_control=its.contracted[cell, its.last])
    its.contracted[cell, its.years[1]] += n
    its.breaks("off_headcount", n, its.years[1])


def occupied(its: Bed, n: int) -> None:
    """Move posts that somebody holds to another facility of the class."""
    source = its.pick(lambda c: not c.professional and its.partners(c) != []
                      and its.posts[c, its.last] >= its.spare(c, its.last) + n)  # fmt: skip
    its.move(source, its.random.choice(its.partners(source)), its.spare(source, its.last) + n, its.last)
    its.breaks("occupied", n, its.last)


def recruits_without_a_post(its: Bed, n: int) -> None:
    cell = its.pick(lambda c: not c.professional and its.case.recruits_max(c, its.last) is None)
    its.recruits[cell, its.last] = its.vacant(cell, its.last) + n
    its.breaks("occupied", n, its.last)


def recruits_beyond_the_number(its: Bed, n: int) -> None:
    its.replace(positions=())

    def most(cell: Cell) -> int:
        return its.case.recruits_max(cell, its.last) or 0

    cell = its.pick(lambda c: its.case.recruits_max(c, its.last) is not None
                    and its.vacant(c, its.last) >= most(c) + n)  # fmt: skip
    its.recruits[cell, its.last] = most(cell) + n
    its.breaks("occupied", n, its.last)


def no_siphon(its: Bed, n: int) -> None:
    """Move posts that retirements leave vacant to another facility."""

    def slack(cell: Cell) -> int:
        return its.professional(cell.facility, its.last) - its.floor(cell.facility)

    source = its.pick(lambda c: c.professional and its.case.level(c) is Level.GRASSROOTS and its.partners(c) != []
                      and its.spare(c, its.last) >= slack(c) + n)  # fmt: skip
    its.move(source, its.random.choice(its.partners(source)), slack(source) + n, its.last)
    its.breaks("no_siphon", n, its.last)


def professional_share(its: Bed, n: int) -> None:
    """Ask for so large a share that a hospital lacks ``n``; the others lack what follows from it."""
    facility = its.random.choice([f for f, own in its.case.class_of.items() if own.level is Level.HOSPITAL])
    whole = sum(its.posts[cell, its.last] for cell in its.case.cells_of[facility])
    share = (its.professional(facility, its.last) + n, whole)
    its.set("professional_share", share=f"{share[0]}/{share[1]}", scope="facility", levels="hospital")
    for other, own in its.case.class_of.items():
        for year in its.years if own.level is Level.HOSPITAL else ():
            cells = sum(its.posts[cell, year] for cell in its.case.cells_of[other])
            due = -(-share[0] * cells // share[1])
            its.breaks("professional_share", max(0, due - its.professional(other, year)), year)


def pool_loan(its: Bed, n: int) -> None:
    cell = its.pick(lambda c: free_of_control(its, c))
    its.lend(cell, its.pool_left(its.case.class_of[cell.facility], its.last) + n, its.last, its.last + 1)
    its.breaks("pool_loan", n, its.last)


def pool_loan_for_too_long(its: Bed, n: int) -> None:
    cell = its.pick(lambda c: free_of_control(its, c) and its.pool_left(its.case.class_of[c.facility], its.last) > 0)
    its.lend(cell, 1, its.last, its.last + 3 + n)
    its.breaks("pool_loan", n, its.last)


def position_quota(its: Bed, n: int) -> None:
    """Recruit at the grassroots into every position that is free at either level, and ``n`` more; nobody retires."""
    still = {"retiring": 0, "arriving": 0}
    free = {Level.HOSPITAL: 2, Level.GRASSROOTS: 1}
    its.replace(
        movements=tuple(row.model_copy(update=still) for row in its.case.county.movements),
        positions=tuple(positions(9 + count, 9, level) for level, count in free.items()),
    )
    wanted = sum(free.values()) + n
    for cell in its.case.posts:
        if cell.professional and its.case.level(cell) is Level.GRASSROOTS:
            limit = its.case.recruits_max(cell, its.last)
            room = its.vacant(cell, its.last)
            its.recruits[cell, its.last] = min(wanted, room if limit is None else min(room, limit))
            wanted -= its.recruits[cell, its.last]
    assert not wanted
    its.breaks("position_quota", n, its.last)


PLANTS: tuple[Plant, ...] = (
    same_class, two_levels, class_total, growth, max_control, max_control_of_a_class, off_headcount, occupied,
    recruits_without_a_post, recruits_beyond_the_number, no_siphon, professional_share, pool_loan,
    pool_loan_for_too_long, position_quota,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(1, 5))
def test_the_beds_are_clean(seed: int) -> None:
    verdict = bed(seed).verdict()
    assert verdict.clean and not verdict.findings


def test_every_constraint_is_planted() -> None:
    its = {id for id, rule in rules().items() if rule.room == "headcount" and rule.kind is RuleKind.CONSTRAINT}
    assert its <= {f"headcount.{plant.__name__}" for plant in PLANTS}


@pytest.mark.parametrize("n", [1, 2, 3])
@pytest.mark.parametrize("plant", PLANTS)
def test_each_is_found_to_the_unit(plant: Plant, n: int) -> None:
    its = bed(n)
    plant(its, n)
    verdict = its.verdict()
    found: Counter[tuple[str, int | None]] = Counter()
    for finding in verdict.findings:
        assert finding.mode is Mode.HARD
        found[finding.rule, finding.where.year] += int(finding.amount)
    assert found == +its.planted
    assert verdict.hard == sum(its.planted.values()) > 0
    assert not verdict.clean


AUDIT = """
import sys
for name in ("ortools", "pulp", "optimizer"):
    sys.modules[name] = None
from models.county import County
from models.headcount import HeadcountCase, HeadcountPlan
from models.policy import Policy
from models.rules import audit
county, policy, plan = sys.stdin.read().splitlines()
case = HeadcountCase(County.model_validate_json(county), Policy.model_validate_json(policy))
print(audit(case, HeadcountPlan.model_validate_json(plan)).hard)
"""


def test_no_solver_is_asked() -> None:
    its = bed(1)
    same_class(its, 2)
    given = "\n".join(part.model_dump_json(by_alias=True) for part in (its.case.county, its.case.policy, its.plan()))
    run = subprocess.run([sys.executable, "-c", AUDIT], input=given, capture_output=True, text=True, check=True)
    assert run.stdout == "2.0\n"
