"""What stands in the way of a cell that is short: each way to one more post, and the rule that bars it."""

from typing import Any

import pytest

from models.county import Category, County, Funding, Mode
from models.headcount import Cell
from models.rules.headcount.binding import Binding
from models.rules.headcount.class_rows import class_rows
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.post_rows import post_rows
from tests.headcount_builders import (
    TOWN_TYPE,
    Row,
    granted,
    headcount_case,
    headcount_county,
    headcount_plan,
    moved,
    movement,
    posts,
    posts_of,
    total,
)

NURSE = Category.NURSE
SHORT = posts("T1", approved=1, required=2)
FULL = [total(1)]
ALIKE = {"class_type": TOWN_TYPE, "funding": Funding.FULL}


def binding(county: County, *rows: Row, **modes: str) -> set[str]:
    """Return the rules that bar every way to one more physician's post at T1 in the first year."""
    case = headcount_case(county, {f"headcount.{rule}.mode": mode for rule, mode in modes.items()})
    view = Headcount(case, headcount_plan(case, *rows))
    its = post_rows(case, view)
    named = Binding(case, view, its, class_rows(case, view))
    (row,) = (row for row in its if row.cell == Cell("T1", Category.PHYSICIAN) and not row.year)
    return {rule.removeprefix("headcount.") for rule in named.rules(row)}


def test_a_total_that_is_given_out_and_a_pool_that_is_empty() -> None:
    assert binding(headcount_county([SHORT], FULL)) == {"class_total", "pool_loan"}


def test_what_is_left_of_either_bars_nothing() -> None:
    assert binding(headcount_county([SHORT], [total(2)])) == {"pool_loan"}
    assert binding(headcount_county([SHORT], [total(2, pool=1)])) == {"class_total"}


def test_new_posts_wait_for_their_year() -> None:
    its = headcount_county([SHORT], [total(1, new_posts=1, reapproval_year=2027)])
    assert binding(its) == {"growth", "pool_loan"}
    assert binding(headcount_county([SHORT], [total(1, new_posts=1, reapproval_year=2026)])) == {"pool_loan"}


def test_posts_from_other_classes_leave_the_total_as_it_was() -> None:
    rows = [posts("T1", approved=1, required=3), posts("T2", approved=2, funding=Funding.SELF)]
    its = headcount_county(rows, [total(2), total(2, funding=Funding.SELF)])
    came = [posts_of("T1", 2), posts_of("T2", 1), moved("T2", "T1")]
    assert "class_total" not in binding(its, *came, same_class="soft")
    more = [posts_of("T1", 2), granted("T1")]
    assert "class_total" in binding(its, *more)


@pytest.mark.parametrize("most", [(2, False), (1, True)])
def test_a_control_number_that_is_reached(most: tuple[int, bool]) -> None:
    number, binds = most
    row = SHORT.model_copy(update={"max_control": number})
    assert ("max_control" in binding(headcount_county([row], [total(2)]))) is binds
    assert ("max_control" in binding(headcount_county([SHORT], [total(2, max_control=number)]))) is binds


@pytest.mark.parametrize(
    ("other", "rules"),
    [
        (posts("T2", approved=3, required=1, filled=3), {"occupied"}),
        (posts("T2", approved=3, required=3), set()),
        (posts("T2", approved=3, required=1, funding=Funding.SELF), {"same_class"}),
        (posts("H1", approved=3, required=1, **ALIKE), {"two_levels"}),
        (posts("H1", approved=3, required=1), {"same_class", "two_levels"}),
        (posts("T2", NURSE, approved=3, required=1), set()),
    ],
)
def test_posts_that_others_need_less(other: Any, rules: set[str]) -> None:
    assert binding(headcount_county([SHORT, other])) - {"class_total", "pool_loan"} == rules


def test_posts_that_retirements_left_vacant() -> None:
    its = headcount_county(
        [SHORT, posts("T2", approved=3, required=1, filled=3)], movements=[movement("T2", retiring=2)]
    )
    assert "no_siphon" in binding(its)
    assert "no_siphon" not in binding(its, no_siphon="off")


def test_only_rules_that_shape_plans_bind() -> None:
    for mode in Mode:
        binds = mode in (Mode.HARD, Mode.SOFT)
        assert ("class_total" in binding(headcount_county([SHORT], FULL), class_total=mode.value)) is binds


def test_nothing_binds_where_nothing_is_missing() -> None:
    assert binding(headcount_county([posts("T1", approved=2, required=2)])) == set()
