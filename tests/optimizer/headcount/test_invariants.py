"""What holds for the plan of any county where every rule is hard; counted here from the rows alone."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

import pytest

from instances import generate_headcount
from models.certificate import Outcome
from models.county import Level
from models.headcount import Cell, HeadcountAnalysis, HeadcountCase, HeadcountPlan
from models.policy import policy_of
from models.rules.headcount.binding import Binding
from models.rules.headcount.class_rows import class_rows
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.post_rows import post_rows
from tests.headcount_builders import headcount_case
from tests.optimizer.headcount.brute import answer_of
from tests.optimizer.headcount.counties import large_county
from tests.optimizer.headcount.toys import toy

TINY = (2, 4, 13, 14, 19, 20, 22, 23, 25, 29, 32, 35, 41, 43, 46, 47, 49, 52, 53, 56, 58)
COUNTIES = [*(f"toy-{seed}" for seed in TINY), "made-12-3-2-1", "made-14-6-2-2", "made-20-2-3-3", "large-13-3-3-4"]


@dataclass(frozen=True)
class Planned:
    """A case, its plan and analysis, and what the rows say of each cell at the end of each year."""

    case: HeadcountCase
    plan: HeadcountPlan
    analysis: HeadcountAnalysis
    posts: dict[tuple[Cell, int], int]
    lent: Counter[tuple[Cell, int]]
    staff: Counter[tuple[Cell, int]]

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the plan."""
        return self.case.years

    def before(self, cell: Cell, year: int) -> int:
        """Return the posts of a cell at the end of the year before."""
        return self.case.posts[cell].approved if year == self.years[0] else self.posts[cell, year - 1]

    def usable(self, cell: Cell, year: int) -> int:
        """Return the posts of a cell, borrowed ones included."""
        return self.posts[cell, year] + self.lent[cell, year]


def planned(name: str) -> Planned:
    """Return the plan of a county: a toy's, one of the generator's or of the tests' own, of some size."""
    kind, *numbers = name.split("-")
    size = [int(n) for n in numbers]
    if kind == "toy":
        case = headcount_case(toy(size[0]).county, {"headcount.professional_share.mode": "hard"})
    elif kind == "large":
        case = headcount_case(large_county(*size))
    else:
        county = generate_headcount(*size)
        case = HeadcountCase(county, policy_of(county))
    answer = answer_of(case)
    assert answer.outcome is Outcome.OPTIMAL and answer.plan is not None
    assert isinstance(answer.analysis, HeadcountAnalysis)
    posts = {(Cell(row.facility, row.category), row.year): row.posts for row in answer.plan.cells}
    return Planned(case, answer.plan, answer.analysis, posts, _lent(case, answer.plan), _staff(case, answer.plan))


def _lent(case: HeadcountCase, plan: HeadcountPlan) -> Counter[tuple[Cell, int]]:
    """Return the posts on loan at the end of each year: from the year in which they are lent to that before ``due``."""
    found: Counter[tuple[Cell, int]] = Counter()
    for old in case.county.loans:
        begun = old.first.year if old.first else case.years[0]
        for year in range(max(begun, case.years[0]), old.due.year):
            found[Cell(old.facility, old.category), year] += old.posts
    for new in plan.borrowed:
        for year in range(new.year, new.due):
            found[Cell(new.facility, new.category), year] += new.posts
    return found


def _staff(case: HeadcountCase, plan: HeadcountPlan) -> Counter[tuple[Cell, int]]:
    """Return the staff in post at the end of each year: who was there, less retirements, arrivals, recruits."""
    moved = {(Cell(m.facility, m.category), m.year): m for m in case.county.movements}
    hired = {(Cell(row.facility, row.category), row.year): row.recruits for row in plan.cells}
    found: Counter[tuple[Cell, int]] = Counter()
    for cell, row in case.posts.items():
        stays, recruited = row.filled, 0
        for year in case.years:
            if known := moved.get((cell, year)):
                stays = max(0, stays - known.retiring + known.arriving)
            recruited += hired[cell, year]
            found[cell, year] = stays + recruited
    return found


