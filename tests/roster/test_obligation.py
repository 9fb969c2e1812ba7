"""Rounding, posts and titles behind the obligations; the rules' own tests work out whole years."""

from datetime import date
from fractions import Fraction

import pytest

from models.county import Title
from models.roster.obligation import half_above, half_up, role_words, title_on
from tests.builders import make_case, pace, person, tiny_county


@pytest.mark.parametrize(
    ("days", "up", "above"),
    [(Fraction(9, 4), 2.5, 2.5), (Fraction(25, 12), 2, 2.5), (Fraction(5, 2), 2.5, 2.5), (Fraction(0), 0, 0)],
)
def test_rounding_to_half_days(days: Fraction, up: float, above: float) -> None:
    assert (half_up(days), half_above(days)) == (up, above)


def test_before_its_first_day_a_title_was_one_level_lower() -> None:
    who = person(title=Title.SENIOR, title_from="2026-05-12")
    assert title_on(who, date(2026, 5, 11)) is Title.DEPUTY_SENIOR
    assert title_on(who, date(2026, 5, 12)) is Title.SENIOR
    assert title_on(person(title=Title.NONE, title_from="2026-05-12"), date(2026, 1, 1)) is Title.NONE


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("党委书记、院长（兼）", ("党委书记", "院长")),
        ("副院长,医务科主任", ("副院长", "医务科主任")),
        ("院长助理", ("院长助理",)),
        ("", ()),
    ],
)
def test_the_posts_named_in_a_cell(cell: str, words: tuple[str, ...]) -> None:
    assert role_words(cell) == words


def test_an_assistant_to_the_president_is_no_president() -> None:
    case = make_case(tiny_county(people=[person(role="院长助理")]), "2026-03-01", "2026-03-31")
    assert case.obligations.excluded(case.county.staff[0]) is None


def test_the_shares_of_the_months_reach_what_is_due() -> None:
    case = make_case(tiny_county(people=[person(start="2026-03-10")]), "2026-03-01", "2026-03-31")
    due = case.obligations.annual(case.county.staff[0], 2026)
    assert due is not None
    assert [due.by(m) for m in range(1, 13)] == [0, 0, 2.5, 5, 7.5, 10, 12.5, 15, 17.5, 20, 22.5, 25]


@pytest.mark.parametrize(
    ("days", "by"),
    [
        # What the plan has by then; a plan that falls short owes the rest by the end.
        ((0, 2, 6, 6, 6, 12, 12, 12, 12, 18, 18, 24), [0, 2, 6, 6, 6, 12, 12, 12, 12, 18, 18, 30]),
        # A plan that serves more than is due.
        ((10, 20, 28, 35, 40, 40, 40, 40, 40, 40, 40, 40), [10, 20, 28, *[30] * 9]),
        # A plan of the year's first months alone: all is due by the end of them.
        ((10, 20), [10, *[30] * 11]),
        # A plan in which the person never serves says nothing of the pace.
        ((0,) * 12, [2.5, 5, 7.5, 10, 12.5, 15, 17.5, 20, 22.5, 25, 27.5, 30]),
    ],
)
def test_the_year_plan_sets_the_pace(days: tuple[float, ...], by: list[float]) -> None:
    case = make_case(tiny_county(pace=pace("P1", 2026, *days)), "2026-03-01", "2026-03-31")
    due = case.obligations.annual(case.county.staff[0], 2026)
    assert due is not None
    assert [due.by(m) for m in range(1, 13)] == by


def test_the_pace_of_another_year_says_nothing() -> None:
    case = make_case(tiny_county(pace=pace("P1", 2025, 0, 30)), "2026-03-01", "2026-03-31")
    due = case.obligations.annual(case.county.staff[0], 2026)
    assert due is not None
    assert due.by(1) == 2.5
