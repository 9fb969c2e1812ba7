"""A plan held against the second opinion: what comes of every way to differ."""

from dataclasses import replace

import pytest

from instances import index, path
from instances.entry import InstanceEntry
from instances.generate.headcount import generate_headcount
from models.certificate import Outcome
from models.county.words import Stage
from models.decision import Decision
from models.files.input.pipeline import read_here
from models.headcount import HeadcountAnalysis, HeadcountCase, HeadcountPlan
from models.policy import policy_of
from models.rules import audit
from optimizer import headcount, siting
from optimizer.answer import AnyAnswer, SolveOptions
from optimizer.certify.compare import Comparison, Ruling, Stand, compare
from optimizer.certify.headcount import clauses
from optimizer.certify.solve import Case, second_opinion
from tests.optimizer.headcount.toys import toy

KNOWN = [e for e in index() if e.decision in (Decision.HEADCOUNT, Decision.SITING)]
BY_HAND = [e.id for e in KNOWN if e.id.startswith("headcount-") and e.outcome is Outcome.OPTIMAL]
ENGINES = {Decision.HEADCOUNT: headcount.solve, Decision.SITING: siting.solve}


def entry(id: str) -> InstanceEntry:
    return next(e for e in KNOWN if e.id == id)


def case_of(id: str) -> Case:
    return entry(id).case(read_here(path(id)).county)  # type: ignore[return-value]


def solved(id: str) -> tuple[Case, HeadcountPlan]:
    case = case_of(id)
    plan = ENGINES[entry(id).decision](case, SolveOptions(), lambda event: None).plan  # type: ignore[arg-type]
    assert plan is not None
    return case, plan  # type: ignore[return-value]


def second(case: Case, seconds: float = 60) -> AnyAnswer:
    return second_opinion(case, SolveOptions(time_limit=seconds), lambda event: None)


def compared(case: Case, plan: HeadcountPlan) -> Comparison:
    return compare(case, plan, second(case), "CBC")


@pytest.mark.parametrize("id", ["headcount-priority", "headcount-pool-loan", "siting-merged", "siting-capacity"])
def test_the_engine_and_the_second_opinion_agree(id: str) -> None:
    comparison = compared(*solved(id))
    assert comparison.ruling is Ruling.AGREES
    assert {s.stand for s in comparison.stages} == {Stand.SAME}
    assert comparison.first_difference is None


@pytest.mark.parametrize("seed", range(1, 5))
def test_they_agree_on_random_counties(seed: int) -> None:
    """``python -m benchmarks agreement`` compares hundreds."""
    county = generate_headcount(6, 3, 2, seed)
    case = HeadcountCase(county, policy_of(county))
    plan = headcount.solve(case, SolveOptions(), lambda event: None).plan
    assert plan is not None
    assert compared(case, plan).ruling is Ruling.AGREES


@pytest.mark.parametrize("seed", range(100, 110))
def test_they_agree_with_rules_in_every_mode(seed: int) -> None:
    case = toy(seed)
    answer, other = headcount.solve(case, SolveOptions(), lambda event: None), second(case)
    if answer.plan is None:
        assert answer.outcome is other.outcome is Outcome.INFEASIBLE
    else:
        assert compare(case, answer.plan, other, "CBC").ruling is Ruling.AGREES


def test_a_plan_that_moves_nothing_is_not_optimal() -> None:
    case, plan = solved("headcount-priority")
    assert isinstance(case, HeadcountCase)
    cells = tuple(
        c.model_copy(update={"posts": _today(case, c.facility, c.category), "recruits": 0}) for c in plan.cells
    )
    idle = plan.model_copy(update={"cells": cells, "transfers": (), "granted": (), "borrowed": ()})
    comparison = compared(case, idle)
    assert comparison.ruling is Ruling.NOT_OPTIMAL
    differs = comparison.first_difference
    assert differs is not None
    assert (differs.stage, differs.stand) == (Stage.GRASSROOTS, Stand.WORSE)
    assert comparison.second is not None
    assert audit(case, comparison.second).clean


def _today(case: HeadcountCase, facility: str, category: str) -> int:
    return next(row.approved for cell, row in case.posts.items() if cell == (facility, category))


def test_one_post_moved_elsewhere_is_not_optimal() -> None:
    """A post that a transfer brings stays where it was."""
    case, plan = solved("headcount-priority")
    move = plan.transfers[0]
    less = move.model_copy(update={"posts": move.posts - 1})
    by_facility = {move.source: 1, move.target: -1}
    cells = tuple(
        c.model_copy(update={"posts": c.posts + by_facility.get(c.facility, 0), "recruits": 0})
        if c.category is move.category
        else c
        for c in plan.cells
    )
    kept = [less] if less.posts else []
    worse = plan.model_copy(update={"cells": cells, "transfers": (*kept, *plan.transfers[1:])})
    assert audit(case, worse).clean
    assert compared(case, worse).ruling is Ruling.NOT_OPTIMAL


