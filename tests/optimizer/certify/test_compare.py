"""A plan held against the second opinion: what comes of every way to differ."""

import pytest

from instances import index, path
from instances.entry import InstanceEntry
from models.certificate import Outcome
from models.county.words import Stage
from models.decision import Decision
from models.files.input.pipeline import read_here
from models.headcount import HeadcountCase, HeadcountPlan
from optimizer import headcount, siting
from optimizer.answer import SolveOptions
from optimizer.certify.compare import Case, Comparison, Heard, Ruling, Stand, compare, hear, opinion_of

TOYS = [e for e in index() if e.decision in (Decision.HEADCOUNT, Decision.SITING)]
ENGINES = {Decision.HEADCOUNT: headcount.solve, Decision.SITING: siting.solve}


def entry(id: str) -> InstanceEntry:
    return next(e for e in TOYS if e.id == id)


def case_of(id: str) -> Case:
    found = entry(id).case(read_here(path(id)).county)
    assert not hasattr(found, "first")
    return found  # type: ignore[return-value]


def solved(id: str) -> tuple[Case, HeadcountPlan]:
    case = case_of(id)
    plan = ENGINES[entry(id).decision](case, SolveOptions(), lambda event: None).plan  # type: ignore[arg-type]
    assert plan is not None
    return case, plan  # type: ignore[return-value]


def heard(case: Case) -> Heard:
    return hear(opinion_of(case, "CBC", 60), lambda stage: None)


def compared(case: Case, plan: HeadcountPlan) -> Comparison:
    return compare(case, plan, heard(case), 0.0)


@pytest.mark.parametrize("id", ["headcount-priority", "headcount-pool-loan", "siting-merged", "siting-capacity"])
def test_the_engine_and_the_second_opinion_agree(id: str) -> None:
    comparison = compared(*solved(id))
    assert comparison.ruling is Ruling.AGREES
    assert {s.stand for s in comparison.stages} == {Stand.SAME}
    assert comparison.first_difference is None


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


def _today(case: HeadcountCase, facility: str, category: str) -> int:
    return next(row.approved for cell, row in case.posts.items() if cell == (facility, category))


def test_posts_out_of_nothing_break_a_rule() -> None:
    case, plan = solved("headcount-priority")
    more = plan.cells[0].model_copy(update={"posts": plan.cells[0].posts + 1})
    comparison = compared(case, plan.model_copy(update={"cells": (more, *plan.cells[1:])}))
    assert comparison.ruling is Ruling.BREAKS
    assert comparison.hard > 0


def test_a_plan_better_than_the_optimum_is_an_error_of_one_side() -> None:
    case, plan = solved("headcount-priority")
    its = heard(case)
    worse = [t.model_copy(update={"value": t.value + 1}) if t.tier is Stage.CHANGES else t for t in its.opinion.tiers]
    its.opinion.tiers[:] = worse
    assert compare(case, plan, its, 0.0).ruling is Ruling.ERROR


def test_ladders_are_compared_whole() -> None:
    """The largest ratio is the same, but one cell fewer has it in the second opinion."""
    case, plan = solved("headcount-gap")
    its = heard(case)
    top = its.opinion.ladders[0]  # type: ignore[attr-defined]
    rungs = (top.rungs[0].model_copy(update={"cells": top.rungs[0].cells + 1}), *top.rungs[1:])
    its.opinion.ladders[0] = top.model_copy(update={"rungs": rungs})  # type: ignore[attr-defined]
    comparison = compare(case, plan, its, 0.0)
    assert comparison.ruling is Ruling.ERROR
    assert comparison.first_difference is not None
    assert comparison.first_difference.where == f"{top.level.value} {top.year}"


def test_no_plan_beside_a_clean_one_is_told() -> None:
    case, plan = solved("headcount-priority")
    its = heard(case)
    assert compare(case, plan, Heard(its.opinion, infeasible=True, proven=False), 0.0).ruling is Ruling.NO_PLAN


def test_what_is_not_proven_in_time_is_said_so() -> None:
    case, plan = solved("headcount-priority")
    its = hear(opinion_of(case, "CBC", 0.0001), lambda stage: None)
    comparison = compare(case, plan, its, 0.0)
    assert comparison.ruling is Ruling.UNPROVEN
    assert comparison.stages[-1].stand is Stand.UNPROVEN


@pytest.mark.parametrize("id", [e.id for e in TOYS if e.outcome is Outcome.INFEASIBLE])
def test_both_find_no_plan(id: str) -> None:
    assert heard(case_of(id)).infeasible


@pytest.mark.parametrize("id", [e.id for e in TOYS if e.id.startswith("headcount-") and e.outcome is Outcome.OPTIMAL])
def test_the_second_opinion_comes_to_the_values_by_hand(id: str) -> None:
    its = heard(case_of(id))
    assert its.proven
    values = {t.tier: t.value for t in its.opinion.tiers}
    assert values == pytest.approx(entry(id).best_known)
