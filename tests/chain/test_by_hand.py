"""A county solved by hand, each number followed through all three decisions, and what the checker makes of it."""

from collections.abc import Callable

import pytest

from models.chain import ChainReport
from models.county import Activity, NeedSource
from models.headcount import Cell
from models.rules import audit
from models.siting import SitingCase
from tests.builders import duty
from tests.chain.hand import FIVE_DAYS, TECHNICIAN, Hand, by_hand, hand_county
from tests.headcount_builders import borrowed, granted, posts, posts_of


@pytest.fixture(scope="module")
def hand() -> Hand:
    """Return the chain as it is solved by hand."""
    return by_hand()


def test_the_plans_are_plans(hand: Hand) -> None:
    assert audit(SitingCase(hand.county, hand.policy), hand.first).clean
    assert audit(hand.posted.case, hand.second).clean


def test_open_centers_ask_for_posts_that_are_not_there(hand: Hand) -> None:
    [ask] = hand.sited.asks
    assert (ask.kind, ask.site, ask.category, ask.modules) == ("检验", "T1", TECHNICIAN, 2)
    assert (ask.needed, ask.there, ask.asked, ask.year) == (4, 1, 3, 2026)
    row = next(row for row in hand.sited.county.posts if row.facility == "T1")
    assert (row.required, row.source, row.approved) == (4, NeedSource.GIVEN, 1)
    other = next(row for row in hand.sited.county.posts if row.facility == "T2")
    assert other in hand.county.posts


def test_posts_left_unfilled_become_days_on_top_of_those_wanted(hand: Hand) -> None:
    own, of_center = hand.posted.lines
    assert (own.ask, own.needed, own.posts, own.filled) == (None, 1, 1, 1)
    assert (of_center.needed, of_center.posts, of_center.filled, of_center.left) == (3, 2, 1, 2)
    [visit] = hand.posted.visits
    assert (visit.posts, visit.specialty, visit.days) == (2, "医学检验科", 8.0)
    [wanted] = hand.posted.county.needs
    assert (wanted.target, wanted.minimum) == (9.0, 0.0)


def test_the_report_follows_the_need_to_its_days(hand: Hand) -> None:
    of_center, own = hand.report.needs
    assert (of_center.facility, of_center.kind, of_center.phase, of_center.opens) == ("T1", "检验", "1", 2026)
    assert (of_center.asked, of_center.posts, of_center.filled, of_center.left) == (3, 2, 1, 2)
    [visit] = of_center.visits
    assert (visit.days, visit.planned, visit.unmet) == (8.0, 4.0, 4.0)
    assert visit.reason is not None
    assert (own.kind, own.left, own.visits) == ("", 0, ())
    [cell] = hand.report.cells
    assert (cell.own, cell.centers, cell.today, cell.moved, cell.granted, cell.borrowed) == (1, 3, 1, 2, 0, 0)
    assert (cell.posts, cell.staff, cell.missing, cell.unfilled) == (3, 2, 1, 2)
    sums = hand.report.centers
    assert (sums.needed, sums.there, sums.asked, sums.posts, sums.filled, sums.left) == (4, 1, 3, 2, 1, 2)
    assert (sums.days, sums.planned, sums.unmet, sums.unasked_posts) == (8.0, 4.0, 4.0, 0)


@pytest.mark.parametrize(("served", "planned"), [(0, 0.0), (1, 0.0), (2, 1.0), (5, 4.0)])
def test_what_a_facility_wants_itself_comes_first(served: int, planned: float) -> None:
    report = by_hand(days=FIVE_DAYS[:served]).report
    assert report.centers.planned == planned


def test_the_checker_agrees(hand: Hand) -> None:
    assert hand.recount() == []


def changed(report: ChainReport, **fields: object) -> ChainReport:
    """Return the report with another need of the center."""
    first, *rest = report.needs
    return report.model_copy(update={"needs": (first.model_copy(update=fields), *rest)})


def with_visit(report: ChainReport, **fields: object) -> ChainReport:
    """Return the report with another visit of the center."""
    [visit] = report.needs[0].visits
    return changed(report, visits=(visit.model_copy(update=fields),))


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (lambda r: changed(r, needed=5), "need 5 posts, by the siting plan 4"),
        (lambda r: changed(r, asked=4, filled=2), "4 posts are asked for, the two counties differ by 3"),
        (lambda r: changed(r, filled=2), "1 posts are unfilled, by the plan 2"),
        (lambda r: with_visit(r, posts=1), "2 posts are unfilled, what becomes of them adds up to 1"),
        (lambda r: with_visit(r, planned=5.0), "5.0 days are planned, by the roster 4.0"),
        (lambda r: r.model_copy(update={"needs": r.needs[1:]}), "need 0 posts, by the siting plan 4"),
    ],
)
def test_the_checker_finds_a_sum_that_is_wrong(
    hand: Hand, broken: Callable[[ChainReport], ChainReport], said: str
) -> None:
    assert any(said in fault.en for fault in hand.recount(broken(hand.report)))


def test_a_duty_that_nobody_planned_is_found(hand: Hand) -> None:
    fewer = hand.third.model_copy(update={"duties": hand.third.duties[1:]})
    other = Hand(**{**vars(hand), "third": fewer})
    assert any("4.0 days are planned, by the roster 3.0" in fault.en for fault in other.recount())


def test_the_need_of_a_new_cell_is_of_the_class_of_its_facility() -> None:
    hand = by_hand(headcount__need__center_categories="检验:nurse")
    row = next(row for row in hand.sited.county.posts if row.category.value == "nurse")
    assert (row.facility, row.class_type, row.approved, row.required) == ("T1", "乡镇卫生院", 0, 3)
    assert Cell("T1", row.category) in hand.posted.case.posts
    assert [(visit.posts, visit.specialty) for visit in hand.posted.visits] == [(3, "医学检验科")]
    assert hand.recount() == []


def test_where_posts_come_from_adds_up() -> None:
    """T1 has 1 post, is granted 1 and borrows 1: 3 posts and 2 staff, none of them moved."""
    moves = (
        posts_of("T1", 2, category=TECHNICIAN, recruits=1),
        granted("T1", 1, category=TECHNICIAN),
        borrowed("T1", 1, category=TECHNICIAN),
    )
    hand = by_hand(moves=moves)
    [cell] = hand.report.cells
    assert (cell.today, cell.moved, cell.granted, cell.borrowed, cell.posts, cell.staff) == (1, 0, 1, 1, 3, 2)
    assert (hand.report.centers.posts, hand.report.centers.filled) == (2, 1)
    assert hand.recount() == []


def test_a_need_by_norm_is_stated_with_what_the_center_asks() -> None:
    """2 posts per 1,000 of the 1,000 people of T1, and 3 of the center; the norm would forget the latter."""
    rows = [posts("T1", TECHNICIAN, approved=1, filled=1, source=NeedSource.NORM), posts("T2", TECHNICIAN, approved=2)]
    hand = by_hand(hand_county(posts=rows), headcount__need__technician_per_thousand="2")
    assert hand.posted.case.need[Cell("T1", TECHNICIAN)] == 5
    assert hand.recount() == []


def test_remote_consultation_is_no_visit() -> None:
    remote = duty("P1", "T1", "2026-03-09", activity=Activity.REMOTE)
    hand = by_hand(more=(remote,))
    assert hand.report.centers.planned == 4.0
    assert hand.recount() == []
