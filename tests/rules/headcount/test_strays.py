"""Rows that the case cannot place, cells left out, books that do not balance: never clean, never a crash."""

import pytest

from models.county import Category, Mode
from models.policy import rules
from models.rules import audit
from models.verdict import Finding, Verdict
from tests.headcount_builders import (
    Row,
    borrowed,
    granted,
    headcount_case,
    headcount_county,
    headcount_plan,
    moved,
    movement,
    posts,
    posts_of,
)

NURSE = Category.NURSE
COUNTY = headcount_county(
    [posts("T1", approved=5, filled=2), posts("T2", approved=5, filled=2)], movements=[movement(year=2027)]
)
TOTAL = "headcount.class_total"


def verdict_of(*rows: Row, mode: Mode = Mode.OFF, complete: bool = True) -> Verdict:
    case = headcount_case(COUNTY, {f"{id}.mode": mode.value for id in rules()})
    return audit(case, headcount_plan(case, *rows, complete=complete))


def only_stray(*rows: Row) -> Finding:
    (found,) = verdict_of(*rows).findings
    return found


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (posts_of("T1", 5, 2030), "编制行（2030年，T1医师）：2030年不在规划年度（2026至2027）内。"),
        (posts_of("T1", 5, category=NURSE), "编制行（2026年，T1护士）：编制表没有T1护士。"),
        (posts_of("T9", 5), "编制行（2026年，T9医师）：编制表没有T9医师。"),
        (moved("T1", "T2", 1, 2025), "调剂行（2025年，T1调给T2医师）：2025年不在规划年度（2026至2027）内。"),
        (moved("T9", "T2"), "调剂行（2026年，T9调给T2医师）：编制表没有T9医师。"),
        (moved("T1", "T9"), "调剂行（2026年，T1调给T9医师）：编制表没有T9医师。"),
        (moved("T1", "T2", category=NURSE), "调剂行（2026年，T1调给T2护士）：编制表没有T1护士。"),
        (moved("T1", "T1"), "调剂行（2026年，T1调给T1医师）：调出和调入是同一机构。"),
        (granted("T1", 1, 2028), "新增下达行（2028年，T1医师）：2028年不在规划年度（2026至2027）内。"),
        (granted("H1"), "新增下达行（2026年，H1医师）：编制表没有H1医师。"),
        (borrowed("T1", 1, 2028, 2029), "借用行（2028年，T1医师）：2028年不在规划年度（2026至2027）内。"),
        (borrowed("T1", category=NURSE), "借用行（2026年，T1护士）：编制表没有T1护士。"),
        (borrowed("T1", 1, 2026, 2026), "借用行（2026年，T1医师）：到期年份2026不晚于借用年份。"),
    ],
)
def test_what_is_wrong_with_a_row_is_said(row: Row, said: str) -> None:
    found = only_stray(row)
    assert found.message.zh == said
    assert (found.rule, found.mode, found.amount) == (TOTAL, Mode.HARD, 1)
    assert (found.where.category, found.where.year) == (row.category.value, row.year)
    assert "更正" in found.remedy.zh and found.owner.zh == "方案编制单位"


def test_a_cell_said_twice_counts_as_it_is_first_said() -> None:
    verdict = verdict_of(posts_of("T1", 5), posts_of("T1", 4))
    (found,) = verdict.findings
    assert found.message.zh == "编制行（2026年，T1医师）：与另一行重复。"


def test_several_transfers_grants_and_loans_of_a_cell_add_up() -> None:
    rows = [posts_of("T1", 5), posts_of("T2", 7), posts_of("T1", 5, 2027), posts_of("T2", 7, 2027)]
    done = [moved("T1", "T2"), moved("T1", "T2"), granted("T1"), granted("T1"), borrowed("T1"), borrowed("T1")]
    assert not verdict_of(*rows, *done).findings


class TestLeftOut:
    """A cell without a row in a year."""

    def test_each_cell_and_year_is_one(self) -> None:
        found = verdict_of(complete=False).findings
        assert [(f.where.facility, f.where.year, f.amount) for f in found] == [
            ("T1", 2026, 1),
            ("T1", 2027, 1),
            ("T2", 2026, 1),
            ("T2", 2027, 1),
        ]
        assert found[0].message.zh == "2026年底T1医师：方案没有该行。"
        assert found[0].reason.zh == "核查时按上年编制5名计，不招聘。"
        assert all(f.mode is Mode.HARD and f.rule == TOTAL for f in found)

    def test_what_moves_in_that_year_is_in_the_books_of_the_next(self) -> None:
        rows = [posts_of("T1", 4, 2027), posts_of("T2", 6), posts_of("T2", 6, 2027)]
        (found,) = verdict_of(*rows, moved("T1", "T2"), complete=False).findings
        assert (found.where.facility, found.where.year) == ("T1", 2026)


class TestBooks:
    """Posts of the year before, what comes, what goes."""

    @pytest.mark.parametrize(("there", "apart"), [(3, 1), (4, 0), (5, 1), (9, 5)])
    def test_to_the_post(self, there: int, apart: int) -> None:
        rows = [posts_of("T1", there), posts_of("T1", there, 2027), posts_of("T2", 6), posts_of("T2", 6, 2027)]
        assert verdict_of(*rows, moved("T1", "T2")).hard == apart

    def test_each_year_starts_from_the_one_before(self) -> None:
        found = verdict_of(posts_of("T1", 7, 2026), posts_of("T1", 7, 2027)).findings
        assert [(f.where.year, f.amount) for f in found] == [(2026, 2)]
        found = verdict_of(posts_of("T1", 7, 2026)).findings
        assert [(f.where.year, f.amount) for f in found] == [(2026, 2), (2027, 2)]

    def test_posts_never_vanish(self) -> None:
        found = only_stray(posts_of("T1", 4, 2027))
        assert (found.required, found.actual, found.amount) == (5, 4, 1)
        assert found.message.zh == "2027年底T1医师：方案为编制4名，上年5名加调入和新增、减调出应为5名，相差1名。"

    def test_loans_are_no_posts_of_the_cell(self) -> None:
        assert not verdict_of(borrowed("T1", 2)).findings
        assert only_stray(posts_of("T1", 6, 2027), borrowed("T1", 1, 2027)).amount == 1


@pytest.mark.parametrize("mode", list(Mode))
def test_strays_are_hard_under_every_policy_and_count_for_nothing_else(mode: Mode) -> None:
    strange = [
        posts_of("T9", 99, recruits=5),
        posts_of("T1", 99, 2050),
        moved("T9", "T1", 7),
        moved("T1", "T1", 7),
        granted("T1", 50, 2050),
        borrowed("T2", 9, 2027, 2027),
    ]
    bare, verdict = verdict_of(mode=mode), verdict_of(*strange, mode=mode)
    assert bare.clean and verdict.hard == 6 and not verdict.clean
    assert verdict.tiers == bare.tiers
    assert len(verdict.findings) == len(bare.findings) + 6