def test_posts_out_of_nothing_break_a_rule() -> None:
    case, plan = solved("headcount-priority")
    more = plan.cells[0].model_copy(update={"posts": plan.cells[0].posts + 1})
    comparison = compared(case, plan.model_copy(update={"cells": (more, *plan.cells[1:])}))
    assert comparison.ruling is Ruling.BREAKS
    assert comparison.hard > 0


def test_a_plan_better_than_the_optimum_is_an_error_of_one_side() -> None:
    """The second opinion's own plan is as bad as it says; with a goal left out it would miss the optimum."""
    case, plan = solved("headcount-vacancies")
    lazy = plan.model_copy(update={"cells": tuple(c.model_copy(update={"recruits": 0}) for c in plan.cells)})
    values = audit(case, lazy).tiers
    its = second(case)
    tiers = tuple(t.model_copy(update={"value": values[t.tier]}) for t in its.tiers)
    assert values[Stage.VACANCIES] > audit(case, plan).tiers[Stage.VACANCIES]
    comparison = compare(case, plan, replace(its, plan=lazy, tiers=tiers), "CBC")
    assert comparison.ruling is Ruling.ERROR
    assert comparison.first_difference is not None
    assert (comparison.first_difference.stage, comparison.first_difference.stand) == (Stage.VACANCIES, Stand.BETTER)


def test_a_clause_that_the_second_opinion_forgets_is_found_in_its_own_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    case, plan = solved("headcount-max-control")
    monkeypatch.setattr(clauses, "_control", lambda c: None)
    assert compared(case, plan).ruling is Ruling.REFUTED


def test_a_value_that_the_second_opinion_invents_is_found() -> None:
    case, plan = solved("headcount-priority")
    its = second(case)
    tiers = tuple(t.model_copy(update={"value": t.value + (t.tier is Stage.CHANGES)}) for t in its.tiers)
    assert compare(case, plan, replace(its, tiers=tiers), "CBC").ruling is Ruling.REFUTED


def test_ladders_are_compared_whole() -> None:
    """All values are the same, but the largest ratio is one that fewer cells have."""
    case, plan = solved("headcount-gap")
    its = second(case)
    assert isinstance(its.analysis, HeadcountAnalysis)
    top = its.analysis.ladders[0]
    rungs = (top.rungs[0].model_copy(update={"cells": top.rungs[0].cells + 1}), *top.rungs[1:])
    ladders = (top.model_copy(update={"rungs": rungs}), *its.analysis.ladders[1:])
    told = replace(its, analysis=HeadcountAnalysis(ladders=ladders), plan=None)
    comparison = compare(case, plan, told, "CBC")
    assert comparison.ruling is Ruling.ERROR
    assert comparison.first_difference is not None
    assert (comparison.first_difference.stage, comparison.first_difference.year) == (Stage.GRASSROOTS, top.year)


def test_a_largest_ratio_alone_proves_no_ladder() -> None:
    """Cut short, the second opinion tells values without ladders."""
    case, plan = solved("headcount-gap")
    comparison = compare(case, plan, replace(second(case), analysis=None, outcome=Outcome.FEASIBLE), "CBC")
    stands = {s.stage: s.stand for s in comparison.stages}
    assert stands[Stage.GRASSROOTS] is Stand.UNPROVEN
    assert stands[Stage.CONTRACTS] is Stand.SAME
    assert comparison.ruling is Ruling.UNPROVEN


def test_no_plan_beside_a_clean_one_is_told() -> None:
    case, plan = solved("headcount-priority")
    none = replace(second(case), outcome=Outcome.INFEASIBLE, plan=None, tiers=())
    assert compare(case, plan, none, "CBC").ruling is Ruling.NO_PLAN


def test_what_is_not_proven_in_time_is_said_so() -> None:
    case, plan = solved("headcount-priority")
    its = second(case, 0.0001)
    assert its.outcome is Outcome.UNKNOWN
    comparison = compare(case, plan, its, "CBC")
    assert comparison.ruling is Ruling.UNPROVEN
    assert comparison.stages[-1].stand is Stand.UNPROVEN


@pytest.mark.parametrize("id", [e.id for e in KNOWN if e.outcome is Outcome.INFEASIBLE])
def test_both_find_no_plan(id: str) -> None:
    assert second(case_of(id)).outcome is Outcome.INFEASIBLE


@pytest.mark.parametrize("id", BY_HAND)
def test_the_second_opinion_comes_to_the_values_by_hand(id: str) -> None:
    its = second(case_of(id))
    assert its.outcome is Outcome.OPTIMAL
    assert {t.tier: t.value for t in its.tiers} == pytest.approx(entry(id).best_known)