def posts_come_from_somewhere_and_go_somewhere(its: Planned) -> None:
    change: Counter[tuple[Cell, int]] = Counter()
    for row in its.plan.transfers:
        change[Cell(row.source, row.category), row.year] -= row.posts
        change[Cell(row.target, row.category), row.year] += row.posts
    for given in its.plan.granted:
        change[Cell(given.facility, given.category), given.year] += given.posts
    assert set(its.posts) == {(cell, year) for cell in its.case.posts for year in its.years}
    for (cell, year), posts in its.posts.items():
        assert posts == its.before(cell, year) + change[cell, year]


def a_class_keeps_to_its_total(its: Planned) -> None:
    for total in its.case.county.totals:
        own = (total.level, total.class_type, total.funding)
        cells = [cell for cell, row in its.case.posts.items() if (row.level, row.class_type, row.funding) == own]
        for year in its.years:
            grown = total.reapproval_year is None or any(
                total.reapproval_year + 5 * n in range(its.years[0], year + 1) for n in range(30)
            )
            posts = sum(its.posts[cell, year] for cell in cells)
            assert posts + total.pool <= total.approved + (total.new_posts if grown else 0)
            assert sum(its.lent[cell, year] for cell in cells) <= total.pool


def nothing_flows_across_type_funding_or_level(its: Planned) -> None:
    rows = {row.facility: row for row in its.case.county.posts}
    for moved in its.plan.transfers:
        source, target = rows[moved.source], rows[moved.target]
        assert source.facility != target.facility
        assert (source.level, source.class_type, source.funding) == (target.level, target.class_type, target.funding)


def nobody_loses_the_post_that_he_holds(its: Planned) -> None:
    for cell in its.case.posts:
        for year in its.years:
            assert its.staff[cell, year] <= its.usable(cell, year)


def no_grassroots_facility_loses_professional_posts_below_its_staff(its: Planned) -> None:
    for facility in {row.facility for row in its.case.county.posts if row.level is Level.GRASSROOTS}:
        cells = [cell for cell in its.case.posts if cell.facility == facility and cell.professional]
        staff = sum(min(its.case.posts[cell].filled, its.case.posts[cell].approved) for cell in cells)
        for year in its.years:
            assert sum(its.posts[cell, year] for cell in cells) >= staff


def recruits_and_contracts_keep_to_their_numbers(its: Planned) -> None:
    most = {(m.facility, m.category, m.year): m.recruits_max for m in its.case.county.movements}
    for row in its.plan.cells:
        cell = Cell(row.facility, row.category)
        today, limit = its.case.posts[cell], most.get((row.facility, row.category, row.year))
        assert limit is None or row.recruits <= limit
        assert row.contracted <= min(n for n in (today.off_filled, today.off_control) if n is not None)
        if today.max_control is not None:
            assert its.usable(cell, row.year) + row.contracted <= today.max_control


def who_is_short_is_named_with_the_number_and_what_binds(its: Planned) -> None:
    short = {
        (cell, year): missing
        for (cell, year) in its.posts
        if (missing := its.case.need[cell] - its.usable(cell, year)) > 0
    }
    view = Headcount(its.case, its.plan)
    rows = post_rows(its.case, view)
    assert {(row.cell, its.years[row.year]): row.gap for row in rows if row.gap} == short
    for ladder in its.analysis.ladders:
        here = {c: n for (c, y), n in short.items() if y == ladder.year and its.case.level(c) is ladder.level}
        ratios = Counter(Fraction(n, its.case.need[cell]) for cell, n in here.items())
        told = [(Fraction(rung.gap, rung.need), rung.cells) for rung in ladder.rungs]
        assert told == sorted(ratios.items(), reverse=True)
    assert len(its.analysis.ladders) == 2 * len(its.years)
    binding = Binding(its.case, view, rows, class_rows(its.case, view))
    assert all(bool(binding.rules(row)) == bool(row.gap) for row in rows)


CHECKS = (
    posts_come_from_somewhere_and_go_somewhere,
    a_class_keeps_to_its_total,
    nothing_flows_across_type_funding_or_level,
    nobody_loses_the_post_that_he_holds,
    no_grassroots_facility_loses_professional_posts_below_its_staff,
    recruits_and_contracts_keep_to_their_numbers,
    who_is_short_is_named_with_the_number_and_what_binds,
)


@pytest.mark.usefixtures("no_what_if")
@pytest.mark.parametrize("name", COUNTIES)
def test_what_holds_for_every_county(name: str) -> None:
    its = planned(name)
    for check in CHECKS:
        check(its)
