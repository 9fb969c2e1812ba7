"""Counties at their limits: each ends in the right plan."""

import pytest

from models.certificate import Outcome
from models.county import Category, County, Funding, Stage
from models.files import complete_county
from models.headcount import HeadcountPlan
from optimizer.answer import HeadcountAnswer
from tests.headcount_builders import (
    headcount_case,
    headcount_county,
    loan,
    movement,
    posts,
    total,
)
from tests.optimizer.headcount.brute import answer_of

pytestmark = pytest.mark.usefixtures("no_what_if")
WORKER = Category.WORKER


def optimum(answer: HeadcountAnswer) -> dict[Stage, float]:
    """Return the values of the stages that are not 0, all of them proven."""
    assert answer.outcome is Outcome.OPTIMAL
    return {tier.tier: tier.value for tier in answer.tiers if tier.value}


def posts_in(plan: HeadcountPlan | None, year: int = 2026) -> dict[str, int]:
    """Return the posts of each facility at the end of a year."""
    assert plan is not None
    found: dict[str, int] = {}
    for row in plan.cells:
        if row.year == year:
            found[row.facility] = found.get(row.facility, 0) + row.posts
    return found


def moves(plan: HeadcountPlan | None) -> list[tuple[object, ...]]:
    """Return transfers, grants and loans, briefly."""
    assert plan is not None
    return [
        *((t.year, t.source, t.target, t.posts) for t in plan.transfers),
        *((g.year, g.facility, g.posts) for g in plan.granted),
        *((b.year, b.due, b.facility, b.posts) for b in plan.borrowed),
    ]


def test_nothing_is_done_where_nothing_is_missing() -> None:
    rows = [posts("H1", approved=9, filled=9), posts("T1", approved=4, filled=4, required=3), posts("T2", required=0)]
    answer = answer_of(headcount_case(headcount_county(rows)))
    assert (optimum(answer), moves(answer.plan)) == ({}, [])
    assert posts_in(answer.plan) == {"H1": 9, "T1": 4, "T2": 0}


def test_a_cell_that_needs_nothing_gives_all_that_is_vacant() -> None:
    rows = [posts("T1", WORKER, approved=5, filled=2, required=0), posts("T2", WORKER, required=4)]
    answer = answer_of(headcount_case(headcount_county(rows)))
    assert moves(answer.plan) == [(2026, "T1", "T2", 3)]
    assert optimum(answer)[Stage.GRASSROOTS] == 0.25


def test_what_nobody_needs_is_not_given_out() -> None:
    its = headcount_county([posts("T1", approved=1, required=2)], [total(9, new_posts=5)])
    answer = answer_of(headcount_case(its))
    assert moves(answer.plan) == [(2026, "T1", 1)]
    off = answer_of(headcount_case(its, {"headcount.class_total.mode": "off"}))
    assert moves(off.plan) == [(2026, "T1", 1)]


def test_nobody_is_recruited_without_a_post_even_where_that_is_not_asked() -> None:
    its = headcount_county([posts("T1", approved=3, filled=1)])
    answer = answer_of(headcount_case(its, {"headcount.occupied.mode": "off"}))
    assert answer.plan is not None
    assert [row.recruits for row in answer.plan.cells] == [2]


def test_without_totals_there_is_nothing_to_give_out() -> None:
    its = headcount_county([posts("T1", approved=1, required=3), posts("T2", approved=3, required=2)])
    document = its.model_dump(mode="json", by_alias=True)
    county = complete_county({key: rows for key, rows in document.items() if key != "totals"}).county
    assert [row.approved for row in county.totals] == [4]
    answer = answer_of(headcount_case(county))
    assert moves(answer.plan) == [(2026, "T2", "T1", 1)]
    assert optimum(answer)[Stage.GAP] == 10


def test_totals_below_what_is_there_are_no_plan() -> None:
    its = headcount_county([posts("T1", approved=5)], [total(3)])
    answer = answer_of(headcount_case(its))
    assert answer.outcome is Outcome.INFEASIBLE
    assert [(f.rule, f.amount) for f in answer.conflict] == [("headcount.class_total", 2)]


def test_without_movements_there_is_one_year_unless_the_policy_says_more() -> None:
    its = headcount_county([posts("T1", approved=1, required=3)], [total(3, new_posts=1, reapproval_year=2028)])
    assert moves(answer_of(headcount_case(its)).plan) == [(2026, "T1", 2)]
    short = headcount_county([posts("T1", approved=1, required=4)], [total(3, new_posts=1, reapproval_year=2028)])
    three = answer_of(headcount_case(short, {"headcount.need.years": "3"}))
    assert moves(three.plan) == [(2026, "T1", 2), (2028, "T1", 1)]
    assert optimum(three)[Stage.GAP] == 20


def test_a_class_with_one_facility_keeps_to_itself() -> None:
    rows = [posts("T1", approved=1, required=3), posts("T2", approved=9, required=1, funding=Funding.SELF)]
    answer = answer_of(headcount_case(headcount_county(rows)))
    assert moves(answer.plan) == []
    assert optimum(answer)[Stage.GAP] == 20


