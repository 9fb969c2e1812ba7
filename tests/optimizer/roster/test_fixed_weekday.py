"""roster.fixed_weekday in the engine: the tiers above keep their optimum, and comfort is what the checker counts."""

import random

import pytest

from models.certificate import Outcome, Termination
from models.county import CalendarDay, County, DateKind, Tier
from models.roster import RosterCase
from models.roster.calendar import each_day
from models.rules import audit
from optimizer.engines import Limits
from optimizer.roster.assemble import assemble_fits
from optimizer.roster.fit import HEADLINE, WeekFit
from optimizer.roster.hosts import choose_hosts, rules_with
from optimizer.roster.improve import fit_all, totals
from optimizer.roster.rules.hosts import Hosts
from optimizer.roster.tiers import problem_of, solve_tiers
from optimizer.roster.weeks import WeeksModel
from tests.builders import (
    day,
    facility,
    hospital,
    make_case,
    need,
    only,
    people,
    person,
    pin,
    road,
    tiny_county,
    weekly,
)
from tests.optimizer.brute import best
from tests.optimizer.counties import generated
from tests.optimizer.judging import answer_of, values

RULE = "roster.fixed_weekday"
FIRST, LAST = "2026-03-02", "2026-03-15"
NEEDS = {"roster.need.mode": "soft", "roster.travel.mode": "soft", "roster.rooms.mode": "hard"}
BASE = {**only("roster.pins", "roster.one_place", "roster.availability"), **NEEDS}
WORKED = ("2026-03-02", "2026-03-03", "2026-03-07", "2026-03-09", "2026-03-10")
"""Two weeks of a Monday and a Tuesday each, and a make-up Saturday."""

SEEDS = [seed for seed in range(24) if seed not in (3, 12, 21)]
"""Toys of up to 1,500 plans."""


def calendar(*worked: str) -> list[CalendarDay]:
    """Return the calendar of the horizon in which only ``worked`` are working days."""
    dates = each_day(day(FIRST), day(LAST))
    return [
        CalendarDay(date=d, kind=DateKind.WORKDAY if d.isoformat() in worked else DateKind.OFF) for d in dates
    ]  # fmt: skip


def toy(rng: random.Random) -> County:
    """Return two people, one or two places, four or five working days of two weeks."""
    worked = [d for d in WORKED if d != "2026-03-07" or rng.random() < 0.3]
    busy = [weekly(rng.choice((1, 2)))] if rng.random() < 0.5 else []
    staff = [person("P1", fixed_unavailable=tuple(busy)), person("P2", specialty=rng.choice(("内科", "外科")))]
    one = len(worked) > 4 or rng.random() < 0.3
    places = [hospital(), facility("T1", rooms=rng.choice((1, 2))), *([] if one else [facility("T2", rooms=1)])]
    pins = [pin(rng.choice(("P1", "P2")), d, "T1") for d in worked if rng.random() < 0.2]
    return tiny_county(
        staff,
        places,
        roads=[road("H1", p.id, 30) for p in places[1:]],
        needs=[need("T1", rng.choice((1, 2))), need(places[-1].id, 1)],
        calendar=calendar(*worked),
        pins=pins,
    )


def case_of(seed: int, mode: str) -> RosterCase:
    """Return a toy in which the rule stands in ``mode``, at times beside others of comfort."""
    rng = random.Random(seed)
    beside = {f"roster.{rule}.mode": rng.choice(("soft", "off")) for rule in ("fair_load", "zone")}
    return make_case(toy(rng), FIRST, LAST, {**BASE, **beside, f"{RULE}.mode": mode})


@pytest.mark.parametrize("seed", SEEDS)
def test_soft_the_tiers_above_are_proven_and_comfort_is_the_best_above_a_bound(seed: int) -> None:
    case = case_of(seed, "soft")
    expected, answer = best(case), answer_of(case)
    assert expected is not None
    assert answer.plan is not None
    *headline, comfort = answer.tiers
    assert tuple(t.value for t in headline) == expected.tiers[:-1] == tuple(t.bound for t in headline)
    assert comfort.bound is not None
    assert comfort.bound <= expected.tiers[-1] == comfort.value
    assert answer.reproducible
    assert answer.termination in (Termination.OPTIMAL, Termination.GAP)


@pytest.mark.parametrize("seed", SEEDS)
def test_hard_the_optimum_is_the_best_of_all_plans(seed: int) -> None:
    case = case_of(seed, "hard")
    expected, answer = best(case), answer_of(case)
    if expected is None:
        assert answer.outcome is Outcome.INFEASIBLE
        return
    assert tuple(t.value for t in answer.tiers[:-1]) == expected.tiers[:-1]
    assert answer.outcome is Outcome.OPTIMAL


