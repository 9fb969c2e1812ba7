"""Beside the plan: ladders, one more post, one clause less; each as solving the changed county says."""

from functools import cache

import pytest

from models.certificate import Outcome
from models.county import Category, County, Funding, Level, Mode, Stage
from models.headcount import Cell, HeadcountAnalysis, HeadcountCase
from models.policy import RuleKind, rules
from models.rules.headcount.headcount import Headcount
from optimizer.answer import HeadcountAnswer, SolveOptions
from tests.headcount_builders import headcount_case, headcount_county, loan, movement, posts, total
from tests.optimizer.headcount.brute import answer_of

WORKER = Category.WORKER
SELF = {"funding": Funding.SELF}
ROWS = [
    posts("H1", approved=9, filled=7, required=12, max_control=11), posts("H1", WORKER, approved=2, required=1),
    posts("H2", approved=8, filled=6, required=6), posts("H2", WORKER, approved=1, required=3),
    posts("T1", approved=4, filled=4, required=2), posts("T1", WORKER, approved=3, filled=3, required=1),
    posts("T2", approved=1, filled=1, required=5, max_control=4), posts("T2", WORKER, approved=1, required=2),
    posts("T3", approved=5, required=2, **SELF),
]  # fmt: skip
COUNTY = headcount_county(
    ROWS,
    [total(21, Level.HOSPITAL, pool=1, new_posts=1, reapproval_year=2027), total(11, pool=1), total(5, **SELF)],
    movements=[movement("T1", 2027, retiring=2), movement("T1", 2027, WORKER, retiring=1)],
    loans=[loan("H1", 1, "2027-06-30")],
)


def case_of(county: County = COUNTY, **modes: str) -> HeadcountCase:
    return headcount_case(county, {f"headcount.{rule}.mode": mode for rule, mode in modes.items()})


def analysis(case: HeadcountCase) -> HeadcountAnalysis:
    found = answer_of(case).analysis
    assert isinstance(found, HeadcountAnalysis)
    return found


def optimum(case: HeadcountCase) -> HeadcountAnswer:
    """Return the answer of a case without an analysis."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("optimizer.headcount.analysis.LARGE", -1)
        return answer_of(case)


@cache
def of_the_county() -> HeadcountAnalysis:
    """Return what the analysis of the county says."""
    return analysis(case_of())


def missing(case: HeadcountCase, answer: HeadcountAnswer) -> dict[Level, int]:
    """Return the posts missing over all years by level, counted from the plan's rows."""
    assert answer.outcome is Outcome.OPTIMAL and answer.plan is not None
    view, found = Headcount(case, answer.plan), dict.fromkeys(Level, 0)
    for row in answer.plan.cells:
        cell, y = Cell(row.facility, row.category), case.years.index(row.year)
        found[case.level(cell)] += max(0, case.need[cell] - row.posts - view.on_loan(cell, y))
    return found


def worst(answer: HeadcountAnswer) -> tuple[float, float]:
    """Return the largest ratios of grassroots and hospitals."""
    values = {tier.tier: tier.value for tier in answer.tiers}
    return values[Stage.GRASSROOTS], values[Stage.HOSPITALS]


def test_one_more_post_in_each_class() -> None:
    case = case_of()
    now = sum(missing(case, optimum(case)).values())
    found = of_the_county().one_more
    assert [(m.level, m.class_type, m.funding) for m in found] == list(case.classes)
    for n, more in enumerate(found):
        key = case.classes[n]
        totals = [t.model_copy(update={"approved": t.approved + 1}) if t.level is key.level and t.funding is key.funding
                  else t for t in COUNTY.totals]  # fmt: skip
        then = case_of(COUNTY.model_copy(update={"totals": tuple(totals)}))
        assert (more.missing, more.then) == (now, sum(missing(then, optimum(then)).values()))
    assert [more.then - more.missing for more in found] == [-1, -2, 0]


def test_each_clause_switched_off() -> None:
    case = case_of()
    base, *others = of_the_county().switched
    answer = optimum(case)
    its = missing(case, answer)
    assert (base.rule, base.missing, base.grassroots, base.hospitals) == (
        "", sum(its.values()), its[Level.GRASSROOTS], its[Level.HOSPITAL]
    )  # fmt: skip
    assert (base.worst_grassroots, base.worst_hospitals) == worst(answer)
    pushed = [id for id, rule in rules().items() if rule.room == "headcount" and rule.kind is RuleKind.CONSTRAINT
              and case.policy.mode(id) in (Mode.HARD, Mode.SOFT)]  # fmt: skip
    assert [s.rule for s in others] == pushed
    for told in others:
        name = told.rule.removeprefix("headcount.")
        without = case_of(**{name: "off"})
        solved = optimum(without)
        its = missing(without, solved)
        assert (told.missing, told.grassroots, told.hospitals) == (
            sum(its.values()), its[Level.GRASSROOTS], its[Level.HOSPITAL]
        ), name  # fmt: skip
        assert (told.worst_grassroots, told.worst_hospitals) == worst(solved), name
    gains = {s.rule.removeprefix("headcount."): (base.missing or 0) - (s.missing or 0) for s in others}
    assert {name for name, gain in gains.items() if gain} == {
        "same_class", "class_total", "growth", "max_control", "occupied", "no_siphon", "pool_loan"
    }  # fmt: skip


def test_ladders_are_proven_and_complete() -> None:
    found = of_the_county().ladders
    assert [(ladder.level, ladder.year) for ladder in found] == [
        (level, year) for level in (Level.GRASSROOTS, Level.HOSPITAL) for year in (2026, 2027)
    ]
    assert all(ladder.proven for ladder in found)


def test_without_a_county_large_enough_to_wait_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("optimizer.headcount.analysis.LARGE", len(ROWS) * 2 - 1)
    found = analysis(case_of())
    assert (len(found.ladders), found.one_more, found.switched) == (4, (), ())


def test_a_short_time_leaves_out_what_is_not_known() -> None:
    case = case_of()
    full = {s.rule: s for s in of_the_county().switched}
    answer = answer_of(case, SolveOptions(time_limit=1.0, workers=1))
    if answer.outcome is Outcome.OPTIMAL:
        assert isinstance(answer.analysis, HeadcountAnalysis)
        for told in answer.analysis.switched:
            assert told == full[told.rule] or told.missing is None