class TestPool:
    """The circulation pool: empty, too small, and loans that are due."""

    def one_short_for_three_years(self) -> County:
        """Return a center that misses one post; the pool has one."""
        rows, ends = [posts("T1", approved=1, filled=1, required=2)], [movement(year=2028)]
        return headcount_county(rows, [total(2, pool=1)], movements=ends)

    def test_an_empty_pool_lends_nothing(self) -> None:
        its = headcount_county([posts("T1", approved=1, required=2)], [total(1, pool=0)])
        assert moves(answer_of(headcount_case(its)).plan) == []

    def test_what_is_due_in_the_first_year_closes_no_gap_of_it(self) -> None:
        rows = [posts("T1", approved=1, required=2)]
        for due, missing in (("2026-12-31", 10.0), ("2027-01-01", 0.0)):
            its = headcount_county(rows, loans=[loan("T1", 1, due)])
            lent = {"headcount.pool_loan.years": "0"}
            assert optimum(answer_of(headcount_case(its, lent))).get(Stage.GAP, 0.0) == missing

    def test_what_is_due_can_be_lent_anew(self) -> None:
        its = headcount_county([posts("T1", approved=1, required=2)], loans=[loan("T1", 1, "2026-06-30")])
        assert moves(answer_of(headcount_case(its)).plan) == [(2026, 2027, "T1", 1)]

    def test_who_holds_a_post_that_goes_back_needs_one(self) -> None:
        its = headcount_county([posts("T1", approved=1, filled=2)], loans=[loan("T1", 1, "2026-06-30")])
        answer = answer_of(headcount_case(its, {"headcount.pool_loan.years": "0"}))
        assert answer.outcome is Outcome.INFEASIBLE
        assert {(f.rule, f.amount) for f in answer.conflict} <= {
            ("headcount.pool_loan", 1), ("headcount.class_total", 1), ("headcount.occupied", 1)
        }  # fmt: skip

    def test_more_lent_than_the_pool_holds_is_no_plan(self) -> None:
        its = headcount_county([posts("T1", approved=1)], [total(2, pool=1)], loans=[loan("T1", 3, "2028-06-30")])
        answer = answer_of(headcount_case(its))
        assert answer.outcome is Outcome.INFEASIBLE
        assert [(f.rule, f.amount) for f in answer.conflict] == [("headcount.pool_loan", 2)]

    @pytest.mark.parametrize("mode", ["hard", "soft"])
    @pytest.mark.parametrize(("years", "loans"), [("1", 3), ("2", 2), ("3", 1), ("", 1)])
    def test_a_loan_runs_for_so_many_years(self, years: str, loans: int, mode: str) -> None:
        term = {"headcount.pool_loan.years": years, "headcount.pool_loan.mode": mode}
        answer = answer_of(headcount_case(self.one_short_for_three_years(), term))
        assert optimum(answer) == {Stage.FILINGS: loans, Stage.CHANGES: 3}
        assert len(moves(answer.plan)) == loans

    @pytest.mark.parametrize("mode", ["hard", "soft"])
    def test_of_no_years_there_is_no_new_loan(self, mode: str) -> None:
        term = {"headcount.pool_loan.years": "0", "headcount.pool_loan.mode": mode}
        answer = answer_of(headcount_case(self.one_short_for_three_years(), term))
        assert (optimum(answer), moves(answer.plan)) == ({Stage.GRASSROOTS: 0.5, Stage.GAP: 30}, [])

    def test_of_no_years_a_loan_that_must_be_counts_each_year(self) -> None:
        over = headcount_county(
            [posts("T1", approved=1, filled=2)], [total(2, pool=1)], movements=[movement(year=2027)]
        )
        term = {"headcount.pool_loan.years": "0", "headcount.pool_loan.mode": "soft"}
        assert optimum(answer_of(headcount_case(over, term)))[Stage.BREACH] == 2


class TestControl:
    """The maximum control number: exactly reached, and a post over."""

    def test_at_the_limit_nothing_more_comes(self) -> None:
        rows = [posts("T1", approved=3, required=4, off_filled=1, max_control=4), posts("T2", approved=2, required=1)]
        answer = answer_of(headcount_case(headcount_county(rows)))
        assert moves(answer.plan) == []
        assert optimum(answer)[Stage.GAP] == 10

    def test_one_over_gives_a_post_and_keeps_the_contract(self) -> None:
        rows = [posts("T1", approved=3, required=3, off_filled=1, max_control=3), posts("T2", approved=2, required=2)]
        answer = answer_of(headcount_case(headcount_county(rows)))
        assert moves(answer.plan) == [(2026, "T1", "T2", 1)]
        assert Stage.CONTRACTS not in optimum(answer)

    def test_one_over_and_nobody_to_give_to_ends_a_contract(self) -> None:
        its = headcount_county([posts("T1", approved=3, required=3, off_filled=1, max_control=3)])
        assert optimum(answer_of(headcount_case(its))) == {Stage.CONTRACTS: 1}

    @pytest.mark.parametrize(("most", "granted"), [(6, 2), (5, 1), (4, 0)])
    def test_of_a_class(self, most: int, granted: int) -> None:
        rows = [posts("T1", approved=1, required=3, off_filled=1), posts("T2", approved=1, required=1)]
        its = headcount_county(rows, [total(5, pool=1, max_control=most)])
        given = sum(row[-1] for row in moves(answer_of(headcount_case(its)).plan) if len(row) == 3)
        assert given == granted