def test_days_go_to_the_weekday_that_is_kept() -> None:
    county = tiny_county(people(2), [hospital(), facility("T1")], roads=[road("H1", "T1")], needs=[need("T1", 2)])
    case = make_case(county, FIRST, "2026-03-29", {**BASE, f"{RULE}.mode": "soft"})
    answer = answer_of(case)
    assert answer.outcome is Outcome.OPTIMAL
    assert answer.plan is not None
    assert len({d.date.isoweekday() for d in answer.plan.duties}) == 1
    assert len(answer.plan.duties) == 8


def test_pins_that_disagree_are_no_conflict_where_the_rule_is_hard() -> None:
    pins = [pin("P1", "2026-03-03", "T1"), pin("P1", "2026-03-05", "T1")]
    county = tiny_county(people(2), needs=[need("T1", 3)], pins=pins)
    case = make_case(county, FIRST, "2026-03-08", {**BASE, f"{RULE}.mode": "hard"})
    answer = answer_of(case)
    assert answer.outcome is Outcome.OPTIMAL
    assert answer.plan is not None
    assert [t.value for t in answer.tiers[:2]] == [0, 0]
    assert {d.date.isoweekday() for d in answer.plan.duties} == {2, 4}
    assert audit(case, answer.plan).clean


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("slot", ["day", "half"])
def test_generated_counties_keep_value_and_proof_of_the_tiers_above(seed: int, slot: str) -> None:
    plain = generated({"roster.availability.slot": slot}, seed=seed)
    with_rule = generated({"roster.availability.slot": slot, f"{RULE}.mode": "soft"}, seed=seed)
    without, answer = answer_of(plain), answer_of(with_rule)
    assert answer.plan is not None
    assert [(t.value, t.bound) for t in answer.tiers[:-1]] == [(t.value, t.bound) for t in without.tiers[:-1]]
    assert answer.tiers[-1].value == values(audit(with_rule, answer.plan))[-1]
    assert without.plan is not None
    assert answer.tiers[-1].value < values(audit(with_rule, without.plan))[-1]


def test_hosts_are_chosen_where_a_weekday_kept_brings_visits_in_every_week() -> None:
    modes = {f"{RULE}.mode": "hard", "roster.hosts.mode": "hard", "roster.hosts.max_hosts": "1"}
    needs = [need("T1", 2), need("T2", 2, minimum=2)]
    county = tiny_county(people(4), needs=needs)
    case = make_case(county, FIRST, LAST, {**BASE, **modes})
    weeks = WeeksModel(case, rules_with(case, Hosts(case, counted=False)))
    relaxed = solve_tiers(problem_of(weeks), Limits(), None)
    choice = choose_hosts(weeks, relaxed, Limits(), None)
    assert choice is not None
    assert sorted(len(hosts) for hosts in choice.values()) == [1, 1, 1, 1]
    answer = answer_of(case)
    assert answer.outcome is Outcome.OPTIMAL
    assert [t.value for t in answer.tiers[:4]] == [0, 0, 0, 2 * 2 * 2 * (30 + 60)]


def test_days_cost_what_the_checker_counts_in_half_days() -> None:
    county = tiny_county([person("P1")], [hospital(), facility("T1")], roads=[road("H1", "T1")], needs=[need("T1", 2)])
    modes = {f"{RULE}.mode": "soft", "roster.availability.slot": "half"}
    case = make_case(county, FIRST, LAST, {**BASE, **modes})
    weeks = WeeksModel(case)
    ranked = solve_tiers(problem_of(weeks), Limits(), None)
    fits = fit_all(weeks, ranked, Limits())
    verdict = audit(case, assemble_fits(weeks, fits.values(), ranked.values))
    # Of two days a week one person serves one on the weekday kept.
    assert totals(ranked, fits)[Tier.COMFORT] / 2 == verdict.tiers[Tier.COMFORT] == 2


def test_a_week_fits_whatever_comfort_its_days_miss() -> None:
    free = dict.fromkeys(Tier, 0)
    assert WeekFit(frozenset(), (), free | {Tier.COMFORT: 4}, free).fits
    assert not WeekFit(frozenset(), (), free | {Tier.TRAVEL: 4}, free).fits


def test_comfort_is_no_headline_tier() -> None:
    assert (*HEADLINE, Tier.COMFORT) == tuple(Tier)
